import type { createAddressRenamer } from "./rename-addresses.ts";
import type { WordRenamer } from "./rename-words.ts";
import { IPV4, IPV6 } from "./text-scan.ts";
import { replaceTokens, TOKEN, takeApart, withPlainDots } from "./token-text.ts";

const ESCAPE = String.raw`\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt\\"/])`;
const OCTETS = String.raw`(?<![\w.])\d{1,3}(?:\.\d{1,3}){0,2}\.\*`;
/** Letters and digits, percent-encoded ones among them. */
const WORD = String.raw`(?:[\p{L}\p{N}]|%(?:3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A]))+`;

/** A percent-encoded character that is no letter or digit. */
const NOT_A_LETTER = "%(?!3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])[0-9a-f]{2}";

const GROUPS = ["token", "ipv6", "ipv4", "octets", "escape", "encoded", "word"];
const PIECES = new RegExp(
  [TOKEN.source, IPV6.source, IPV4.source, OCTETS, ESCAPE, NOT_A_LETTER, WORD]
    .map((source, index) => `(?<${GROUPS[index]}>${source})`)
    .join("|"),
  "giu",
);
const WORDS = new RegExp(`(?:${ESCAPE})|(?<word>${WORD})`, "giu");

export interface Renaming {
  readonly word: WordRenamer;
  readonly addresses: ReturnType<typeof createAddressRenamer>;
  /** What a token that was written out is now. */
  readonly token: (token: string) => string | undefined;
}

/** Renames what a text names; everything that is no word, address or token stays, and so does the layout. */
export function renameText(text: string, renaming: Renaming): string {
  return text.replace(PIECES, (piece: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (groups.token !== undefined) {
      if (takeApart(withPlainDots(piece)) === null) return renameWords(piece, renaming.word);
      return replaceTokens(piece, renaming.token);
    }
    if (groups.ipv4 !== undefined) return renaming.addresses.ipv4(piece);
    if (groups.ipv6 !== undefined) return renaming.addresses.ipv6(piece);
    if (groups.octets !== undefined) return renaming.addresses.octets(piece);
    return groups.word === undefined ? piece : renameWord(piece, renaming.word);
  });
}

function renameWords(text: string, word: WordRenamer): string {
  return text.replace(WORDS, (piece: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    return groups.word === undefined ? piece : renameWord(piece, word);
  });
}

/** A word that is percent-encoded in places stays so in the same places. */
function renameWord(piece: string, word: WordRenamer): string {
  if (!piece.includes("%")) return word(piece) ?? piece;
  const units = piece.match(/%..|[^%]/gu) ?? [];
  const plain = units.map((unit) => (unit.length === 3 ? decoded(unit) : unit)).join("");
  const renamed = word(plain);
  if (renamed === null) return piece;
  const places = units.flatMap((unit, at) => (unit.length === 3 ? [at] : []));
  const encoded = new Set(places.map((at) => Math.min(at, renamed.length - 1)));
  return [...renamed]
    .map((letter, at) => (encoded.has(at) ? `%${letter.charCodeAt(0).toString(16)}` : letter))
    .join("");
}

function decoded(unit: string): string {
  return String.fromCharCode(Number.parseInt(unit.slice(1), 16));
}

/** The words of a text, in lower case, as the renaming sees them. */
export function wordsIn(text: string): readonly string[] {
  const found: string[] = [];
  renameWords(text, (word) => {
    found.push(word.toLowerCase());
    return null;
  });
  return found;
}
