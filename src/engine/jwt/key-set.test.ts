import { describe, expect, test } from "vitest";
import { candidates, readKeySet } from "./key-set.ts";
import type { ParsedToken } from "./parse-token.ts";

const ED = { kty: "OKP", crv: "Ed25519", x: "AupuB2cgbB64P99NMQGz_fSyGiZTYZ6s8WAEganLHRE" };

describe("a text as a key set", () => {
  test.each([
    { text: "", why: "Jwks is an invalid JSON" },
    { text: "{", why: "Jwks is an invalid JSON" },
    { text: "[]", why: "Jwks is an invalid JSON" },
    { text: "{}", why: "Jwks does not have [keys] field" },
    { text: JSON.stringify(ED), why: "Jwks does not have [keys] field" },
    { text: '{"keys":{}}', why: "[keys] in Jwks is not an array" },
    { text: '{"keys":null}', why: "[keys] in Jwks is not an array" },
    { text: '{"keys":[]}', why: "Jwks doesn't have any valid public key" },
    { text: '{"keys":[{"kty":"EC"},1,null]}', why: "Jwks doesn't have any valid public key" },
  ])("$text", ({ text, why }) => {
    expect(readKeySet(text)).toEqual({ kind: "invalid", why });
  });

  test("bad keys beside a good one are left out", () => {
    const read = readKeySet(JSON.stringify({ keys: [null, "x", { kty: "RSA" }, ED, {}] }));
    expect(read).toMatchObject({ kind: "keys", keySet: { keys: [{ kty: "OKP" }] } });
  });
});

/** The `kid/alg` of the keys that may have signed a token. */
function fitting(keys: readonly object[], kid: string, alg: string): readonly string[] {
  const read = readKeySet(JSON.stringify({ keys: keys.map((key) => ({ ...ED, ...key })) }));
  if (read.kind !== "keys") throw new Error(read.why);
  const token: ParsedToken = {
    kind: "token",
    kid,
    alg,
    payload: {},
    payloadSegment: "",
    signingInput: "",
    signature: new Uint8Array(),
  };
  return candidates(read.keySet, token).map((key) => `${key.kid}/${key.alg}`);
}

test.each([
  { note: "kid agrees", kid: "a", alg: "EdDSA", fit: ["a/", "a/EdDSA", "/"] },
  { note: "no kid in the token", kid: "", alg: "EdDSA", fit: ["a/", "b/", "a/EdDSA", "/"] },
  { note: "another alg", kid: "a", alg: "RS256", fit: ["a/", "/"] },
  { note: "a kid of another case", kid: "A", alg: "EdDSA", fit: ["/"] },
])("keys that fit: $note", ({ kid, alg, fit }) => {
  const keys = [{ kid: "a" }, { kid: "b" }, { kid: "a", alg: "EdDSA" }, {}];
  expect(fitting(keys, kid, alg)).toEqual(fit);
});
