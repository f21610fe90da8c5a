import { DEMO_ISSUER, DEMO_JWKS, DEMO_PRIVATE_KEYS } from "./jwt/demo-keys.ts";
import { candidates, type KeySet, readKeySet } from "./jwt/key-set.ts";
import { parseToken } from "./jwt/parse-token.ts";
import type { UsableKey } from "./jwt/public-key.ts";
import { verifySignature } from "./jwt/verify-signature.ts";
import { decodeText } from "./resources/decode.ts";
import type { Scenario } from "./scenario/document.ts";
import { resourceTexts } from "./scenario/document.ts";
import type { SourceRange } from "./source/range.ts";

/** The keys that somebody's tokens are checked with, and where they stand. */
export interface IssuerKeys {
  /** Null: any issuer. */
  readonly issuer: string | null;
  /** The text of the key set; one that is no key set counts as unreachable. */
  readonly text: string;
  readonly place:
    | { readonly kind: "inline"; readonly textIndex: number; readonly range: SourceRange }
    | { readonly kind: "uri"; readonly uri: string }
    /** The key set that the built-in issuer's URI answers without being asked for. */
    | { readonly kind: "built-in" };
}

/** Every key set that a RequestAuthentication of the scenario reaches, as the proxy finds it (semantics 4.6). */
export function issuerKeys(scenario: Scenario): readonly IssuerKeys[] {
  const answers = scenario.jwks ?? {};
  return resourceTexts(scenario).flatMap(({ name, text }, textIndex) =>
    decodeText(text, name)
      .value.flatMap((resource) =>
        resource.kind === "RequestAuthentication" ? resource.jwtRules : [],
      )
      .flatMap(({ issuer, jwks, jwksUri }): readonly IssuerKeys[] => {
        const named = issuer?.value ?? null;
        if (jwks !== null) {
          const place = { kind: "inline", textIndex, range: jwks.range } as const;
          return [{ issuer: named, text: jwks.value, place }];
        }
        const at = jwksUri?.value ?? named ?? "";
        const well = `${at.replace(/\/$/, "")}/.well-known/openid-configuration`;
        const uri = (jwksUri ? [at] : [at, well]).find((uri) => Object.hasOwn(answers, uri));
        const answer = uri === undefined ? undefined : answers[uri];
        if (uri !== undefined && answer !== undefined && answer !== "unreachable") {
          const body = typeof answer === "string" ? answer : JSON.stringify(answer);
          return [{ issuer: named, text: body, place: { kind: "uri", uri } }];
        }
        if (answer === undefined && named === DEMO_ISSUER) {
          const body = JSON.stringify(DEMO_JWKS);
          return [{ issuer: named, text: body, place: { kind: "built-in" } }];
        }
        return [];
      }),
  );
}

/**
 * What a key set says of a token: `malformed: …` in Envoy's words, `no-keys` for a text that is no key set, `no-key` where
 * no key fits its `kid` and `alg`, else what the signature is worth.
 */
export async function tokenStanding(token: string, keys: string): Promise<string> {
  const parsed = parseToken(token);
  if (parsed.kind === "malformed") return `malformed: ${parsed.status}`;
  const read = readKeySet(keys);
  if (read.kind === "invalid") return "no-keys";
  const fitting = candidates(read.keySet, parsed);
  return fitting.length === 0 ? "no-key" : verifySignature(fitting, parsed);
}

/**
 * The same key set with the public demonstration key in the place of every key, under the same `kid`; null for a text that
 * is no key set.
 */
export function withDemonstrationKeys(keys: string): string | null {
  const read = readKeySet(keys);
  if (read.kind === "invalid") return null;
  return JSON.stringify({ keys: demonstrationKeys(read.keySet) });
}

function demonstrationKeys({ keys }: KeySet): readonly object[] {
  return keys.map(({ kid, alg }: UsableKey) => ({
    kty: "OKP",
    crv: "Ed25519",
    x: DEMO_PRIVATE_KEYS.demo.x,
    ...(kid !== "" && { kid }),
    ...(alg !== "" && { alg: "EdDSA" }),
  }));
}

/** Whether one of the public demonstration keys signed the token, so that it guards nothing. */
export async function isDemonstrationToken(token: string): Promise<boolean> {
  const { demo, stranger } = DEMO_PRIVATE_KEYS;
  for (const { kty, crv, x } of [demo, stranger]) {
    const keys = JSON.stringify({ keys: [{ kty, crv, x }] });
    if ((await tokenStanding(token, keys)) === "good") return true;
  }
  return false;
}
