import { quote } from "./format.ts";

/** JSON as written: pairs in their order, also those whose key stands twice. Offsets count from the text's start. */
export type JsonTree =
  | { readonly kind: "null"; readonly start: number; readonly end: number }
  | {
      readonly kind: "boolean";
      readonly value: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: "number"; readonly text: string; readonly start: number; readonly end: number }
  | {
      readonly kind: "string";
      readonly value: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: "array";
      readonly items: readonly JsonTree[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: "object";
      readonly pairs: readonly JsonPair[];
      readonly start: number;
      readonly end: number;
    };

export interface JsonPair {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonTree;
}

/** A value, or Go's words for what is wrong. */
export type JsonReading =
  | { readonly kind: "value"; readonly value: JsonTree }
  | { readonly kind: "error"; readonly message: string; readonly offset: number };

/** Deeper nesting is refused so that no text can exhaust the stack; Go's own limit is 10,000. */
const MAX_DEPTH = 500;

class JsonProblem extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

interface Reader {
  readonly text: string;
  offset: number;
  depth: number;
}

/**
 * Reads one JSON value from `from` on, with the errors of Go's decoder; what follows the value is left
 * alone. Never throws. Source: encoding/json, Decoder.Decode.
 */
export function readJsonText(text: string, from = 0): JsonReading {
  const reader: Reader = { text, offset: from, depth: 0 };
  skipSpace(reader);
  if (reader.offset >= text.length) return { kind: "error", message: "EOF", offset: text.length };
  try {
    return { kind: "value", value: readValue(reader) };
  } catch (found) {
    if (!(found instanceof JsonProblem)) throw found;
    return { kind: "error", message: found.message, offset: found.offset };
  }
}

/** Go reads bytes: of a character outside ASCII it names the first one. */
function unexpected(reader: Reader, context: string): never {
  const code = reader.text.codePointAt(reader.offset);
  if (code === undefined) throw new JsonProblem("unexpected EOF", reader.offset);
  const character = String.fromCharCode(firstByte(code));
  const inQuotes = quote(character).slice(1, -1).replace('\\"', '"').replace(/^'$/, "\\'");
  throw new JsonProblem(`invalid character '${inQuotes}' ${context}`, reader.offset);
}

function firstByte(code: number): number {
  if (code < 0x80) return code;
  if (code < 0x800) return 0xc0 | (code >> 6);
  return code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18);
}

function current(reader: Reader): string {
  return reader.text.charAt(reader.offset);
}

function skipSpace(reader: Reader): void {
  while (/^[ \t\r\n]$/.test(current(reader))) reader.offset++;
}

function readValue(reader: Reader): JsonTree {
  skipSpace(reader);
  const start = reader.offset;
  switch (current(reader)) {
    case "{":
      return nested(reader, readObject);
    case "[":
      return nested(reader, readArray);
    case '"':
      return { kind: "string", value: readString(reader), start, end: reader.offset };
    case "t":
      readWord(reader, "true");
      return { kind: "boolean", value: true, start, end: reader.offset };
    case "f":
      readWord(reader, "false");
      return { kind: "boolean", value: false, start, end: reader.offset };
    case "n":
      readWord(reader, "null");
      return { kind: "null", start, end: reader.offset };
    default:
      if (/^[-0-9]$/.test(current(reader))) {
        readNumber(reader);
        return {
          kind: "number",
          text: reader.text.slice(start, reader.offset),
          start,
          end: reader.offset,
        };
      }
      return unexpected(reader, "looking for beginning of value");
  }
}

function nested(reader: Reader, read: (reader: Reader) => JsonTree): JsonTree {
  if (reader.depth >= MAX_DEPTH) throw new JsonProblem("exceeded max depth", reader.offset);
  reader.depth++;
  const value = read(reader);
  reader.depth--;
  return value;
}

function readObject(reader: Reader): JsonTree {
  const start = reader.offset++;
  const pairs: JsonPair[] = [];
  skipSpace(reader);
  if (current(reader) === "}") {
    reader.offset++;
    return { kind: "object", pairs, start, end: reader.offset };
  }
  for (;;) {
    skipSpace(reader);
    if (current(reader) !== '"') unexpected(reader, "looking for beginning of object key string");
    const keyStart = reader.offset;
    const key = readString(reader);
    const keyEnd = reader.offset;
    skipSpace(reader);
    if (current(reader) !== ":") unexpected(reader, "after object key");
    reader.offset++;
    pairs.push({ key, keyStart, keyEnd, value: readValue(reader) });
    skipSpace(reader);
    const next = current(reader);
    if (next !== "," && next !== "}") unexpected(reader, "after object key:value pair");
    reader.offset++;
    if (next === "}") return { kind: "object", pairs, start, end: reader.offset };
  }
}

function readArray(reader: Reader): JsonTree {
  const start = reader.offset++;
  const items: JsonTree[] = [];
  skipSpace(reader);
  if (current(reader) === "]") {
    reader.offset++;
    return { kind: "array", items, start, end: reader.offset };
  }
  for (;;) {
    items.push(readValue(reader));
    skipSpace(reader);
    const next = current(reader);
    if (next !== "," && next !== "]") unexpected(reader, "after array element");
    reader.offset++;
    if (next === "]") return { kind: "array", items, start, end: reader.offset };
  }
}

function readWord(reader: Reader, word: string): void {
  for (const letter of word) {
    if (current(reader) !== letter)
      unexpected(reader, `in literal ${word} (expecting '${letter}')`);
    reader.offset++;
  }
}

function readNumber(reader: Reader): void {
  if (current(reader) === "-") reader.offset++;
  if (current(reader) === "0") reader.offset++;
  else readDigits(reader, "in numeric literal");
  if (current(reader) === ".") {
    reader.offset++;
    readDigits(reader, "after decimal point in numeric literal");
  }
  if (/^[eE]$/.test(current(reader))) {
    reader.offset++;
    if (/^[-+]$/.test(current(reader))) reader.offset++;
    readDigits(reader, "in exponent of numeric literal");
  }
}

function readDigits(reader: Reader, context: string): void {
  if (!/^[0-9]$/.test(current(reader))) unexpected(reader, context);
  while (/^[0-9]$/.test(current(reader))) reader.offset++;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function readString(reader: Reader): string {
  reader.offset++;
  let value = "";
  for (;;) {
    const from = reader.offset;
    while (isOrdinary(current(reader))) reader.offset++;
    value += reader.text.slice(from, reader.offset);
    const character = current(reader);
    if (character === '"') {
      reader.offset++;
      return value.replace(LONE_SURROGATE, "\ufffd");
    }
    if (character !== "\\") unexpected(reader, "in string literal");
    reader.offset++;
    const meant = ESCAPES.get(current(reader));
    if (meant !== undefined) {
      value += meant;
      reader.offset++;
    } else if (current(reader) === "u") {
      reader.offset++;
      value += readHex(reader);
    } else {
      unexpected(reader, "in string escape code");
    }
  }
}

function isOrdinary(character: string): boolean {
  return character >= " " && character !== '"' && character !== "\\";
}

function readHex(reader: Reader): string {
  const from = reader.offset;
  while (reader.offset < from + 4) {
    if (!/^[0-9a-fA-F]$/.test(current(reader)))
      unexpected(reader, "in \\u hexadecimal character escape");
    reader.offset++;
  }
  return String.fromCharCode(Number.parseInt(reader.text.slice(from, reader.offset), 16));
}
