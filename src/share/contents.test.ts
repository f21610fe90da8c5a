import { describe, expect, test } from "vitest";
import { mint, type Scenario } from "../engine/index.ts";
import { type ContentKind, listContents } from "./contents.ts";

const NOW = 1_795_305_600;

function encode(...parts: readonly object[]): string {
  return parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
}
const tokenOf = (claims: object) => `${encode({ alg: "RS256" }, claims)}.c2lnbmF0dXJl`;

const ofText = (text: string): Scenario => ({ lobby: 1, resources: text });

async function valuesOf(scenario: Scenario, kind: ContentKind): Promise<readonly string[]> {
  const { groups } = await listContents(scenario, NOW);
  return (groups.find((group) => group.kind === kind)?.values ?? []).map(({ value }) => value);
}

describe("[SH-1] what is listed", () => {
  const cases: readonly {
    readonly note: string;
    readonly scenario: Scenario;
    readonly kind: ContentKind;
    readonly values: readonly string[];
  }[] = [
    {
      note: "namespaces of resources, rules, principals and service hosts",
      scenario: ofText(`kind: Pod
metadata: { name: a, namespace: shop }
spec:
  namespaces: [billing]
  principals: [cluster.local/ns/stock/sa/x]
  hosts: [web.front.svc.cluster.local]`),
      kind: "namespace",
      values: ["billing", "front", "shop", "stock"],
    },
    {
      note: "namespaces of a commented line",
      scenario: ofText("a: 1 # namespace: secret-project"),
      kind: "namespace",
      values: ["secret-project"],
    },
    {
      note: "no namespace that every cluster has",
      scenario: ofText("metadata: { namespace: istio-system }\nkind: x"),
      kind: "namespace",
      values: [],
    },
    {
      note: "namespaces of requests and expectations",
      scenario: {
        lobby: 1,
        requests: [
          {
            from: { workload: "one/a" },
            to: { workload: "two/b" },
            expect: { policy: "three/p" },
          },
        ],
      },
      kind: "namespace",
      values: ["one", "three", "two"],
    },
    {
      note: "hosts in comments, and none of Istio's API groups",
      scenario: ofText("apiVersion: security.istio.io/v1 # see wiki.corp.acme.com\n"),
      kind: "host",
      values: ["wiki.corp.acme.com"],
    },
    {
      note: "no field path of a policy as a host",
      scenario: ofText("# spec.rules.from, metadata.name and labels.app\n"),
      kind: "host",
      values: [],
    },
    {
      note: "the authority without its port",
      scenario: {
        lobby: 1,
        requests: [{ from: {}, to: { workload: "a" }, http: { authority: "shop.example:8443" } }],
      },
      kind: "host",
      values: ["shop.example"],
    },
    {
      note: "addresses and blocks, and no version or time",
      scenario: ofText(
        'ipBlocks: ["10.1.0.0/16", "2a00:1450::/32"] # 8.8.4.4 since 12:30:45, v1.2.3\n',
      ),
      kind: "address",
      values: ["10.1.0.0/16", "2a00:1450::/32", "8.8.4.4"],
    },
    {
      note: "email addresses in descriptions",
      scenario: { lobby: 1, description: "Ask jane.doe+istio@acme.com." },
      kind: "email",
      values: ["jane.doe+istio@acme.com"],
    },
    {
      note: "issuers and key set addresses",
      scenario: { lobby: 1, jwks: { "https://id.acme.com/keys": "unreachable" } },
      kind: "issuer",
      values: ["https://id.acme.com/keys"],
    },
    {
      note: "public keys by their kid",
      scenario: {
        lobby: 1,
        jwks: {
          "https://a.example/k": { keys: [{ kty: "RSA", kid: "k-7", n: "abc", e: "AQAB" }] },
        },
      },
      kind: "key",
      values: ["RSA k-7"],
    },
    {
      note: "names inside of tokens",
      scenario: { lobby: 1, description: tokenOf({ email: "joe@acme.com" }) },
      kind: "email",
      values: ["joe@acme.com"],
    },
  ];
  test.each(cases)("$note", async ({ scenario, kind, values }) => {
    expect(await valuesOf(scenario, kind)).toEqual(values);
  });

  test("how often", async () => {
    const { groups } = await listContents(ofText("# 8.8.4.4 8.8.4.4\n# 8.8.8.8\n"), NOW);
    expect(groups).toEqual([
      {
        kind: "address",
        values: [
          { value: "8.8.4.4", count: 2 },
          { value: "8.8.8.8", count: 1 },
        ],
      },
    ]);
  });

  test("nothing of an empty scenario", async () => {
    expect(await listContents({ lobby: 1 }, NOW)).toEqual({ groups: [], secrets: [] });
  });
});

