import { expect, test } from "vitest";
import { trimEndOf, trimOf } from "./trim.ts";

test.each([
  { text: " \ta b\t ", both: "a b", end: " \ta b" },
  { text: "  ", both: "", end: "" },
  { text: "", both: "", end: "" },
  { text: "a\n ", both: "a\n", end: "a\n" },
])("$text", ({ text, both, end }) => {
  expect(trimOf(text, " \t")).toBe(both);
  expect(trimEndOf(text, " \t")).toBe(end);
});

test("many blanks before the end cost no more than the text is long", () => {
  const started = performance.now();
  expect(trimOf(`${" x".repeat(1)}${" ".repeat(1_000_000)}y`, " ")).toHaveLength(1_000_002);
  expect(performance.now() - started).toBeLessThan(1000);
});
