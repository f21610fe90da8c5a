import { describe, expect, test } from "vitest";
import { mint, type Scenario } from "../engine/index.ts";
import { pseudonymise } from "./pseudonymise.ts";

const OPTIONS = { nowSeconds: 1_795_305_600, seed: 7 };

async function copyOf(scenario: Omit<Scenario, "lobby">) {
  return pseudonymise({ lobby: 1, ...scenario }, OPTIONS);
}

async function textOf(text: string): Promise<string> {
  const { scenario } = await copyOf({ resources: text });
  return typeof scenario.resources === "string" ? scenario.resources : "";
}

test("comments, quotes and layout of a text stay, and so does what is no name", async () => {
  const text = `# Only shop-till (jane@acme.de, from 8.8.4.4) may   read; see https://wiki.acme.de/istio
apiVersion: security.istio.io/v1
kind:  AuthorizationPolicy   # of shop
metadata: {name: allow-read, 'namespace': "shop"}
spec:
  action:   ALLOW

  rules:
  - from: [{source: {principals: ["cluster.local/ns/shop/sa/till"], ipBlocks: [10.0.0.0/8]}}]
    to: [{operation: {methods: [GET], paths: ["/orders/*"], hosts: ["*.acme.de:8443"]}}]
    when: [{key: "request.headers[x-role]", values: ["admin"]}]
`;
  const renamed = await textOf(text);
  const before = text.split("\n");
  const after = renamed.split("\n");
  expect(after[0]).toMatch(
    /^# Only ns\d\d-app\d\d \(user\d\d@host\d\d\.de, from [\d.]+\) may {3}read; see https:\/\/host\d\d\.host\d\d\.de\/istio$/,
  );
  expect(after[3]).toMatch(/^metadata: \{name: allow-read, 'namespace': "ns\d\d"\}$/);
  expect(after[8]).toMatch(
    /"cluster\.local\/ns\/ns\d\d\/sa\/app\d\d"\], ipBlocks: \[10\.0\.0\.0\/8\]/,
  );
  expect(after[9]).toMatch(/paths: \["\/orders\/\*"\], hosts: \["\*\.host\d\d\.de:8443"\]/);
  for (const same of [1, 4, 5, 6, 7, 10]) expect(after[same]).toBe(before[same]);
  expect(renamed).not.toMatch(/shop|till|jane|acme|wiki|8\.8\.4\.4/);
});

test("one name is one pseudonym in policies, requests, meshes, labels, headers and expectations", async () => {
  const { scenario, rename } = await copyOf({
    name: "The billing case",
    mesh: { rootNamespace: "billing-root", trustDomain: "acme.net" },
    resources: [{ name: "billing.yaml", text: "metadata: { namespace: billing }\nkind: Pod\n" }],
    workloads: [{ name: "billing", namespace: "billing", labels: { app: "billing" } }],
    requests: [
      {
        name: "to billing",
        from: { principal: "acme.net/ns/billing/sa/billing" },
        to: { workload: "billing/billing" },
        http: {
          authority: "BILLING.acme.net",
          path: "/billing/%62illing",
          headers: { "x-billing": "billing" },
        },
        expect: { policy: "billing/x", details: "matched_policy[ns[billing]-policy[x]-rule[0]]" },
      },
    ],
  });
  const code = rename("billing");
  expect(code).toMatch(/^ns\d\d$/);
  expect(scenario).toMatchObject({
    name: `The ${code} case`,
    mesh: { rootNamespace: `${code}-root` },
    resources: [{ name: `${code}.yaml` }],
    workloads: [{ name: code, namespace: code, labels: { app: code } }],
    requests: [
      {
        to: { workload: `${code}/${code}` },
        http: { headers: { [`x-${code}`]: code } },
        expect: { policy: `${code}/x`, details: `matched_policy[ns[${code}]-policy[x]-rule[0]]` },
      },
    ],
  });
  const http = scenario.requests?.[0]?.http;
  expect(http?.authority?.split(".")[0]).toBe(code.toUpperCase());
  expect(decodeURIComponent(http?.path ?? "")).toBe(`/${code}/${code}`);
  expect(http?.path).toContain("%");
  expect(JSON.stringify(scenario)).not.toMatch(/billing/i);
});

