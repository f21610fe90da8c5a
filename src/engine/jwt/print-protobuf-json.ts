import { printG } from "./print-number.ts";

/** What protobuf writes as `\uXXXX`: controls, `<`, `>`, and marks that show nothing. Measured on Envoy 1.39. */
const ESCAPED =
  /["\\<>\p{Cc}\xad\u0600-\u0603\u06dd\u070f\u17b4\u17b5\u200b-\u200f\u2028-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0001}\u{e0020}-\u{e007f}]/gu;
const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/**
 * JSON as protobuf prints a Value, which is how Envoy writes a list or an object into a header. The order of an object's
 * keys is not Envoy's: there it differs from request to request.
 */
export function printProtobufJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      return printString(value);
    case "number":
      return printDouble(value);
    case "boolean":
      return String(value);
    default:
      return value === null || value === undefined ? "null" : printContainer(value);
  }
}

function printContainer(value: object): string {
  if (Array.isArray(value)) return `[${value.map(printProtobufJson).join(",")}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${printString(name)}:${printProtobufJson(member)}`,
  );
  return `{${members.join(",")}}`;
}

/** Fifteen digits where they say it all, else seventeen. */
function printDouble(value: number): string {
  const short = printG(value, 15);
  return Number(short) === value ? short : printG(value, 17);
}

function printString(text: string): string {
  const escaped = text.replace(
    ESCAPED,
    (character) => SHORT.get(character) ?? codeUnits(character),
  );
  return `"${escaped}"`;
}

function codeUnits(character: string): string {
  let written = "";
  for (let at = 0; at < character.length; at++)
    written += `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
  return written;
}
