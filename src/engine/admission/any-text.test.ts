import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admit } from "./admit.ts";
import type { AdmissionAnswer } from "./answer.ts";

const NAMED = "metadata:\n  name: x\n  namespace: foo\n";
const POLICY = `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n${NAMED}`;
const TOKEN = `apiVersion: security.istio.io/v1\nkind: RequestAuthentication\n${NAMED}`;

/** The only answer to a text. */
function check(text: string): AdmissionAnswer {
  const [answer, ...more] = admit(text, "policy.yaml");
  if (answer === undefined || more.length > 0) throw new Error("not one answer");
  return answer;
}

describe("no text throws or hangs", () => {
  const bomb = Array.from(
    { length: 40 },
    (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`,
  );
  test.each([
    { note: "deep flow lists", text: "[".repeat(100_000) },
    { note: "deep block lists", text: "- ".repeat(50_000) },
    {
      note: "deep maps",
      text: Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join(""),
    },
    { note: "deep JSON", text: '{"a":'.repeat(100_000) },
    { note: "an alias bomb", text: `a0: &a0 x\n${bomb.join("\n")}\n` },
    {
      note: "a chain of aliases",
      text: `a0: &a0 [x]\n${Array.from({ length: 5000 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]\n`).join("")}`,
    },
    { note: "a value that contains itself", text: "a: &a [*a]\n" },
  ])("$note", ({ text }) => {
    expect(check(text)).toMatchObject({ verdict: "refused", layer: "parse" });
  });

  test.each(["__proto__", "constructor", "toString"])(
    "%s is an unknown field like any other",
    (key) => {
      const found = check(
        `${POLICY}  ${key}: 1\n${key}: 1\nspec:\n  ${key}: 1\n  rules: [{${key}: 1}]\n`,
      );
      expect(found.errors).toEqual(
        [
          `unknown field "metadata.${key}"`,
          `unknown field "${key}"`,
          `unknown field "spec.${key}"`,
          `unknown field "spec.rules[0].${key}"`,
        ].toSorted((a, b) =>
          a.includes("metadata") ? -1 : b.includes("metadata") ? 1 : a < b ? -1 : 1,
        ),
      );
    },
  );

  test("huge numbers", () => {
    const found = check(
      `${POLICY}spec:\n  rules: [${"9".repeat(5000)}, 1e400, 0x${"f".repeat(500)}]\n`,
    );
    expect(found.layer).toBe("schema");
  });

  test("ranges lie in the text, whatever it is", () => {
    const piece = fc.constantFrom(
      POLICY,
      TOKEN,
      "spec:\n",
      "  rules: [",
      "{",
      "}",
      "- ",
      "&a ",
      "*a",
      "\n",
      '"',
      "'",
      "---\n",
      "jwks: ",
      "\t",
      ": ",
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 20 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (written) => {
        for (const { ranges, errors, line } of admit(written, "a")) {
          expect(ranges.length).toBe(errors.length);
          for (const range of ranges) {
            if (range === null) continue;
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeLessThanOrEqual(written.length + 1);
            expect(range.start).toBeLessThanOrEqual(range.end);
          }
          if (line !== null) expect(line).toBeLessThanOrEqual(written.split("\n").length);
        }
      }),
    );
  });
});
