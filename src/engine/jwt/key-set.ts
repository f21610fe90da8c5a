import type { JsonObject, ParsedToken } from "./parse-token.ts";
import { readProtobufJson } from "./protobuf-json.ts";
import { readKey, type UsableKey } from "./public-key.ts";

/** Keys as Envoy holds them. `text` tells two sets apart. */
export interface KeySet {
  readonly text: string;
  readonly keys: readonly UsableKey[];
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
  const value = readProtobufJson(text) ?? null;
  if (!isObject(value)) return invalid("Jwks is an invalid JSON");
  if (!Object.hasOwn(value, "keys")) return invalid("Jwks does not have [keys] field");
  const listed = value.keys;
  if (!Array.isArray(listed)) return invalid("[keys] in Jwks is not an array");
  const keys = listed.flatMap((member) => (isObject(member) ? (readKey(member) ?? []) : []));
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

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(why: string): ReadKeySet {
  return { kind: "invalid", why };
}
