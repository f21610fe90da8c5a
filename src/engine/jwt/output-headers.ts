import type { HeaderLine } from "../http/request.ts";
import type { JwtRule } from "../resources/request-authentication.ts";
import { encodeBase64 } from "./base64url.ts";
import type { JsonObject, ParsedToken } from "./parse-token.ts";
import { printF } from "./print-number.ts";
import { printProtobufJson } from "./print-protobuf-json.ts";

/** Headers that a rule writes, in lower case: they are taken from the request before it is looked at (semantics 4.8). */
export function outputHeaderNames(rule: JwtRule): readonly string[] {
  const payload = rule.outputPayloadToHeader?.value;
  return [
    ...(payload ? [payload] : []),
    ...rule.outputClaimToHeaders.map(({ header }) => header.value),
  ].map((name) => name.toLowerCase());
}

/** The headers that a good token adds. */
export function outputHeaders(rule: JwtRule, token: ParsedToken): readonly HeaderLine[] {
  const payload = rule.outputPayloadToHeader?.value;
  const claims = rule.outputClaimToHeaders.flatMap(({ header, claim }) => {
    const value = claimAsHeader(dottedClaim(token.payload, claim.value));
    return value === null ? [] : [{ name: header.value.toLowerCase(), value }];
  });
  return [
    ...(payload ? [{ name: payload.toLowerCase(), value: token.payloadSegment }] : []),
    ...claims,
  ];
}

/** A claim by a dotted path through objects; one whose own name has a dot is out of reach. */
function dottedClaim(payload: JsonObject, path: string): unknown {
  let at: unknown = payload;
  for (const key of path.split(".")) {
    if (typeof at !== "object" || at === null || Array.isArray(at) || !Object.hasOwn(at, key))
      return undefined;
    at = (at as JsonObject)[key];
  }
  return at;
}

function claimAsHeader(claim: unknown): string | null {
  switch (typeof claim) {
    case "string":
      return claim === "" ? null : latin1Bytes(claim);
    case "number":
      return numberText(claim);
    case "boolean":
      return String(claim);
    case "object":
      return claim === null
        ? null
        : encodeBase64(new TextEncoder().encode(printProtobufJson(claim)));
    default:
      return null;
  }
}

/** Whole numbers from 0 to 2^64 as digits, everything else as C's `%f` prints it. */
function numberText(value: number): string {
  const fits = Number.isInteger(value) && value >= 0 && value < 2 ** 64;
  return fits ? BigInt(value).toString() : printF(value);
}

/** A header holds bytes: what is not ASCII stands as its UTF-8 bytes. */
function latin1Bytes(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}
