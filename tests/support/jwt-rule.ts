import type { JwtRule } from "../../src/engine/resources/request-authentication.ts";
import type { Located, SourceRange } from "../../src/engine/source/range.ts";

const RANGE: SourceRange = { source: "t", start: 0, end: 0 };

/** A jwtRule in short: texts for what the real one holds with a range. */
export interface ShortRule {
  readonly issuer?: string;
  readonly audiences?: readonly string[];
  readonly jwksUri?: string;
  readonly jwks?: string;
  readonly fromHeaders?: readonly { readonly name: string; readonly prefix?: string }[];
  readonly fromParams?: readonly string[];
  readonly fromCookies?: readonly string[];
  readonly outputPayloadToHeader?: string;
  readonly outputClaimToHeaders?: readonly { readonly header: string; readonly claim: string }[];
  readonly forwardOriginalToken?: boolean;
  readonly spaceDelimitedClaims?: readonly string[];
}

export function jwtRuleOf(short: ShortRule, index = 0): JwtRule {
  return {
    range: RANGE,
    index,
    issuer: optional(short.issuer),
    audiences: (short.audiences ?? []).map(located),
    jwksUri: optional(short.jwksUri),
    jwks: optional(short.jwks),
    fromHeaders: (short.fromHeaders ?? []).map(({ name, prefix }) => ({
      name: located(name),
      prefix: prefix ?? "",
    })),
    fromParams: (short.fromParams ?? []).map(located),
    fromCookies: (short.fromCookies ?? []).map(located),
    outputPayloadToHeader: optional(short.outputPayloadToHeader),
    outputClaimToHeaders: (short.outputClaimToHeaders ?? []).map(({ header, claim }) => ({
      header: located(header),
      claim: located(claim),
    })),
    forwardOriginalToken: short.forwardOriginalToken ?? false,
    spaceDelimitedClaims: (short.spaceDelimitedClaims ?? []).map(located),
  };
}

function located<T>(value: T): Located<T> {
  return { value, range: RANGE };
}

function optional(text: string | undefined): Located<string> | null {
  return text === undefined ? null : located(text);
}
