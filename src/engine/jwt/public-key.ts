import { decodeBase64url, encodeBase64url } from "./base64url.ts";
import { curvePoint, withoutLeadingZeros } from "./curve-point.ts";
import type { JsonObject } from "./parse-token.ts";

/** A key that Envoy can use; `jwk` has what the signature needs and nothing else. */
export interface UsableKey {
  readonly kty: "EC" | "RSA" | "oct" | "OKP";
  /** Empty when there is none, or one that is no text. */
  readonly kid: string;
  readonly alg: string;
  /** Null for the key that istiod makes up and whose private half nobody holds. */
  readonly jwk: JsonObject | null;
}

/**
 * One member of a key set's `keys`, or null if Envoy leaves it out. What a key is for (`use`, `key_ops`), a private
 * half and a certificate are not looked at.
 *
 * Source: envoyproxy/envoy source/common/jwt/jwks.cc; sizes measured on Envoy 1.39.
 */
export function readKey(member: JsonObject): UsableKey | null {
  const { kty } = member;
  const kid = textOf(member.kid) ?? "";
  const alg = textOf(member.alg) ?? "";
  if (kty !== "EC" && kty !== "RSA" && kty !== "oct" && kty !== "OKP") return null;
  const jwk = READERS[kty](member, alg);
  return jwk === null ? null : { kty, kid, alg, jwk };
}

type Reader = (member: JsonObject, alg: string) => JsonObject | null;

const READERS: Readonly<Record<UsableKey["kty"], Reader>> = {
  EC: readCurveKey,
  RSA: readRsaKey,
  oct: readSecret,
  OKP: readEdwardsKey,
};

const CURVE_OF_ALG: Readonly<Record<string, string>> = {
  ES256: "P-256",
  ES384: "P-384",
  ES512: "P-521",
};

/** The curve may follow from `alg`, and is P-256 where neither says one; both must agree. */
function readCurveKey(member: JsonObject, alg: string): JsonObject | null {
  const named = Object.hasOwn(member, "crv") ? textOf(member.crv) : "";
  if (named === null) return null;
  const implied = alg === "" ? undefined : CURVE_OF_ALG[alg];
  if (alg !== "" && implied === undefined) return null;
  if (named !== "" && implied !== undefined && implied !== named) return null;
  const crv = named || implied || "P-256";
  const [x, y] = [bytesOf(member.x), bytesOf(member.y)];
  const point = x && y ? curvePoint(crv, x, y) : null;
  return point && { kty: "EC", crv, x: encodeBase64url(point.x), y: encodeBase64url(point.y) };
}

const RSA_EXPONENTS = ["Aw", "AQAB"];
const RSA_BITS = { least: 512, most: 16_384 };

function readRsaKey(member: JsonObject, alg: string): JsonObject | null {
  if (alg !== "" && !alg.startsWith("RS") && !alg.startsWith("PS")) return null;
  const [modulus, exponent] = [bytesOf(member.n), bytesOf(member.e)];
  if (modulus === null || exponent === null) return null;
  const e = encodeBase64url(withoutLeadingZeros(exponent));
  const digits = withoutLeadingZeros(modulus);
  const [first = 0, last = 0] = [digits.at(0), digits.at(-1)];
  const bits = digits.length * 8 - (Math.clz32(first) - 24);
  const isOdd = last % 2 === 1;
  if (!RSA_EXPONENTS.includes(e) || !isOdd) return null;
  if (bits < RSA_BITS.least || bits > RSA_BITS.most) return null;
  return { kty: "RSA", n: encodeBase64url(digits), e };
}

function readSecret(member: JsonObject, alg: string): JsonObject | null {
  if (!["", "HS256", "HS384", "HS512"].includes(alg)) return null;
  const secret = bytesOf(member.k);
  return secret && secret.length > 0 ? { kty: "oct", k: encodeBase64url(secret) } : null;
}

function readEdwardsKey(member: JsonObject, alg: string): JsonObject | null {
  if (!["", "EdDSA"].includes(alg) || member.crv !== "Ed25519") return null;
  const point = bytesOf(member.x);
  return point?.length === 32 ? { kty: "OKP", crv: "Ed25519", x: encodeBase64url(point) } : null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function bytesOf(value: unknown): Uint8Array | null {
  return typeof value === "string" ? decodeBase64url(value) : null;
}
