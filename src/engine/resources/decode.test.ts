import { describe, expect, test } from "vitest";
import { decodeText } from "./decode.ts";

/** What a text decodes to, and the findings as `code: the text that they are about`. */
function check(text: string) {
  const { value, diagnostics } = decodeText(text, "t");
  const about = diagnostics.map(({ code, range }) => {
    const covered = range ? text.slice(range.start, range.end) : "";
    return `${code}: ${covered.split("\n")[0]}`;
  });
  return { resources: value, about };
}

const policy = (spec: string) =>
  `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: p }\nspec: ${spec}\n`;

function onlyPolicy(text: string) {
  const found = check(text).resources.find((one) => one.kind === "AuthorizationPolicy");
  if (!found) throw new Error("no policy");
  return found;
}

describe("a resource as kubectl prints it", () => {
  const printed = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  annotations:
    istio.io/dry-run: "true"
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"security.istio.io/v1"}
  creationTimestamp: "2026-01-02T03:04:05Z"
  generation: 1
  managedFields:
  - apiVersion: security.istio.io/v1
    fieldsType: FieldsV1
    fieldsV1: { "f:spec": {} }
    manager: kubectl
  name: p
  namespace: bar
  resourceVersion: "42"
  uid: 1b4e28ba-2fa1-11d2-883f-0016d3cca427
spec:
  action: DENY
  rules:
  - to:
    - operation:
        ports: ["8080"]
status:
  conditions: []
`;
  test("alone, without a finding", () => {
    expect(check(printed).about).toEqual([]);
    expect(onlyPolicy(printed)).toMatchObject({
      action: "DENY",
      dryRun: true,
      meta: { name: "p", namespace: "bar", createdSeconds: 1767323045 },
    });
  });

  test("in a List", () => {
    const listed = `apiVersion: v1\nkind: List\nitems:\n${["a", "b"]
      .map(
        (name) =>
          `- apiVersion: security.istio.io/v1\n  kind: PeerAuthentication\n  metadata: { name: ${name} }\n`,
      )
      .join("")}`;
    const { resources, about } = check(listed);
    expect(resources.map(({ kind, meta }) => `${kind}/${meta.namespace}/${meta.name}`)).toEqual([
      "PeerAuthentication/default/a",
      "PeerAuthentication/default/b",
    ]);
    expect(about).toEqual([]);
  });
});

describe("workloads and what is in front of them", () => {
  test.each([
    {
      note: "a Deployment's pods, not the Deployment",
      text: `apiVersion: apps/v1
kind: Deployment
metadata: { name: w, namespace: bar, labels: { app: outer } }
spec:
  template:
    metadata: { labels: { app: inner } }
    spec:
      serviceAccountName: sa
      containers: [{ name: c, ports: [{ containerPort: 8080, name: http-web }] }]`,
      expected: {
        kind: "Workload",
        podLabels: { app: "inner" },
        serviceAccount: "sa",
        containerPorts: [{ port: 8080, name: "http-web" }],
      },
    },
    {
      note: "a pod of a Deployment has the Deployment's name",
      text: `apiVersion: v1
kind: Pod
metadata: { name: w-7d4b9-x2x, labels: { app: w, pod-template-hash: 7d4b9 } }
spec: { containers: [{ name: istio-proxy, ports: [{ containerPort: 15090 }] }] }
status: { podIP: 10.0.0.9 }`,
      expected: {
        kind: "Workload",
        meta: { name: "w" },
        ip: "10.0.0.9",
        containerPorts: [],
        hasSidecarContainer: true,
        serviceAccount: "default",
      },
    },
    {
      note: "a CronJob's template is deeper",
      text: `apiVersion: batch/v1
kind: CronJob
metadata: { name: w }
spec: { jobTemplate: { spec: { template: { metadata: { labels: { app: cron } } } } } }`,
      expected: { kind: "Workload", podLabels: { app: "cron" } },
    },
    {
      note: "a Service's target port is its port unless said",
      text: `apiVersion: v1
kind: Service
metadata: { name: s }
spec: { selector: { app: w }, ports: [{ port: 80, targetPort: web, name: http }, { port: 81, appProtocol: grpc }] }`,
      expected: {
        kind: "Service",
        ports: [
          { port: 80, name: "http", appProtocol: null, targetPort: "web" },
          { port: 81, name: null, appProtocol: "grpc", targetPort: "81" },
        ],
      },
    },
    {
      note: "a DestinationRule's TLS",
      text: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: d }
spec: { host: s, trafficPolicy: { tls: { mode: DISABLE }, portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }] } }`,
      expected: {
        kind: "DestinationRule",
        host: "s",
        tlsMode: "DISABLE",
        portTlsModes: [{ port: 80, mode: "SIMPLE" }],
      },
    },
    {
      note: "a mesh config in its ConfigMap",
      text: `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |-
    trustDomain: td1`,
      expected: { kind: "MeshConfig", config: { trustDomain: "td1" } },
    },
  ])("$note", ({ text, expected }) => {
    expect(check(text).resources).toMatchObject([expected]);
    expect(check(text).about).toEqual([]);
  });
});