const POLICY = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: a }
spec: { jwtRules: [{ issuer: "https://id.acme.com" }] }
`;

function withHeaders(headers: Readonly<Record<string, string>>): Scenario {
  return {
    lobby: 1,
    resources: POLICY,
    requests: [{ name: "r", from: {}, to: { workload: "a" }, http: { headers } }],
  };
}

describe("[SH-2] secrets", () => {
  test.each([
    { claims: { iss: "https://id.acme.com", exp: NOW + 9 }, time: "valid", known: true },
    { claims: { iss: "https://id.acme.com", exp: NOW - 1 }, time: "expired", known: true },
    { claims: { iss: "https://other.com" }, time: "no-expiry", known: false },
    { claims: { exp: NOW + 99, nbf: NOW + 9 }, time: "not-yet", known: false },
  ])("a token with $claims is $time", async ({ claims, time, known }) => {
    const value = tokenOf(claims);
    const { secrets } = await listContents(withHeaders({ authorization: `Bearer ${value}` }), NOW);
    const issuer = "iss" in claims ? claims.iss : null;
    expect(secrets).toEqual([{ kind: "token", value, where: "r", token: { time, issuer, known } }]);
  });

  test("a token that a demonstration key signed is listed, and is none", async () => {
    const token = await mint({ claims: { sub: "alice" } }, NOW);
    const scenario = withHeaders({ authorization: `Bearer ${token}` });
    const { secrets } = await listContents(scenario, NOW);
    expect(secrets).toEqual([]);
    expect(await valuesOf(scenario, "token")).toEqual([token]);
  });

  const PEM_KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----";
  test.each([
    {
      scenario: withHeaders({ authorization: "Basic dXNlcjpwYXNz" }),
      kind: "basic",
      value: "dXNlcjpwYXNz",
    },
    {
      scenario: withHeaders({ authorization: "Bearer opaque123" }),
      kind: "bearer",
      value: "opaque123",
    },
    { scenario: withHeaders({ cookie: "session=abc" }), kind: "cookie", value: "session=abc" },
    { scenario: withHeaders({ "X-Api-Key": "k-123456" }), kind: "api-key", value: "k-123456" },
    {
      scenario: ofText("# key AKIAABCDEFGHIJKLMNOP\n"),
      kind: "api-key",
      value: "AKIAABCDEFGHIJKLMNOP",
    },
    { scenario: ofText("# password: hunter22\n"), kind: "password", value: "hunter22" },
    {
      scenario: ofText("env:\n- { name: DB_PASSWORD, value: abc }\n"),
      kind: "password",
      value: "abc",
    },
    {
      scenario: ofText("kind: Secret\ndata: { pin: MTIzNA== }\n"),
      kind: "kubernetes-secret",
      value: "MTIzNA==",
    },
    {
      scenario: { lobby: 1 as const, description: PEM_KEY },
      kind: "private-key",
      value: "MIIEabc",
    },
    {
      scenario: ofText(`${POLICY}# \n---\njwks: '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}'\n`),
      kind: "private-key",
      value: "c2VjcmV0",
    },
  ])("$kind $value", async ({ scenario, kind, value }) => {
    const { secrets } = await listContents(scenario, NOW);
    expect(secrets).toMatchObject([{ kind, value, token: null }]);
  });

  test.each([
    { note: "a certificate", text: "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----" },
    { note: "a reference", text: "password: $(DB_PASSWORD)" },
    { note: "two words with a dot", text: "eyewear.shop.de" },
  ])("$note is none", async ({ text }) => {
    const { secrets } = await listContents({ lobby: 1, description: text }, NOW);
    expect(secrets).toEqual([]);
  });
});

test.each([
  { note: "letters", text: "ab".repeat(200_000) },
  { note: "beginnings of tokens", text: "eyey".repeat(100_000) },
  { note: "labels", text: "a.".repeat(200_000) },
  { note: "colons", text: "a:".repeat(200_000) },
  { note: "hashes", text: "#".repeat(400_000) },
  { note: "at signs", text: "a@".repeat(200_000) },
  { note: "secrets", text: "secret".repeat(60_000) },
  { note: "keys that never end", text: "-----BEGIN PRIVATE KEY-----\n".repeat(3_000) },
])("a wall of $note is looked through in time", async ({ text }) => {
  const start = performance.now();
  await listContents({ lobby: 1, description: text }, NOW);
  expect(performance.now() - start).toBeLessThan(4_000);
});
