import { fromBase64url } from "../lib/base64url.ts";
import { isMap } from "./strings.ts";

/** A token taken apart, unverified. */
export interface TokenParts {
  readonly token: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The third segment as written; empty where there is none. */
  readonly signature: string;
}

/** Base64url segments of which the first begins as `{"` or `{ ` does; in a path the dots may be encoded. */
export const TOKEN =
  /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{4,}(?:\.|%2[Ee])[A-Za-z0-9_-]{2,}(?:(?:\.|%2[Ee])[A-Za-z0-9_-]*)?/g;

/** Replaces a text's tokens; where a token's dots were encoded, so are the other one's. */
export function replaceTokens(
  text: string,
  replacement: (token: string) => string | undefined,
): string {
  return text.replace(TOKEN, (written) => {
    const made = replacement(withPlainDots(written));
    if (made === undefined) return written;
    return written.includes("%") ? made.replaceAll(".", "%2E") : made;
  });
}

export function withPlainDots(written: string): string {
  return written.replaceAll(/%2e/gi, ".");
}

/** The tokens of a text, each as often as it stands there. What only looks like one is left out. */
export function tokensIn(text: string): readonly TokenParts[] {
  return [...text.matchAll(TOKEN)].flatMap(([token]) => takeApart(withPlainDots(token)) ?? []);
}

/** Null unless header and payload are JSON objects. */
export function takeApart(token: string): TokenParts | null {
  const [first = "", second = "", signature = ""] = token.split(".");
  const header = readSegment(first);
  const claims = readSegment(second);
  return header && claims && { token, header, claims, signature };
}

function readSegment(segment: string): Readonly<Record<string, unknown>> | null {
  const bytes = fromBase64url(segment);
  if (bytes === null) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isMap(value) ? value : null;
  } catch {
    return null;
  }
}
