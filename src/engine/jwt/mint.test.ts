import { describe, expect, test } from "vitest";
import { DEMO_ISSUER, DEMO_JWKS } from "./demo-keys.ts";
import { candidates, readKeySet } from "./key-set.ts";
import { mint, type TokenToMint } from "./mint.ts";
import { parseToken } from "./parse-token.ts";
import { verifySignature } from "./verify-signature.ts";

const NOW = 1_000_000;
const FORM = "Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections";

function partsOf(token: string): readonly unknown[] {
  return token
    .split(".")
    .slice(0, 2)
    .map((part) => JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/"))));
}

async function statusOf(spec: TokenToMint): Promise<string> {
  const parsed = parseToken(await mint(spec, NOW));
  if (parsed.kind === "malformed") return parsed.status;
  const read = readKeySet(JSON.stringify(DEMO_JWKS));
  if (read.kind !== "keys") throw new Error(read.why);
  const keys = candidates(read.keySet, parsed);
  return keys.length === 0 ? "no key" : verifySignature(keys, parsed);
}

describe("times", () => {
  test.each([
    { text: "+1h", seconds: NOW + 3600 },
    { text: "-5m", seconds: NOW - 300 },
    { text: "+30s", seconds: NOW + 30 },
    { text: "+2d", seconds: NOW + 172_800 },
    { text: "1h", seconds: "1h" },
    { text: "+1w", seconds: "+1w" },
    { text: 5, seconds: 5 },
  ])("$text", async ({ text, seconds }) => {
    const claims = { exp: text, nbf: text, iat: text, other: text };
    const token = await mint({ claims }, NOW);
    expect(partsOf(token)[1]).toEqual({
      iss: DEMO_ISSUER,
      exp: seconds,
      nbf: seconds,
      iat: seconds,
      other: text,
    });
  });
});

test.each([
  { note: "the demo issuer's key", spec: {}, status: "good" },
  { note: "a key that no issuer has", spec: { signWith: "stranger" as const }, status: "bad" },
  { note: "no signature", spec: { signWith: "none" as const }, status: FORM },
  { note: "another kid", spec: { header: { kid: "x" } }, status: "no key" },
  { note: "an alg that is not the key's", spec: { header: { alg: "RS256" } }, status: "no key" },
])("signed with $note", async ({ spec, status }) => {
  expect(await statusOf(spec)).toBe(status);
});

test("the same input gives the same token; header and issuer can be replaced", async () => {
  const spec = { claims: { sub: "alice", iss: "me" }, header: { typ: "at+jwt", x: 1 } };
  expect(await mint(spec, NOW)).toBe(await mint(spec, NOW));
  expect(partsOf(await mint(spec, NOW))).toEqual([
    { typ: "at+jwt", kid: "demo-1", x: 1, alg: "EdDSA" },
    { iss: "me", sub: "alice" },
  ]);
});

test.each([
  { note: "a time beyond numbers", spec: { claims: { exp: Infinity, nbf: -Infinity, iat: NaN } } },
  { note: "a critical header that nobody knows", spec: { header: { crit: ["x"], x: 1 } } },
  { note: "a payload that is not encoded", spec: { header: { crit: ["b64"], b64: false } } },
  { note: "an alg that is no text", spec: { header: { alg: null } } },
])("$note is minted as it is written", async ({ spec }) => {
  const [header, claims] = partsOf(await mint(spec, NOW));
  expect(header).toMatchObject(spec.header ?? {});
  expect(claims).toMatchObject(JSON.parse(JSON.stringify(spec.claims ?? {})));
});
