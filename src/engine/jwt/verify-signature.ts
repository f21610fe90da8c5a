import { importJWK, type JWK } from "jose";
import { decodeBase64url } from "./base64url.ts";
import type { ParsedToken } from "./parse-token.ts";
import type { UsableKey } from "./public-key.ts";
import type { SignatureStatus } from "./signature-book.ts";

const ED25519_BYTES = 64;
const CURVES: Readonly<Record<string, { readonly alg: string; readonly bytes: number }>> = {
  "P-256": { alg: "ES256", bytes: 32 },
  "P-384": { alg: "ES384", bytes: 48 },
  "P-521": { alg: "ES512", bytes: 66 },
};

/**
 * Tries the candidate keys in order, as Envoy does: the key's type says how, the token's `alg` only which hash. A
 * key that cannot be imported or used verifies nothing.
 *
 * jose imports the keys; the check itself is WebCrypto's, since Envoy takes RSA keys under 2048 bits and ES signatures of odd
 * length, which jose refuses. Source: envoyproxy/envoy source/common/jwt/verify.cc.
 */
export async function verifySignature(
  keys: readonly UsableKey[],
  token: ParsedToken,
): Promise<SignatureStatus> {
  const signed = new TextEncoder().encode(token.signingInput);
  for (const key of keys) {
    if (key.kty === "OKP" && token.signature.length !== ED25519_BYTES) return "wrong-length";
    if (await verifies(key, token, signed)) return "good";
  }
  return "bad";
}

async function verifies(
  key: UsableKey,
  token: ParsedToken,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (key.jwk === null) return false;
  const subtle = webCrypto();
  const plan = planFor(key, token);
  if (plan === null) return false;
  const imported = await importKey(key, plan.importAlg);
  if (imported === null) return false;
  try {
    return await subtle.verify(plan.algorithm, imported, plan.signature, signed);
  } catch {
    // A PSS salt longer than a tiny modulus is an error to WebCrypto, and no signature to Envoy.
    return false;
  }
}

interface Plan {
  readonly importAlg: string;
  readonly algorithm: AlgorithmIdentifier | RsaPssParams | EcdsaParams;
  readonly signature: Uint8Array<ArrayBuffer>;
}

function planFor(key: UsableKey, token: ParsedToken): Plan | null {
  const { alg, signature } = token;
  const bits = /^(?:RS|PS|ES|HS)(384|512)$/.exec(alg)?.[1] ?? "256";
  switch (key.kty) {
    case "EC": {
      const curve = CURVES[String(key.jwk?.crv)];
      const fixed = curve ? fixedWidth(signature, curve.bytes) : null;
      if (!curve || !fixed) return null;
      const hash = alg.startsWith("ES") ? `SHA-${bits}` : "SHA-256";
      return { importAlg: curve.alg, algorithm: { name: "ECDSA", hash }, signature: fixed };
    }
    case "RSA": {
      const pss = alg.startsWith("PS");
      // EC and oct keys fall back to SHA-256 when the token names an alg of another kind. An RSA key does not.
      if (!pss && !alg.startsWith("RS")) return null;
      const algorithm = pss
        ? { name: "RSA-PSS", saltLength: Number(bits) / 8 }
        : { name: "RSASSA-PKCS1-v1_5" };
      return { importAlg: alg, algorithm, signature };
    }
    case "OKP":
      return { importAlg: "EdDSA", algorithm: { name: "Ed25519" }, signature };
    case "oct":
      return {
        importAlg: alg.startsWith("HS") ? alg : "HS256",
        algorithm: { name: "HMAC" },
        signature,
      };
  }
}

/** An ES signature as two numbers of the curve's size: Envoy cuts it in two halves of whole bytes. */
function fixedWidth(signature: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> | null {
  const half = Math.floor(signature.length / 2);
  const result = new Uint8Array(bytes * 2);
  for (const [index, start] of [0, half].entries()) {
    const number = signature.subarray(start, start + half);
    const from = number.findIndex((byte) => byte !== 0);
    const digits = from < 0 ? number.subarray(0, 0) : number.subarray(from);
    if (digits.length > bytes) return null;
    result.set(digits, bytes * (index + 1) - digits.length);
  }
  return result;
}

const imported = new WeakMap<UsableKey, Map<string, Promise<CryptoKey | null>>>();

function importKey(key: UsableKey, alg: string): Promise<CryptoKey | null> {
  const known = imported.get(key) ?? new Map<string, Promise<CryptoKey | null>>();
  imported.set(key, known);
  const made = known.get(alg) ?? importOnce(key, alg);
  known.set(alg, made);
  return made;
}

async function importOnce(key: UsableKey, alg: string): Promise<CryptoKey | null> {
  if (key.kty === "oct") {
    const secret = decodeBase64url(String(key.jwk?.k)) ?? new Uint8Array();
    const hash = `SHA-${alg.slice(2)}`;
    return webCrypto().importKey("raw", secret, { name: "HMAC", hash }, false, ["verify"]);
  }
  try {
    const made = await importJWK({ ...(key.jwk as JWK), alg }, alg);
    return made instanceof Uint8Array ? null : (made as CryptoKey);
  } catch {
    return null;
  }
}

function webCrypto(): SubtleCrypto {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    throw new Error(
      "this page has no WebCrypto, so no signature can be verified: open it over https or on localhost",
    );
  }
  return subtle;
}
