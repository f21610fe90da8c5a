import { describe, expect, test } from "vitest";
import { DEMO_JWKS } from "./jwt/demo-keys.ts";
import { mint, signedElsewise } from "./jwt/mint.ts";
import {
  isDemonstrationToken,
  issuerKeys,
  tokenStanding,
  withDemonstrationKeys,
} from "./token-standing.ts";

const NOW = 1_795_305_600;
const KEYS = JSON.stringify(DEMO_JWKS);
const GOOD = await mint({}, NOW);

const cases = [
  { note: "good", token: GOOD, keys: KEYS, standing: "good" },
  {
    note: "signed by a stranger",
    token: await mint({ signWith: "stranger" }, NOW),
    keys: KEYS,
    standing: "bad",
  },
  {
    note: "of another kid",
    token: await mint({ header: { kid: "x" } }, NOW),
    keys: KEYS,
    standing: "no-key",
  },
  { note: "cut short", token: GOOD.slice(0, -8), keys: KEYS, standing: "wrong-length" },
  { note: "before no key set", token: GOOD, keys: "{}", standing: "no-keys" },
  {
    note: "of an alg that nobody knows",
    token: await signedElsewise({ alg: "X" }, {}, "demo"),
    keys: KEYS,
    standing: "malformed: Jwt header [alg] is not supported",
  },
];

describe("what a key set says of a token", () => {
  test.each(cases)("$note", async ({ token, keys, standing }) => {
    expect(await tokenStanding(token, keys)).toBe(standing);
  });
});

test("the demonstration key takes the place of every usable key, under its kid", () => {
  const keys = [
    { kty: "oct", k: "c2VjcmV0", kid: "a", alg: "HS256" },
    { kty: "oct", k: "c2VjcmV0" },
    { kty: "oct" },
  ];
  const { x } = DEMO_JWKS.keys[0];
  const own = { kty: "OKP", crv: "Ed25519", x };
  expect(JSON.parse(withDemonstrationKeys(JSON.stringify({ keys })) ?? "")).toEqual({
    keys: [{ ...own, kid: "a", alg: "EdDSA" }, own],
  });
  expect(withDemonstrationKeys("no JSON")).toBeNull();
});

test("both demonstration keys are known, whatever the kid; others are not", async () => {
  const stranger = await mint({ signWith: "stranger", header: { kid: "y" } }, NOW);
  expect(await isDemonstrationToken(GOOD)).toBe(true);
  expect(await isDemonstrationToken(stranger)).toBe(true);
  expect(await isDemonstrationToken(`${GOOD.slice(0, -4)}AAAA`)).toBe(false);
});

test("key sets are found inline, by URI, by issuer, and built in", () => {
  const rule = (text: string) => `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: a }
spec: { jwtRules: [${text}] }
`;
  const found = issuerKeys({
    lobby: 1,
    resources: [
      {
        name: "a",
        text: rule("{ issuer: one, jwks: '{\"keys\":[]}' }, { issuer: two, jwksUri: https://k }"),
      },
      {
        name: "a",
        text: rule("{ issuer: three }, { issuer: https://issuer.example }, { issuer: none }"),
      },
    ],
    jwks: { "https://k": "text", "three/.well-known/openid-configuration": { keys: [] } },
  });
  expect(found.map(({ issuer, place }) => [issuer, place.kind])).toEqual([
    ["one", "inline"],
    ["two", "uri"],
    ["three", "uri"],
    ["https://issuer.example", "built-in"],
  ]);
  expect(found[0]?.place).toMatchObject({ textIndex: 0 });
});