describe("a finding is on the text that it is about", () => {
  test.each([
    { note: "no map", text: "just words", about: ["resource/not-a-resource: just words"] },
    { note: "no kind", text: "apiVersion: v1", about: ["resource/not-a-resource: apiVersion: v1"] },
    {
      note: "a kind that decides nothing",
      text: "apiVersion: v1\nkind: Secret",
      about: ["resource/passed-over: Secret"],
    },
    {
      note: "another product's policy",
      text: "apiVersion: cilium.io/v2\nkind: AuthorizationPolicy",
      about: ["resource/other-product: AuthorizationPolicy"],
    },
    {
      note: "an unknown field",
      text: policy("{ rule: [] }"),
      about: ["resource/unknown-field: rule"],
    },
    {
      note: "an unknown source field",
      text: policy("{ rules: [{ from: [{ source: { principal: [a] } }] }] }"),
      about: ["resource/unknown-field: principal"],
    },
    {
      note: "an unknown action",
      text: policy("{ action: allow }"),
      about: ["resource/unknown-value: allow"],
    },
    {
      note: "a word for a list",
      text: policy("{ rules: [{ to: [{ operation: { paths: /a } }] }] }"),
      about: ["resource/wrong-type: /a"],
    },
    {
      note: "a map in a list of strings",
      text: policy("{ rules: [{ to: [{ operation: { paths: [{ a: 1 }] } }] }] }"),
      about: ["resource/wrong-type: { a: 1 }"],
    },
    {
      note: "a word for the rules",
      text: policy("{ rules: all }"),
      about: ["resource/wrong-type: all"],
    },
    {
      note: "a word for a rule",
      text: policy("{ rules: [all] }"),
      about: ["resource/wrong-type: all"],
    },
    { note: "a null rule", text: policy("{ rules: [null] }"), about: [] },
  ])("$note", ({ text, about }) => {
    expect(check(text).about).toEqual(about);
  });
});

describe("an authorization policy's parts", () => {
  test("numbers where strings belong mean what was written", () => {
    const { rules } = onlyPolicy(
      policy("{ rules: [{ to: [{ operation: { ports: [0080, 9000] } }] }] }"),
    );
    const [field] = rules[0]?.to[0]?.fields ?? [];
    expect(field?.values.map(({ value }) => value)).toEqual(["0080", "9000"]);
  });

  test("empty lists ask for nothing", () => {
    const { rules } = onlyPolicy(
      policy("{ rules: [{ from: [], to: [{ operation: { paths: [] } }], when: null }] }"),
    );
    expect(rules).toMatchObject([{ from: [], to: [{ fields: [] }], when: [] }]);
  });

  test.each([
    { annotation: "true", dryRun: true },
    { annotation: "T", dryRun: true },
    { annotation: "1", dryRun: true },
    { annotation: "yes", dryRun: false },
    { annotation: "tRue", dryRun: false },
    { annotation: "false", dryRun: false },
  ])("dry-run `$annotation`: $dryRun", ({ annotation, dryRun }) => {
    const text = policy("{}").replace(
      "{ name: p }",
      `{ name: p, annotations: { istio.io/dry-run: "${annotation}" } }`,
    );
    expect(onlyPolicy(text).dryRun).toBe(dryRun);
  });

  test("ports of a PeerAuthentication are numbers; a null mode is UNSET, a null entry is none", () => {
    const [peer] = check(
      "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: p }\nspec: { portLevelMtls: { 8080: { mode: STRICT }, '9000': { mode: null }, x: { mode: STRICT } } }",
    ).resources;
    expect(peer).toMatchObject({
      portLevel: [
        { port: 8080, mode: { value: "STRICT" } },
        { port: 9000, mode: { value: "UNSET" } },
      ],
    });
  });
});
