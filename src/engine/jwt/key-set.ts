import { decodeBase64url } from "./base64url.ts";
import type { JsonObject, ParsedToken } from "./parse-token.ts";

/** Keys as Envoy holds them. `text` tells two sets apart. */
export interface KeySet {
  readonly text: string;
  readonly keys: readonly UsableKey[];
}

export interface UsableKey {
  readonly kty: "EC" | "RSA" | "oct" | "OKP";
  readonly kid: string;
  readonly alg: string;
  /** Null for the key that istiod makes up and whose private half nobody holds. */
  readonly jwk: JsonObject | null;
}

/** What istiod hands to the proxy when a key set cannot be fetched (semantics 4.6). */
export const PLACEHOLDER_KEY_SET: KeySet = {
  text: "placeholder",
  keys: [{ kty: "RSA", kid: "", alg: "", jwk: null }],
};

/** A key set, or why Envoy takes it for none. */
export type ReadKeySet =
  | { readonly kind: "keys"; readonly keySet: KeySet }
  | { readonly kind: "invalid"; readonly why: string };

/** Reads a JWK set as Envoy does: keys that it cannot use are left out, but one must remain. */
export function readKeySet(text: string): ReadKeySet {
  const value = parse(text);
  if (!isObject(value)) return invalid("Jwks is an invalid JSON");
  if (!Object.hasOwn(value, "keys")) return invalid("Jwks does not have [keys] field");
  const listed = value.keys;
  if (!Array.isArray(listed)) return invalid("[keys] in Jwks is not an array");
  const keys = listed.flatMap((jwk) => (isObject(jwk) ? usable(jwk) : []));
  return keys.length > 0
    ? { kind: "keys", keySet: { text, keys } }
    : invalid("Jwks doesn't have any valid public key");
}

/** The keys that may have signed a token: by kid and alg, where a missing one on either side fits (semantics 4.4). */
export function candidates(keySet: KeySet, token: ParsedToken): readonly UsableKey[] {
  return keySet.keys.filter(
    (key) =>
      (token.kid === "" || key.kid === "" || key.kid === token.kid) &&
      (key.alg === "" || key.alg === token.alg),
  );
}

const EC_BYTES: Readonly<Record<string, number>> = { "P-256": 32, "P-384": 48, "P-521": 66 };
/** Exponents 3 and 65537, in base64url with any leading zeros decoded away. */
const RSA_EXPONENTS = ["3", "65537"];

function usable(jwk: JsonObject): readonly UsableKey[] {
  const { kty, kid, alg } = jwk;
  if (
    (kid !== undefined && typeof kid !== "string") ||
    (alg !== undefined && typeof alg !== "string")
  )
    return [];
  const names = { kid: kid ?? "", alg: alg ?? "", jwk };
  const fits = (prefixes: readonly string[]) =>
    names.alg === "" || prefixes.some((prefix) => names.alg.startsWith(prefix));
  switch (kty) {
    case "EC":
      return fits(["ES"]) && isCurvePoint(jwk) ? [{ kty, ...names }] : [];
    case "RSA":
      return fits(["RS", "PS"]) && isRsaKey(jwk) ? [{ kty, ...names }] : [];
    case "oct":
      return fits(["HS"]) && (bytesOf(jwk.k)?.length ?? 0) > 0 ? [{ kty, ...names }] : [];
    case "OKP":
      return fits(["EdDSA"]) && jwk.crv === "Ed25519" && bytesOf(jwk.x)?.length === 32
        ? [{ kty, ...names }]
        : [];
    default:
      return [];
  }
}

function isCurvePoint(jwk: JsonObject): boolean {
  const size = EC_BYTES[String(jwk.crv)];
  const [x, y] = [bytesOf(jwk.x), bytesOf(jwk.y)];
  return size !== undefined && x !== null && y !== null && x.length <= size && y.length <= size;
}

function isRsaKey(jwk: JsonObject): boolean {
  const exponent = bytesOf(jwk.e);
  const modulus = bytesOf(jwk.n);
  if (exponent === null || modulus === null || modulus.length === 0 || exponent.length > 8)
    return false;
  return RSA_EXPONENTS.includes(String(exponent.reduce((value, byte) => value * 256 + byte, 0)));
}

function bytesOf(value: unknown): Uint8Array | null {
  return typeof value === "string" ? decodeBase64url(value) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(why: string): ReadKeySet {
  return { kind: "invalid", why };
}
