import { describe, expect, test } from "vitest";
import {
  asciiLower,
  globMatches,
  readStringMatch,
  stringMatches,
  withoutCase,
} from "./string-match.ts";

function check(
  pattern: string,
  value: string,
  whole: "non-empty" | "present" = "non-empty",
): boolean {
  return stringMatches(readStringMatch(pattern, whole), value);
}

describe("a value of a rule (semantics 5.4, S)", () => {
  test.each([
    { pattern: "a", value: "a", holds: true, note: "exact" },
    { pattern: "a", value: "A", holds: false, note: "case counts" },
    { pattern: "a", value: "ab", holds: false, note: "exact is the whole value" },
    { pattern: "a*", value: "a", holds: true, note: "a prefix covers nothing more, too" },
    { pattern: "a*", value: "ab", holds: true, note: "prefix" },
    { pattern: "a*", value: "ba", holds: false, note: "prefix is at the start" },
    { pattern: "*a", value: "a", holds: true, note: "suffix of nothing more" },
    { pattern: "*a", value: "ba", holds: true, note: "suffix" },
    { pattern: "*a", value: "ab", holds: false, note: "suffix is at the end" },
    {
      pattern: "*foo*",
      value: "xfooy",
      holds: false,
      note: "a leading star makes the other literal (#51)",
    },
    {
      pattern: "*foo*",
      value: "xfoo*",
      holds: true,
      note: "a leading star makes the other literal (#51)",
    },
    { pattern: "**", value: "a*", holds: true, note: "two stars end with a star" },
    { pattern: "**", value: "a", holds: false, note: "two stars end with a star" },
    { pattern: "a*b", value: "a*b", holds: true, note: "a star in the middle is literal" },
    { pattern: "a*b", value: "axb", holds: false, note: "a star in the middle is literal" },
    { pattern: "*", value: "x", holds: true, note: "anything" },
    { pattern: "*", value: "\n", holds: true, note: "anything, also a line's end" },
    { pattern: "*", value: "", holds: false, note: "anything but nothing" },
    { pattern: "", value: "", holds: true, note: "an empty value is exact" },
  ])("$pattern against $value: $holds ($note)", ({ pattern, value, holds }) => {
    expect(check(pattern, value)).toBe(holds);
  });

  test("a lone star of a header holds for an empty value (H)", () => {
    expect(check("*", "", "present")).toBe(true);
  });
});

describe("hosts ignore the case of ASCII letters only", () => {
  test.each([
    { pattern: "Example.COM", value: "eXample.com", holds: true },
    { pattern: "*.Example", value: "a.EXAMPLE", holds: true },
    { pattern: "É", value: "é", holds: false },
  ])("$pattern against $value: $holds", ({ pattern, value, holds }) => {
    const match = withoutCase(readStringMatch(pattern, "present"));
    expect(stringMatches(match, asciiLower(value))).toBe(holds);
  });
});

describe("stars anywhere", () => {
  test.each([
    { pattern: "a", value: "a", holds: true },
    { pattern: "a*", value: "abc", holds: true },
    { pattern: "*b*", value: "abc", holds: true },
    { pattern: "a*c", value: "ac", holds: true },
    { pattern: "ab*bc", value: "abc", holds: false },
    { pattern: "a*b*c", value: "a-c-b", holds: false },
    { pattern: "a*b*c", value: "a-b-b-c", holds: true },
    { pattern: "*aa*a", value: "aaa", holds: true },
    { pattern: "*aa*aa", value: "aaa", holds: false },
    { pattern: "", value: "a", holds: false },
    { pattern: "*", value: "", holds: true },
  ])("$pattern against $value: $holds", ({ pattern, value, holds }) => {
    expect(globMatches(pattern, value)).toBe(holds);
  });

  test("many stars cost no more than the text is long", () => {
    const started = performance.now();
    expect(globMatches("*a".repeat(500), `${"a".repeat(100_000)}b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