test.each([
  {
    note: "a name written with escapes",
    text: 'metadata: { namespace: "\\u0073h\\x6fp" }\nkind: Pod\n',
  },
  { note: "a document that is not YAML", text: "kind: Pod\nmetadata: {\n  namespace: shop\n" },
  { note: "a name inside of another word", text: "namespace: shop\nimage: shopfront\n" },
  { note: "a list in a comment", text: "# namespaces: [till, shop]\n" },
])("$note is seen", async ({ text }) => {
  const renamed = await textOf(text);
  expect(renamed).toMatch(/ns\d\d/);
  expect(renamed).not.toMatch(/shop|till|\\u0073/);
});

describe("well-known names stay", () => {
  test.each([
    "metadata: { name: x, namespace: istio-system }\nkind: Pod",
    "principals: [cluster.local/ns/default/sa/default]",
    "selector: { matchLabels: { istio: ingressgateway } }",
    "hosts: [kubernetes.default.svc.cluster.local, example.com]",
    "ports: [{ name: http-web, port: 80, protocol: TCP }]",
    "when: [{ key: source.ip, values: [127.0.0.1, 192.168.0.0/16] }]",
    // A namespace that is called like a field of the format.
    "metadata: { namespace: rules }\nkind: Pod\nspec: { rules: [] }",
  ])("%s", async (text) => expect(await textOf(text)).toBe(text));
});

test("minted tokens say the new names", async () => {
  const { scenario } = await copyOf({
    resources: "issuer: https://id.acme.de",
    requests: [
      {
        from: {},
        to: { workload: "a" },
        jwt: { claims: { iss: "https://id.acme.de", email: "joe@acme.de", exp: "+1h" } },
      },
    ],
  });
  const claims = scenario.requests?.[0]?.jwt?.claims;
  expect(scenario.resources).toBe(`issuer: ${String(claims?.iss)}`);
  expect(claims).toMatchObject({
    email: expect.stringMatching(/^user\d\d@host\d\d\.de$/),
    exp: "+1h",
  });
});

test("tokens in comments are minted, and nothing of the old one is left", async () => {
  const token = await mint({ claims: { iss: "https://id.acme.de", sub: "joe" } }, 1);
  const text = await textOf(`# e.g. ${token}\nkind: Pod\n`);
  expect(text).toMatch(/^# e\.g\. eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+\nkind: Pod\n$/);
  const payload = Buffer.from(text.split(".")[3] ?? "", "base64url").toString();
  expect(payload).not.toMatch(/acme|joe/);
});

describe("secrets become something else", () => {
  test.each([
    {
      note: "a Kubernetes Secret",
      text: "kind: Secret\ndata: { pin: aHVudGVyMjI= }\n",
      gone: "aHVudGVyMjI",
    },
    { note: "a password in a comment", text: "# password: hunter22\n", gone: "hunter22" },
    {
      note: "a private key, line by line",
      text: "key: |\n  -----BEGIN PRIVATE KEY-----\n  MIIEabcd/efgh\n  ijkl+mnop=\n  -----END PRIVATE KEY-----\n",
      gone: "MIIEabcd",
    },
    {
      note: "what kubectl applied last",
      text: `metadata:
  annotations: { x: '{"metadata":{"namespace":"shop"}}' }
  namespace: shop
kind: Pod
`,
      gone: "shop",
    },
  ])("$note", async ({ text, gone }) => {
    const renamed = await textOf(text);
    expect(renamed).not.toContain(gone);
    expect(renamed.split("\n")).toHaveLength(text.split("\n").length);
  });
});

test("policies stand in the same order, whatever their names become", async () => {
  const policy = (name: string) =>
    `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: ${name}, namespace: zebra }\n---\n`;
  const names = ["allow-all", "kiosk-deny", "zebra-first", "deny-zebra"];
  const { scenario, rename } = await copyOf({
    resources: names.map(policy).join(""),
    workloads: [{ name: "kiosk", namespace: "zebra" }],
  });
  const sorted = (list: readonly string[]) => [...list].sort();
  expect(sorted(names).map(rename)).toEqual(sorted(names.map(rename)));
  expect(JSON.stringify(scenario)).not.toMatch(/zebra|kiosk/);
});

test("[SH-4] what cannot be renamed is told", async () => {
  // `services` is the format's own word, so the pattern stays, and with it the beginning of the name.
  const { left } = await copyOf({ resources: "namespaces: [serv*, servile, services]\n" });
  expect(left).toEqual(["serv"]);
});
