import { importJWK } from "jose";
import { encodeBase64url } from "./base64url.ts";
import { DEMO_ISSUER, DEMO_KID, DEMO_PRIVATE_KEYS } from "./demo-keys.ts";

/** The scenario's `request.jwt`. */
export interface TokenToMint {
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
  readonly header?: Readonly<Record<string, unknown>> | undefined;
  readonly signWith?: "demo" | "stranger" | "none" | undefined;
}

const TIME_CLAIMS = ["exp", "nbf", "iat"];
const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * Makes the token that a request asks for. `exp`, `nbf` and `iat` may be relative to the scenario's clock (`+1h`, `-5m`,
 * `+30s`, `+2d`); without an `iss` it is the built-in issuer's. The same input gives the same token.
 */
export async function mint(spec: TokenToMint, nowSeconds: number): Promise<string> {
  const claims = Object.fromEntries(
    Object.entries({ iss: DEMO_ISSUER, ...spec.claims }).map(([name, value]) => [
      name,
      TIME_CLAIMS.includes(name) ? absoluteTime(value, nowSeconds) : value,
    ]),
  );
  const signWith = spec.signWith ?? "demo";
  if (signWith === "none") {
    return `${segment({ alg: "none", typ: "JWT", ...spec.header })}.${segment(claims)}.`;
  }
  const header: Readonly<Record<string, unknown>> = { typ: "JWT", kid: DEMO_KID, ...spec.header };
  // As it is written, sense or not (`crit`, `b64`, a time beyond numbers): what becomes of it is the filter's to say.
  const alg = header.alg === undefined ? "EdDSA" : header.alg;
  return signedElsewise({ ...header, alg }, claims, signWith);
}

/**
 * A token with this header and these claims as they are, nothing added, signed by a demonstration key. A header that claims
 * another `alg` than the key's says so, and the signature is the key's all the same.
 */
export async function signedElsewise(
  header: Readonly<Record<string, unknown>>,
  claims: Readonly<Record<string, unknown>>,
  signWith: "demo" | "stranger",
): Promise<string> {
  const input = `${segment(header)}.${segment(claims)}`;
  const key = await importJWK({ ...DEMO_PRIVATE_KEYS[signWith] }, "EdDSA");
  if (key instanceof Uint8Array) throw new Error("the demo key is no key pair");
  const signature = await crypto.subtle.sign("Ed25519", key, new TextEncoder().encode(input));
  return `${input}.${encodeBase64url(new Uint8Array(signature))}`;
}

function absoluteTime(value: unknown, nowSeconds: number): unknown {
  const relative = typeof value === "string" ? /^([+-])(\d+)([smhd])$/.exec(value) : null;
  if (!relative) return value;
  const [, sign, amount, unit = "s"] = relative;
  const seconds = Number(amount) * (UNIT_SECONDS[unit] ?? 1);
  return nowSeconds + (sign === "-" ? -seconds : seconds);
}

function segment(value: unknown): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
}
