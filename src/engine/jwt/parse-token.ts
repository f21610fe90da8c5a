import { decodeBase64url } from "./base64url.ts";
import { readProtobufJson } from "./protobuf-json.ts";

export type JsonObject = { readonly [key: string]: unknown };

/** A token whose form is right; nothing is verified. */
export interface ParsedToken {
  readonly kind: "token";
  readonly alg: string;
  /** Empty when there is none. */
  readonly kid: string;
  readonly payload: JsonObject;
  /** The payload's segment exactly as in the token. */
  readonly payloadSegment: string;
  /** `header.payload` as it was sent: what the signature is over. */
  readonly signingInput: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

export interface MalformedToken {
  readonly kind: "malformed";
  /** Envoy's words, which are the answer's body. */
  readonly status: string;
}

const ALGORITHMS =
  "ES256 ES384 ES512 HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 EdDSA".split(" ");
const MAX_UINT64 = 2 ** 64;

/**
 * Takes a token apart in Envoy's order of checks; the first fault is the status (semantics 4.4, step 1).
 *
 * Source: envoyproxy/envoy source/common/jwt/jwt.cc, Jwt::parseFromString.
 */
export function parseToken(token: string): ParsedToken | MalformedToken {
  const parts = token.split(".").filter((part) => part !== "");
  const [headerSegment, payloadSegment, signatureSegment] = parts;
  if (
    parts.length !== 3 ||
    headerSegment === undefined ||
    payloadSegment === undefined ||
    signatureSegment === undefined
  ) {
    return malformed(
      "Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections",
    );
  }
  const header = readSegment(headerSegment, "header");
  if (typeof header === "string") return malformed(header);
  const headerFault = checkHeader(header);
  if (headerFault) return malformed(headerFault);
  const payload = readSegment(payloadSegment, "payload");
  if (typeof payload === "string") return malformed(payload);
  const payloadFault = checkPayload(payload);
  if (payloadFault) return malformed(payloadFault);
  const signature = decodeBase64url(signatureSegment);
  if (signature === null) return malformed("Jwt signature is an invalid Base64url encoded");
  return {
    kind: "token",
    alg: String(header.alg),
    kid: typeof header.kid === "string" ? header.kid : "",
    payload,
    payloadSegment,
    signingInput: `${headerSegment}.${payloadSegment}`,
    signature,
  };
}

function malformed(status: string): MalformedToken {
  return { kind: "malformed", status };
}

/** The JSON object of a segment, or the fault. */
function readSegment(segment: string, name: "header" | "payload"): JsonObject | string {
  const bytes = decodeBase64url(segment);
  if (bytes === null) return `Jwt ${name} is an invalid Base64url encoded`;
  const value = parseJson(bytes);
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as JsonObject) : `Jwt ${name} is an invalid JSON`;
}

/** Undefined if it is none. A lone `null` is an empty message. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = readProtobufJson(text);
    return value === null ? {} : value;
  } catch {
    return undefined;
  }
}

function checkHeader(header: JsonObject): string | null {
  const alg = header.alg;
  if (typeof alg !== "string") return "Jwt header [alg] field is required and must be a string";
  if (!ALGORITHMS.includes(alg)) return "Jwt header [alg] is not supported";
  return Object.hasOwn(header, "kid") && typeof header.kid !== "string"
    ? "Jwt header [kid] field is not a string"
    : null;
}

function checkPayload(payload: JsonObject): string | null {
  const has = (claim: string) => Object.hasOwn(payload, claim);
  const notString = (claim: string) =>
    has(claim) && typeof payload[claim] !== "string"
      ? `Jwt payload [${claim}] field is not a string`
      : null;
  const notTime = (claim: string) => {
    if (!has(claim)) return null;
    const value = payload[claim];
    if (typeof value !== "number") return `Jwt payload [${claim}] field is not an integer`;
    return value < 0 || value >= MAX_UINT64
      ? `Jwt payload [${claim}] field is not a positive 64 bit integer`
      : null;
  };
  const audience = payload.aud;
  const badAudience =
    has("aud") &&
    typeof audience !== "string" &&
    !(Array.isArray(audience) && audience.every((entry) => typeof entry === "string"));
  return (
    notString("iss") ??
    notString("sub") ??
    notTime("iat") ??
    notTime("nbf") ??
    notTime("exp") ??
    notString("jti") ??
    (badAudience ? "Jwt payload [aud] field is not a string or string list" : null)
  );
}

/** A time claim in whole seconds; 0 when there is none. */
export function timeClaim(payload: JsonObject, claim: "nbf" | "exp"): number {
  const value = payload[claim];
  return typeof value === "number" ? Math.trunc(value) : 0;
}

export function audiencesOf(payload: JsonObject): readonly string[] {
  const audience = payload.aud;
  return typeof audience === "string"
    ? [audience]
    : Array.isArray(audience)
      ? audience.map(String)
      : [];
}
