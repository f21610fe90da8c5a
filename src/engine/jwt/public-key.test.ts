import { describe, expect, test } from "vitest";
import { encodeBase64url } from "./base64url.ts";
import { readKey } from "./public-key.ts";

const X = "INfbRxNhZLwqXoPHqKnaE7pbpD-TCSe2-EE0iXm43NM";
const Y = "sCjKXafWFStad7O6VBLfSBQckzo3evWTKkVA64l3YRQ";
const EC = { kty: "EC", x: X, y: Y };
const P384 = {
  kty: "EC",
  x: "qofKIr6LBTeOscce8yCtdG4dO2KLp5uYWfdB4IJUKjhVAvJdv1UpbDpUXjhydgq3",
  y: "NhfeSpYmLG9dnpi_kpLcKfj0Hb0omhR86doxE7XwuMAKYLHOHX6BnXpDHXyQ6g5f",
};
const P521 = {
  kty: "EC",
  crv: "P-521",
  x: "AMaFjga3BATpzZ4-y2YjlbRCnGSBOQU_tSH4KK9ga009uqFLXnfv51ko_h3BJ6L_qN4zSLPBhWpCm_l-fjHC5b1m",
  y: "ARg5KWp4mjvABFyKX7QsfRvZmPVESVebRGgXr70XJz5mLJfucple9CZAxVC5AT-tB2E1PHCGonLCQIi-lHaf0WZQ",
};
const P521_X_PLUS_PRIME =
  "AsaFjga3BATpzZ4-y2YjlbRCnGSBOQU_tSH4KK9ga009uqFLXnfv51ko_h3BJ6L_qN4zSLPBhWpCm_l-fjHC5b1l";
const OKP = { kty: "OKP", crv: "Ed25519", x: "AupuB2cgbB64P99NMQGz_fSyGiZTYZ6s8WAEganLHRE" };
const OCT = { kty: "oct", k: "AAEC" };

/** An odd number of exactly this many bits, or the even one below it. */
function modulus(bits: number, odd = true): string {
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  bytes[0] = 1 << ((bits - 1) % 8);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | (odd ? 1 : 0);
  return encodeBase64url(bytes);
}
const RSA = { kty: "RSA", n: modulus(1024), e: "AQAB" };

/** Measured on Envoy 1.39: which members of `keys` it uses. */
describe("a key is used", () => {
  test.each([
    { note: "EC", key: { ...EC, crv: "P-256" } },
    { note: "EC without a curve is P-256", key: EC },
    { note: "EC whose curve follows from alg", key: { ...P384, alg: "ES384" } },
    { note: "EC with an empty curve", key: { ...EC, crv: "" } },
    { note: "EC with zeros in front of x", key: { ...EC, x: withZero(X) } },
    { note: "EC P-521", key: P521 },
    { note: "EC P-384", key: { ...P384, crv: "P-384" } },
    { note: "RSA", key: RSA },
    { note: "RSA with exponent 3", key: { ...RSA, e: "Aw" } },
    { note: "RSA with zeros in front", key: { ...RSA, n: withZero(RSA.n), e: withZero(RSA.e) } },
    { note: "RSA of 512 bits", key: { ...RSA, n: modulus(512) } },
    { note: "RSA of 16384 bits", key: { ...RSA, n: modulus(16_384) } },
    { note: "RSA with an alg of no known size", key: { ...RSA, alg: "RSxx" } },
    { note: "RSA for encryption", key: { ...RSA, use: "enc", key_ops: ["encrypt"] } },
    { note: "RSA whose kid and alg are no texts", key: { ...RSA, kid: 1, alg: null } },
    { note: "oct", key: OCT },
    { note: "oct with alg", key: { ...OCT, alg: "HS512" } },
    { note: "OKP", key: OKP },
    { note: "OKP with alg", key: { ...OKP, alg: "EdDSA" } },
  ])("$note", ({ key }) => {
    expect(readKey(key)).toMatchObject({ kty: key.kty });
  });
});

describe("a key is left out", () => {
  test.each([
    { note: "without kty", key: { ...OKP, kty: undefined } },
    { note: "kty in another case", key: { ...OCT, kty: "OCT" } },
    { note: "kty that every object has", key: { kty: "toString" } },
    { note: "EC off its curve", key: { ...EC, y: X } },
    { note: "EC of another curve", key: { ...EC, crv: "P-384" } },
    { note: "EC whose curve is no text", key: { ...EC, crv: null } },
    { note: "EC of an unknown curve", key: { ...EC, crv: "secp256k1" } },
    { note: "EC whose alg and curve differ", key: { ...EC, crv: "P-256", alg: "ES384" } },
    { note: "EC with an RSA alg", key: { ...EC, alg: "RS256" } },
    { note: "EC with an alg of no known size", key: { ...EC, alg: "ESxx" } },
    { note: "EC without y", key: { ...EC, y: undefined } },
    { note: "EC at nought", key: { ...EC, x: "AA", y: "AA" } },
    { note: "EC P-521 off its curve", key: { ...P521, y: P521.x } },
    { note: "EC with a number over the prime", key: { ...P521, x: P521_X_PLUS_PRIME } },
    { note: "RSA with exponent 17", key: { ...RSA, e: "EQ" } },
    { note: "RSA with an even modulus", key: { ...RSA, n: modulus(1024, false) } },
    { note: "RSA of 511 bits", key: { ...RSA, n: modulus(511) } },
    { note: "RSA of 16385 bits", key: { ...RSA, n: modulus(16_385) } },
    { note: "RSA with an ES alg", key: { ...RSA, alg: "ES256" } },
    { note: "RSA without n", key: { ...RSA, n: "" } },
    { note: "RSA in the other alphabet", key: { ...RSA, n: `${RSA.n}+/` } },
    { note: "oct without bytes", key: { ...OCT, k: "" } },
    { note: "oct with an alg of no known size", key: { ...OCT, alg: "HSxx" } },
    { note: "OKP of another curve", key: { ...OKP, crv: "X25519" } },
    { note: "OKP of 31 bytes", key: { ...OKP, x: encodeBase64url(new Uint8Array(31)) } },
    { note: "OKP with a longer alg", key: { ...OKP, alg: "EdDSAx" } },
  ])("$note", ({ key }) => {
    expect(readKey(key)).toBeNull();
  });
});

test("numbers come at the width that WebCrypto wants, and nothing else comes along", () => {
  expect(readKey({ ...EC, x: withZero(X), d: "secret", use: "enc", kid: "k" })).toEqual({
    kty: "EC",
    kid: "k",
    alg: "",
    jwk: { kty: "EC", crv: "P-256", x: X, y: Y },
  });
});

function withZero(text: string): string {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  return encodeBase64url(Uint8Array.of(0, ...bytes));
}
