import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Scenario, ScenarioRequest } from "../../src/engine/index.ts";
import { DEMO_JWKS } from "../../src/engine/jwt/demo-keys.ts";
import { mint } from "../../src/engine/jwt/mint.ts";
import { toBase64url } from "../../src/lib/base64url.ts";
import { endure } from "../support/endure.ts";
import { compile, judgement } from "../support/engine.ts";
import { mutate, NASTY } from "../support/mutate.ts";
import { createPrng } from "../support/prng.ts";

const POLICIES = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: jwt }
spec:
  jwtRules:
    - issuer: https://issuer.example
      jwks: '${JSON.stringify(DEMO_JWKS)}'
      fromHeaders: [{ name: authorization, prefix: "Bearer " }, { name: x-jwt }]
      fromParams: [token, __proto__]
      fromCookies: [session, constructor]
      outputClaimToHeaders: [{ header: x-sub, claim: sub }, { header: x-deep, claim: a.b.c }]
      outputPayloadToHeader: x-payload
    - { issuer: other, jwks: '{"keys":[{"kty":"oct","k":"c2VjcmV0","alg":"HS256"}]}', forwardOriginalToken: true }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: a }
spec:
  rules:
    - to: [{ operation: { paths: ["/a/{*}", "/b/{**}/c", "*x", "/é*"], hosts: ["*.example"], methods: ["G*"] } }]
    - from: [{ source: { requestPrincipals: ["*"], notRemoteIpBlocks: ["10.0.0.0/8"] } }]
      when:
        - { key: "request.auth.claims[a][b]", values: [c] }
        - { key: "request.headers[x-forwarded-for]", notValues: ["*1"] }
        - { key: "request.auth.claims[__proto__][constructor]", notValues: [a] }`;

const SCENARIO: Scenario = {
  lobby: 1,
  resources: POLICIES,
  workloads: [{ name: "w" }],
  now: "2026-11-22T00:00:00Z",
};
const MODES = ["NONE", "BASE", "MERGE_SLASHES", "DECODE_AND_MERGE_SLASHES"] as const;
const WORLDS = MODES.map((normalization) =>
  compile({ ...SCENARIO, mesh: { pathNormalization: { normalization } } }),
);
const CASES = 3000;

function request(http: ScenarioRequest["http"]): ScenarioRequest {
  return { from: { plaintext: true }, to: { workload: "default/w", port: 8080 }, http };
}

async function judgeEverywhere(http: ScenarioRequest["http"]): Promise<unknown> {
  const judged = [];
  for (const world of WORLDS) judged.push(await judgement(world, request(http), true));
  return judged;
}

const PATHS = [
  "/",
  "/a/b",
  "/b/x/y/c",
  "/a/../b//c?x=1&token=t&token=u#f",
  "http://h.example:80/p?q",
  "*",
  "/%2e%2E/%5C%2f;x=1/..;/",
];
const LONG = 1_000_000;

describe("paths", () => {
  test("mutated", { timeout: 120_000 }, async () => {
    const random = createPrng(11);
    for (let index = 0; index < CASES; index++) {
      const path = mutate(random.pick(PATHS), random);
      await endure(path, () => judgeEverywhere({ path, authority: "a.example" }));
    }
  });

  test.each([
    { note: "slashes", path: "/".repeat(LONG) },
    { note: "up and up", path: "/..".repeat(LONG / 3) },
    { note: "down and up", path: "/a/..".repeat(LONG / 5) },
    { note: "segments", path: "/a".repeat(LONG / 2) },
    { note: "escapes", path: `/${"%2e".repeat(LONG / 3)}` },
    { note: "escaped slashes", path: `/${"%2f%5C".repeat(LONG / 6)}` },
    { note: "percent signs", path: `/${"%".repeat(LONG)}` },
    { note: "parameters", path: `/a?${"x&".repeat(LONG / 2)}` },
    { note: "tokens", path: `/a?${"token=a.b.c&".repeat(LONG / 12)}` },
    { note: "a template's worst", path: `/b/${"x/".repeat(LONG / 2)}` },
    { note: "surrogates", path: `/${"\ud800".repeat(LONG / 4)}` },
    { note: "a long query", path: `/?token=${"a".repeat(LONG)}` },
  ])("a megabyte of $note", { timeout: 30_000 }, async ({ path }) => {
    await endure(path, () => judgeEverywhere({ path, authority: "a.example" }));
  });
});

describe("headers, methods, authorities", () => {
  const NAMES = [
    "x-a",
    "Host",
    ":path",
    "cookie",
    "x-forwarded-for",
    "authorization",
    "content-type",
    "te",
    "connection",
    "content-length",
    "transfer-encoding",
    "upgrade",
    "__proto__",
    "constructor",
    "toString",
    "x y",
    "",
  ];
  const VALUES = [
    "v",
    "a=b; session=x.y.z; session=",
    "1.2.3.4, ::1, [::1]:80, x",
    "Bearer a.b.c",
    "application/grpc+proto",
    "trailers, x",
    "close, x-a",
    "00",
    "chunked",
    "websocket",
    ...NASTY,
  ];

  test("mutated", { timeout: 120_000 }, async () => {
    const random = createPrng(12);
    for (let index = 0; index < CASES; index++) {
      const value = () =>
        random.chance(0.5) ? random.pick(VALUES) : mutate(random.pick(VALUES), random);
      const headers = Object.fromEntries(
        random
          .some(NAMES, 0, 5)
          .map((name) => [
            random.chance(0.9) ? name : mutate(name, random),
            random.chance(0.7) ? value() : [value(), value()],
          ]),
      );
      const http = {
        method: random.chance(0.8)
          ? random.pick(["GET", "HEAD", "OPTIONS", "CONNECT"])
          : mutate("GET", random),
        authority: random.chance(0.8) ? "a.example" : mutate("a.example:80", random),
        path: "/a/b",
        headers,
      };
      await endure(http, () => judgeEverywhere(http));
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([
    { note: "one value", headers: { "x-a": "v".repeat(LONG) } },
    {
      note: "lines",
      headers: { "x-forwarded-for": Array.from({ length: 20_000 }, () => "1.2.3.4") },
    },
    { note: "entries", headers: { "x-forwarded-for": "1.2.3.4,".repeat(LONG / 8) } },
    { note: "cookies", headers: { cookie: "session=a.b.c; ".repeat(LONG / 15) } },
    {
      note: "names",
      headers: Object.fromEntries(
        Array.from({ length: 20_000 }, (_, index) => [`x-${index}`, "v"]),
      ),
    },
    { note: "a token", headers: { authorization: `Bearer ${"a".repeat(LONG)}.b.c` } },
    { note: "dots", headers: { authorization: `Bearer ${".".repeat(LONG)}` } },
    { note: "blanks", headers: { authorization: `Bearer ${" ".repeat(LONG)}x` } },
  ])("a megabyte of $note", { timeout: 30_000 }, async ({ headers }) => {
    await endure(headers, () => judgeEverywhere({ authority: "a.example", headers }));
  });
});

const part = (value: unknown) =>
  toBase64url(new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)));

describe("tokens", () => {
  test("mutated, whole and part by part", { timeout: 120_000 }, async () => {
    const random = createPrng(13);
    const claims = {
      iss: "https://issuer.example",
      sub: "alice",
      aud: ["a", "b"],
      exp: 4e9,
      a: { b: { c: "d" } },
    };
    const good = await mint({ claims, signWith: "demo" }, 1_795_305_600);
    const [header = "", payload = "", signature = ""] = good.split(".");
    const decoded = [header, payload].map((one) => Buffer.from(one, "base64url").toString());
    for (let index = 0; index < CASES; index++) {
      const inside = decoded.map((one) =>
        random.chance(0.5) ? part(mutate(one, random)) : part(one),
      );
      const token = random.chance(0.5) ? mutate(good, random) : [...inside, signature].join(".");
      const headers = { [random.pick(["authorization", "x-jwt"])]: `Bearer ${token}` };
      await endure(token, () => judgeEverywhere({ authority: "a.example", path: "/", headers }));
    }
  });

  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  test.each([
    { note: "a deep header", header: deep(50_000), payload: "{}" },
    {
      note: "a critical header",
      header: '{"alg":"EdDSA","crit":["exp","b64"],"b64":false}',
      payload: "{}",
    },
    {
      note: "an alg that takes the public key for a secret",
      header: '{"alg":"HS256","kid":"demo-1"}',
      payload: '{"iss":"https://issuer.example","exp":4000000000}',
    },
    { note: "an alg that is a list", header: '{"alg":["none","EdDSA"]}', payload: "{}" },
    {
      note: "numbers without end",
      header: '{"alg":"EdDSA"}',
      payload: `{"exp":${"9".repeat(100_000)}}`,
    },
    {
      note: "ten megabytes",
      header: '{"alg":"EdDSA"}',
      payload: `{"a":"${"x".repeat(10_000_000)}"}`,
    },
    { note: "a deep payload", header: '{"alg":"EdDSA"}', payload: deep(50_000) },
    {
      note: "a deep audience",
      header: '{"alg":"EdDSA"}',
      payload: `{"iss":"https://issuer.example","aud":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
    },
    {
      note: "prototype claims",
      header: '{"alg":"EdDSA","__proto__":{"kid":1}}',
      payload: '{"__proto__":{"iss":"https://issuer.example"},"constructor":1}',
    },
    {
      note: "huge times",
      header: '{"alg":"EdDSA"}',
      payload: '{"iss":"https://issuer.example","exp":1e999,"nbf":-1e999}',
    },
    {
      note: "times beyond 64 bits",
      header: '{"alg":"EdDSA"}',
      payload: '{"iss":"https://issuer.example","exp":18446744073709551616}',
    },
    {
      note: "a key twice",
      header: '{"alg":"none","alg":"EdDSA"}',
      payload: '{"iss":"a","iss":"https://issuer.example"}',
    },
    {
      note: "many claims",
      header: '{"alg":"EdDSA"}',
      payload: JSON.stringify(
        Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`c${index}`, index])),
      ),
    },
  ])("$note", { timeout: 30_000 }, async ({ header, payload }) => {
    const token = `${part(header)}.${part(payload)}.${part("x".repeat(64))}`;
    const headers = { authorization: `Bearer ${token}` };
    await endure(token, () => judgeEverywhere({ authority: "a.example", path: "/", headers }));
  });

  test("claims as deep as a scenario may nest, minted and read", { timeout: 30_000 }, async () => {
    let claim: unknown = "end";
    for (let depth = 0; depth < 150; depth++) claim = depth % 2 ? [claim] : { a: claim };
    const claims = { iss: "https://issuer.example", sub: "alice", a: { b: claim } };
    await endure("deep claims", async () => {
      const judged = [];
      for (const world of WORLDS)
        judged.push(
          await judgement(world, { ...request({ authority: "a.example" }), jwt: { claims } }, true),
        );
      return judged;
    });
  });

  test("a good token whose claims are deeper than any recursion", { timeout: 30_000 }, async () => {
    const claims = `{"iss":"other","sub":"alice","a":{"b":${"[".repeat(18_000)}${"]".repeat(18_000)}}}`;
    const signed = `${part('{"alg":"HS256"}')}.${part(claims)}`;
    const signature = createHmac("sha256", "secret").update(signed).digest("base64url");
    const headers = { authorization: `Bearer ${signed}.${signature}` };
    await endure("deep claims", () =>
      judgeEverywhere({ authority: "a.example", path: "/a/b", headers }),
    );
  });
});
