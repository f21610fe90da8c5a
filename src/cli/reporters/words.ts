import type { Difference } from "../compare.ts";
import type { Checked, Summary } from "./reporter.ts";

/** `status expected 403, got 200; policy expected "foo/x", got null`, or why there is no verdict. */
export function whatIsWrong({ answer, differences }: Checked): string {
  return "error" in answer ? answer.error : differences.map(differenceWords).join("; ");
}

export function differenceWords({ field, expected, got }: Difference): string {
  return `${field} expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`;
}

export function summaryWords({ requests, scenarios, differing }: Summary): string {
  return `${requests} requests in ${scenarios} scenarios: ${requests - differing} agree, ${differing} differ`;
}

/**
 * A text on one line, with nothing in it that a terminal obeys: names come from files, and a line break in one must not
 * start a line that a log reader takes for another command.
 */
export function oneLine(text: string): string {
  return text.replace(UNPRINTABLE, (character) => ESCAPES[character] ?? codeOf(character));
}

const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|\p{Cs}/gu;
const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** `\u001b`, as JSON writes it. */
export function codeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
