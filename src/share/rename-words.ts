import { isKept } from "./kept-words.ts";

/** What a word is mostly part of; it gives the pseudonym its name. */
export type WordKind = "ns" | "host" | "app" | "user" | "word" | "secret";

/** What the renaming starts from. */
export interface WordPlan {
  /** The words to rename, in lower case, in the order in which they get their numbers. */
  readonly words: ReadonlyMap<string, WordKind>;
  /** Every word of every text of the scenario, in lower case. */
  readonly all: ReadonlySet<string>;
  /** Beginnings and ends of words to which a wildcard is attached, in lower case. */
  readonly stems: {
    readonly prefixes: ReadonlySet<string>;
    readonly suffixes: ReadonlySet<string>;
  };
  /** A pseudonym's beginning that puts it in its place in an order; empty where no order matters. */
  readonly lead: (word: string) => string;
}

/** Gives a word its pseudonym, in the word's own case; null for a word that stays. */
export type WordRenamer = (word: string) => string | null;

/** Shortest stem that is worth hiding. */
const LEAST_STEM = 2;

/**
 * A renaming of words that is one-to-one and keeps what wildcards see: of two words one begins (or ends) as a pattern says
 * exactly if its pseudonym begins (or ends) as the pattern's pseudonym does.
 */
export function createWordRenamer(plan: WordPlan): WordRenamer {
  const words = new Map(plan.words);
  const stems = hiddenStems(plan, words);
  const width = Math.max(2, String(words.size).length);
  const used = new Set<string>();
  const codes = new Map<string, string>();
  const counters = new Map<string, number>();
  const literal = [...plan.stems.prefixes].filter((stem) => !stems.prefixes.has(stem));
  const literalEnds = [...plan.stems.suffixes].filter((stem) => !stems.suffixes.has(stem));

  /** Whether a pattern whose stem stays would take the code for one of its own. */
  function fitsLiteral(code: string): boolean {
    return (
      literal.some((stem) => code.startsWith(stem)) ||
      literalEnds.some((stem) => code.endsWith(stem))
    );
  }

  function fresh(kind: WordKind, lead: string): string {
    for (let attempt = 0; ; attempt++) {
      const count = (counters.get(kind) ?? 0) + 1;
      counters.set(kind, count);
      const number = String(count).padStart(width, "0");
      for (const [before, behind] of AFFIXES) {
        const code = `${lead}${before}${kind}${number}${behind}`;
        const taken = used.has(code) || plan.all.has(code);
        // A pattern for every letter of the alphabet leaves no code that none of them fits.
        const fits = attempt < MOST_ATTEMPTS && fitsLiteral(code);
        if (taken || fits) continue;
        used.add(code);
        return code;
      }
    }
  }

  function codeOf(word: string): string {
    const known = codes.get(word);
    if (known !== undefined) return known;
    const made = /^\d+$/.test(word) ? digits(word) : composed(word);
    codes.set(word, made);
    return made;
  }

  /** The pseudonym of the stem that the word begins with, of its middle, and of the stem that it ends with. */
  function composed(word: string): string {
    const kind = words.get(word) ?? "word";
    const front = longest(plan.stems.prefixes, (stem) => word.startsWith(stem) && stem !== word);
    const back = longest(plan.stems.suffixes, (stem) => word.endsWith(stem) && stem !== word);
    const overlap = front.length + back.length > word.length;
    const start = front === "" ? "" : stemCode(front, stems.prefixes);
    const end = back === "" || overlap ? "" : stemCode(back, stems.suffixes);
    const accent = /[^\0-\x7f]/.test(word) ? "é" : "";
    if (front.length + back.length === word.length && start && end) return start + end;
    return start + fresh(kind, start === "" ? plan.lead(word) : "") + accent + end;
  }

  function stemCode(stem: string, hidden: ReadonlySet<string>): string {
    return hidden.has(stem) ? codeOf(stem) : stem;
  }

  function digits(word: string): string {
    const count = (counters.get("digits") ?? 0) + 1;
    counters.set("digits", count);
    return `9${String(count).padStart(word.length - 1, "0")}`;
  }

  for (const word of words.keys()) codeOf(word);
  return (word) => {
    const lower = word.toLowerCase();
    return words.has(lower) ? inCaseOf(word, lower, codeOf) : null;
  };
}

const LETTERS = [..."xqzjwkvyhubcdefgilmnoprsta"];
/** What stands around a code so that no pattern takes it for one of its own; the first that does counts. */
const AFFIXES = [
  ["", ""],
  ...LETTERS.map((letter) => [letter, ""] as const),
  ...LETTERS.flatMap((before) => LETTERS.map((behind) => [before, behind] as const)),
] as const;
const MOST_ATTEMPTS = 3;

/** Which stems are renamed; words that begin (or end) with one are from now on renamed, too. */
function hiddenStems({ stems, all }: WordPlan, words: Map<string, WordKind>): WordPlan["stems"] {
  const hide = (list: ReadonlySet<string>, has: (word: string, stem: string) => boolean) => {
    const hidden = new Set<string>();
    for (const stem of [...list].toSorted((a, b) => a.length - b.length)) {
      const holders = [...all].filter((word) => has(word, stem));
      const named = words.has(stem) || holders.some((word) => words.has(word));
      const fixed = holders.some((word) => !words.has(word) && isKept(word)) || isKept(stem);
      if (!named || fixed || stem.length < LEAST_STEM || /^\d+$/.test(stem)) {
        words.delete(stem);
        continue;
      }
      hidden.add(stem);
      if (!words.has(stem)) words.set(stem, "word");
      for (const word of holders) if (!words.has(word)) words.set(word, "word");
    }
    return hidden;
  };
  const prefixes = hide(stems.prefixes, (word, stem) => word.startsWith(stem));
  const suffixes = hide(stems.suffixes, (word, stem) => word.endsWith(stem));
  return { prefixes, suffixes };
}

function longest(list: ReadonlySet<string>, fits: (stem: string) => boolean): string {
  let best = "";
  for (const stem of list) if (stem.length > best.length && fits(stem)) best = stem;
  return best;
}

/** Small, Capital and CAPITALS carry over; any other mixture gets a pseudonym of its own. */
function inCaseOf(word: string, lower: string, codeOf: (word: string) => string): string {
  if (word === lower) return codeOf(lower);
  const code = codeOf(lower);
  if (word.length > 1 && word === word.toUpperCase()) return code.toUpperCase();
  const capital = word.charAt(0).toUpperCase() + lower.slice(1);
  if (word === capital) return code.charAt(0).toUpperCase() + code.slice(1);
  return camel(word, code);
}

/** The capital letters at the same places, as far as there are letters. */
function camel(word: string, code: string): string {
  return [...code]
    .map((letter, at) => {
      const model = word.charAt(at);
      return model !== "" && model !== model.toLowerCase() ? letter.toUpperCase() : letter;
    })
    .join("");
}
