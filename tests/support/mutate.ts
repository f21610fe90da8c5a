import type { Prng } from "./prng.ts";

/** Pieces that have broken parsers before. */
export const NASTY: readonly string[] = [
  "",
  "\0",
  "\u{feff}",
  "\ud800",
  "\udc00x",
  "\r",
  "\t",
  " ",
  "\n---\n",
  "\n...\n",
  "- ",
  ": ",
  "{",
  "}",
  "[",
  "]",
  "'",
  '"',
  "&a ",
  "*a",
  "<<: ",
  "!!binary ",
  "!!js/function ",
  "|",
  ">-",
  "%",
  "%2f",
  "%zz",
  "%00",
  "\\",
  "..;",
  "/../",
  "*",
  "{**}",
  "~",
  "null",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "NaN",
  ".inf",
  "1e999",
  "-0",
  "0x7fffffffffffffffffff",
  "99999999999999999999999999",
  "2026-11-22",
  "é𝒳‮",
  "eyJhbGciOiJub25lIn0.e30.",
  "a".repeat(300),
];

/** The text with one to five pieces cut, doubled, moved, replaced or put in. */
export function mutate(text: string, random: Prng): string {
  let result = text;
  const times = 1 + random.below(5);
  for (let round = 0; round < times; round++) {
    const at = random.below(result.length + 1);
    const length = random.below(random.chance(0.8) ? 8 : 200);
    const before = result.slice(0, at);
    const piece = result.slice(at, at + length);
    const after = result.slice(at + length);
    const mutants = [
      before + after,
      before + piece + piece + after,
      after + piece + before,
      before + random.pick(NASTY) + after,
      before + random.pick(NASTY) + piece + after,
      before + String.fromCharCode(random.below(random.chance(0.9) ? 128 : 65536)) + after,
    ];
    result = random.pick(mutants);
  }
  return result;
}
