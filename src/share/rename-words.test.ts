import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createWordRenamer, type WordKind, type WordPlan } from "./rename-words.ts";

function planOf(
  words: readonly string[],
  stems: { readonly prefixes?: readonly string[]; readonly suffixes?: readonly string[] } = {},
  others: readonly string[] = [],
): WordPlan {
  const prefixes = new Set(stems.prefixes ?? []);
  const suffixes = new Set(stems.suffixes ?? []);
  return {
    words: new Map(words.map((word): [string, WordKind] => [word, "ns"])),
    all: new Set([...words, ...others, ...prefixes, ...suffixes]),
    stems: { prefixes, suffixes },
    lead: () => "",
  };
}

describe("a word", () => {
  test("keeps its case", () => {
    const rename = createWordRenamer(planOf(["shop"]));
    expect(["shop", "Shop", "SHOP", "other"].map(rename)).toEqual(["ns01", "Ns01", "NS01", null]);
  });
  test("that is a number of an account becomes a number of the same length", () => {
    const rename = createWordRenamer(planOf(["123456789012"]));
    expect(rename("123456789012")).toBe("900000000001");
  });
  test("never becomes a word that is there", () => {
    const rename = createWordRenamer(planOf(["shop"], {}, ["ns01", "xns01"]));
    expect(["ns01", "xns01"]).not.toContain(rename("shop"));
  });
});

describe("a stem", () => {
  test("that hides a name is hidden itself", () => {
    const rename = createWordRenamer(planOf(["frontend"], { prefixes: ["fron"] }));
    const stem = rename("fron") ?? "fron";
    expect(stem).not.toBe("fron");
    expect(rename("frontend")?.startsWith(stem)).toBe(true);
  });
  test("that a word of the format begins with stays, and names that begin so keep it", () => {
    const rename = createWordRenamer(
      planOf(["services-x", "servants"], { prefixes: ["serv"] }, ["services"]),
    );
    expect(rename("serv")).toBeNull();
    expect(rename("servants")).toMatch(/^servns\d+$/);
  });
});

/** Few letters, so that words often begin and end alike. */
const word = fc.string({
  unit: fc.constantFrom("a", "b", "n", "s", "1"),
  minLength: 2,
  maxLength: 5,
});

test("wildcards see the same afterwards, and no two words become one", () => {
  const words = fc.uniqueArray(word, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      words,
      words,
      fc.array(word, { maxLength: 2 }),
      fc.array(word, { maxLength: 2 }),
      (named, others, prefixes, suffixes) => {
        const plan = planOf(named, { prefixes, suffixes }, others);
        const rename = createWordRenamer(plan);
        const became = (text: string) => rename(text) ?? text;
        const all = [...plan.all].filter((text) => !/^\d+$/.test(text));
        expect(new Set(all.map(became)).size).toBe(all.length);
        for (const text of all) {
          for (const stem of prefixes) {
            expect(became(text).startsWith(became(stem)), `${text} ${stem}*`).toBe(
              text.startsWith(stem),
            );
          }
          // A word that is all stem, from both ends at once, cannot serve both.
          if (prefixes.length > 0) continue;
          for (const stem of suffixes) {
            expect(became(text).endsWith(became(stem)), `${text} *${stem}`).toBe(
              text.endsWith(stem),
            );
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
