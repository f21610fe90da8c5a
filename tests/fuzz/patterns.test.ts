import { describe, expect, test } from "vitest";
import {
  admit,
  analyze,
  judge,
  type Scenario,
  type ScenarioRequest,
} from "../../src/engine/index.ts";
import { looksLikeScenario } from "../../src/ui/layout/open-text.ts";
import { fieldValue, middle, namespacedName, path } from "../../src/ui/lobby/truncate.ts";
import { endure } from "../support/endure.ts";
import { compile } from "../support/engine.ts";

/**
 * One piece, many times over, with an end that fits nothing: what makes a careless regular expression try every way
 * there is. Ten times as long takes a hundred times as long where one is careless.
 */
const LENGTH = 30_000;
const PIECES = [
  ..."/a .-*0=;_\n",
  "{*}/",
  "a.",
  "*a",
  "[a]",
  "%2e",
  "../",
  "/sa/a",
  "::",
  "=a;",
  "\u202e",
];
const pumps = PIECES.map((piece) => ({
  piece,
  text: `a${piece.repeat(LENGTH / piece.length)}\u00a7`,
}));

/** Every field of a policy that holds text, each with this one. */
function resourcesOf(text: string): string {
  const value = JSON.stringify(text);
  const each = (fields: string) => fields.split(" ").map((field) => `${field}: [${value}]`);
  const source = each(
    "principals requestPrincipals namespaces serviceAccounts ipBlocks remoteIpBlocks notPrincipals",
  );
  const operation = each("hosts ports methods paths notPaths");
  const keys = ["request.headers[", "request.auth.claims[", "source.ip", ""];
  const when = keys.map((key) => `{ key: ${JSON.stringify(`${key}${text}`)}, values: [${value}] }`);
  return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: a, namespace: default, labels: { ${value}: ${value} }, annotations: { ${value}: ${value} } }
spec:
  selector: { matchLabels: { ${value}: ${value} } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${value}, namespace: ${value} }
spec: {}
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: b, namespace: default }
spec:
  action: DENY
  rules:
  - from: [{ source: { ${source.join(", ")} } }]
    to: [{ operation: { ${operation.join(", ")} } }]
    when: [${when.join(", ")}]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: c, namespace: default }
spec:
  jwtRules:
  - { issuer: ${value}, jwksUri: ${value}, audiences: [${value}], outputPayloadToHeader: ${value} }
  - { issuer: i, jwks: ${value}, fromHeaders: [{ name: ${value}, prefix: ${value} }], fromParams: [${value}], timeout: ${value} }
`;
}

function requestsOf(text: string): readonly ScenarioRequest[] {
  const to = { workload: "default/w", port: 8080 };
  return [
    { from: { plaintext: true }, to, http: { path: `/${text}` } },
    { from: { principal: text }, to, http: { authority: text, headers: { [text]: text } } },
    { from: { ip: text, plaintext: true }, to, http: { method: text, path: "/" } },
    { from: { tls: "simple" }, to, sni: text, http: { headers: { cookie: text, host: text } } },
    {
      from: {},
      to,
      http: { headers: { authorization: `Bearer ${text}`, "x-forwarded-for": text } },
    },
    { from: { workload: text }, to: { workload: text }, http: {} },
    { from: {}, to, http: {}, jwt: { claims: { iss: text, exp: text, [text]: text } } },
  ];
}

const POLICIES = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: a, namespace: default }
spec:
  rules:
  - from: [{ source: { principals: ["*/sa/x", "td/*"], remoteIpBlocks: ["10.0.0.0/8"] } }]
    to: [{ operation: { paths: ["/a/{*}/b/{**}", "*x", "/a*"], hosts: ["*.example", "a*"], methods: ["*"] } }]
    when: [{ key: "request.headers[cookie]", values: ["*a=b*"] }, { key: connection.sni, values: ["*.x"] }]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: b, namespace: default }
spec: { jwtRules: [{ issuer: i, fromParams: [a], fromCookies: [a], jwks: '{"keys":[]}' }] }
`;

async function judgeAll(scenario: Scenario): Promise<unknown> {
  const world = compile(scenario);
  const judged = [];
  for (const request of scenario.requests ?? [])
    judged.push(await judge(world, request, { trace: true }));
  return { judged, analysis: analyze(world) };
}

describe.each(pumps)("$piece, over and over", ({ text }) => {
  const workloads = [{ name: "w", labels: { app: "w" } }];
  const now = "2026-11-22T00:00:00Z";

  test("in every field of a policy, judged", async () => {
    const [request] = requestsOf("x");
    const requests = request ? [request] : [];
    await endure(text, () =>
      judgeAll({ lobby: 1, resources: resourcesOf(text), workloads, now, requests }),
    );
  });

  test("in every field of a policy, asked of a cluster", async () => {
    await endure(text, () => admit(resourcesOf(text), "a"));
  });

  test("in every field of a request", async () => {
    const requests = [...requestsOf(text)];
    await endure(text, () => judgeAll({ lobby: 1, resources: POLICIES, workloads, now, requests }));
  });

  test("in what the page cuts and looks at", async () => {
    await endure(text, () => [
      looksLikeScenario(text),
      looksLikeScenario(`lobby${text}`),
      middle(text, 20),
      namespacedName(text),
      path(text, 20),
      fieldValue("principal", `${text}/sa/`, 20),
    ]);
  });
});

test("the pieces are long enough to show a careless pattern", async () => {
  const careless = /(?:x+x+)+y/;
  const input = "x".repeat(27);
  await expect(endure(input, () => careless.test(input))).rejects.toThrow("took");
});
