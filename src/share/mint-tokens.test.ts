import { describe, expect, test } from "vitest";
import { TEST_HOST } from "../../tests/support/engine.ts";
import { mint, type Scenario } from "../engine/index.ts";
import { makeCopy } from "./copy.ts";
import { mintTokens } from "./mint-tokens.ts";

const NOW = 1_795_305_600;
const ISSUER = "https://id.acme.com";

/** A key pair of an issuer that is not Lobby's, and tokens that it signs. */
const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
  "sign",
  "verify",
]);
const jwk = { ...(await crypto.subtle.exportKey("jwk", pair.publicKey)), kid: "k1", alg: "ES256" };

async function signed(
  claims: object,
  header: object = { alg: "ES256", kid: "k1" },
): Promise<string> {
  const input = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const algorithm = { name: "ECDSA", hash: "SHA-256" };
  const bytes = await crypto.subtle.sign(algorithm, pair.privateKey, Buffer.from(input));
  return `${input}.${Buffer.from(bytes).toString("base64url")}`;
}

const CLAIMS = { iss: ISSUER, sub: "alice", groups: ["a", "b"], exp: NOW + 3600 };
const GOOD = await signed(CLAIMS);

/** Key set inline, with a comment behind it that must stay. */
function scenarioOf(...requests: readonly object[]): Scenario {
  return {
    lobby: 1,
    now: "2026-11-22T00:00:00Z",
    resources: [
      {
        name: "jwt.yaml",
        text: `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: jwt, namespace: default }
spec:
  jwtRules:
  - issuer: ${ISSUER} # ours
    jwks: |
      ${JSON.stringify({ keys: [jwk] })}
    fromHeaders:
    - { name: authorization, prefix: "Bearer " }
    - { name: x-token }
    fromParams: [t]
# the end
`,
      },
    ],
    workloads: [{ name: "web", ports: [{ port: 80 }] }],
    requests: requests.map((http) => ({
      from: { principal: "cluster.local/ns/default/sa/x" },
      to: { workload: "default/web", port: 80 },
      http: { method: "GET", authority: "web", path: "/", ...http },
    })),
  };
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const mintOf = (scenario: Scenario) => mintTokens(scenario, { nowSeconds: NOW, keySets: "needed" });

test("a bearer token becomes the request's `jwt`, with the same claims", async () => {
  const { scenario, minted, kept } = await mintOf(scenarioOf(bearer(GOOD)));
  expect(scenario.requests?.[0]?.jwt).toEqual({
    claims: CLAIMS,
    header: { kid: "k1" },
    signWith: "demo",
  });
  expect(scenario.requests?.[0]?.http?.headers).toBeUndefined();
  expect({ minted, kept }).toEqual({ minted: 1, kept: [] });
});

test("only the key set's own text changes in a file", async () => {
  const before = scenarioOf(bearer(GOOD));
  const { scenario } = await mintOf(before);
  const lines = (of: Scenario) =>
    (Array.isArray(of.resources) ? of.resources : [])[0]?.text.split("\n");
  const [was = [], is = []] = [lines(before), lines(scenario)];
  expect(is.filter((line) => !was.includes(line))).toEqual([expect.stringContaining('"kid":"k1"')]);
  expect(was.filter((line) => !is.includes(line))).toHaveLength(2);
  expect(JSON.stringify(scenario)).not.toContain(jwk.x);
});

const forged = `${GOOD.slice(0, -8)}AAAAAAAA`;
const ways = [
  { note: "good", http: bearer(GOOD) },
  { note: "of a forged signature", http: bearer(forged) },
  { note: "expired", http: bearer(await signed({ ...CLAIMS, exp: NOW - 3600 })) },
  { note: "of an unknown kid", http: bearer(await signed(CLAIMS, { alg: "ES256", kid: "k2" })) },
  { note: "without a kid", http: bearer(await signed(CLAIMS, { alg: "ES256" })) },
  { note: "of another alg", http: bearer(await signed(CLAIMS, { alg: "RS256", kid: "k1" })) },
  { note: "of another issuer", http: bearer(await signed({ ...CLAIMS, iss: "https://x" })) },
  { note: "without an issuer", http: bearer(await signed({ sub: "alice" })) },
  {
    note: "of an alg that Envoy does not know",
    http: bearer(await signed(CLAIMS, { alg: "ES256K" })),
  },
  {
    note: "unsigned",
    http: bearer(`${(await signed(CLAIMS, { alg: "none" })).replace(/[^.]*$/, "")}`),
  },
  { note: "with claims of wrong types", http: bearer(await signed({ ...CLAIMS, sub: 7 })) },
  { note: "in another header", http: { headers: { "x-token": GOOD } } },
  { note: "in a parameter", http: { path: `/?t=${GOOD}&u=1` } },
  { note: "in a parameter, dots encoded", http: { path: `/?t=${GOOD.replaceAll(".", "%2e")}` } },
  { note: "twice", http: { headers: { authorization: [`Bearer ${GOOD}`, `Bearer ${forged}`] } } },
];

describe("[SH-5] however a token is judged, the minted one is judged the same", () => {
  test.each(ways)("$note", async ({ http }) => {
    const copy = await makeCopy(scenarioOf(bearer(GOOD), http), "mint", 1, TEST_HOST);
    expect(copy.comparison).toEqual({ requests: 2, differences: [] });
    expect(copy.kept).toEqual([]);
    const text = JSON.stringify(copy.scenario);
    const signature = (GOOD.split(".")[2] ?? "").slice(0, 40);
    expect(text).not.toContain(signature);
  });
});

test("tokens of the demonstration keys, and requests that mint, stay as they are", async () => {
  const token = await mint({ claims: { sub: "bob" } }, NOW);
  const scenario = scenarioOf(bearer(token));
  const own = { ...scenario, requests: [{ ...scenario.requests?.[0], jwt: { signWith: "none" } }] };
  const { scenario: copy, minted } = await mintOf(own as Scenario);
  expect(copy.requests?.[0]?.jwt).toEqual({ signWith: "none" });
  expect(minted).toBe(0);
});

test("a request that mints keeps failing where the key set becomes the demonstration key's", async () => {
  const scenario = scenarioOf(bearer(GOOD), {});
  const requests = scenario.requests?.map((request, index) =>
    index === 0 ? request : { ...request, jwt: { claims: CLAIMS, header: { kid: "k1" } } },
  );
  const copy = await makeCopy({ ...scenario, requests }, "mint", 1, TEST_HOST);
  expect(copy.comparison).toEqual({ requests: 2, differences: [] });
  // The old key set had no key for EdDSA; in the new one every key is for it, so the token asks for another.
  expect(copy.scenario.requests?.[1]?.jwt?.header).toEqual({ kid: "k1", alg: "RS256" });
});

test("the same token is the same wherever it stands", async () => {
  const scenario = scenarioOf(bearer(GOOD), { headers: { "x-token": GOOD } });
  const { scenario: copy } = await mintOf({ ...scenario, description: `See ${GOOD}.` });
  const expected = await mint(copy.requests?.[0]?.jwt ?? {}, NOW);
  expect(copy.requests?.[1]?.http?.headers?.["x-token"]).toBe(expected);
  expect(copy.description).toBe(`See ${expected}.`);
});
