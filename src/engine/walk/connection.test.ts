import { describe, expect, test } from "vitest";
import { buildMesh } from "../mesh/mesh.ts";
import { decodeText } from "../resources/decode.ts";
import type { Scenario, ScenarioRequest } from "../scenario/document.ts";
import { connect, findWorkload } from "./connection.ts";

const WORKLOADS: NonNullable<Scenario["workloads"]> = [
  {
    name: "server",
    namespace: "bar",
    labels: { app: "server" },
    services: ["server"],
    ports: [{ port: 8080 }],
  },
  { name: "client", namespace: "foo", serviceAccount: "sa", ip: "10.0.0.5" },
  { name: "near", namespace: "bar" },
  { name: "legacy", namespace: "foo", proxy: "none" },
  { name: "bare", namespace: "bar", proxy: "none", ports: [{ port: 8080 }] },
];

interface Setting {
  readonly from: ScenarioRequest["from"];
  readonly resources?: string;
  readonly sni?: string;
  readonly to?: string;
  readonly mesh?: Scenario["mesh"];
}

/** What the client of a request to port 8080 opens. */
function check({ from, resources = "", sni, to = "bar/server", mesh: config }: Setting) {
  const scenario: Scenario = { lobby: 1, workloads: WORKLOADS, ...(config && { mesh: config }) };
  const mesh = buildMesh(scenario, decodeText(resources, "t").value, 0);
  const workload = findWorkload(mesh, to);
  const port = workload?.ports[0];
  if (!workload || !port) throw new Error("no workload");
  const request = { from, to: { workload: to }, ...(sni !== undefined && { sni }) };
  return connect(mesh, request, workload, port);
}

function destinationRule(namespace: string, host: string, mode: string): string {
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: d, namespace: ${namespace} }
spec: { host: "${host}", trafficPolicy: { tls: { mode: ${mode} } } }
---
`;
}

const DISABLED = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: p, namespace: bar }
spec: { mtls: { mode: DISABLE } }
---
`;
const HOST = "server.bar.svc.cluster.local";
const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: server, namespace: bar }
spec: { selector: { app: server }, ports: [{ port: 80, targetPort: 8080, name: http }] }
---
`;
const from = { workload: "foo/client" };
const mtls = { transport: "mtls", principal: "cluster.local/ns/foo/sa/sa" };
const plaintext = { transport: "plaintext", principal: null, sni: "" };

describe("what a client opens (semantics 3.5, scenario.md)", () => {
  test.each([
    {
      note: "an identity spelled out",
      setting: { from: { principal: "a/ns/b/sa/c", ip: "1.2.3.4" } },
      opens: { transport: "mtls", principal: "a/ns/b/sa/c", sourceIp: "1.2.3.4", sni: "" },
    },
    {
      note: "an identity with its scheme",
      setting: { from: { principal: "spiffe://a/ns/b/sa/c" } },
      opens: { principal: "a/ns/b/sa/c" },
    },
    {
      note: "plaintext has no SNI",
      setting: { from: { plaintext: true }, sni: "x" },
      opens: plaintext,
    },
    {
      note: "TLS without certificate, SNI in lower case",
      setting: { from: { tls: "simple" as const }, sni: "X.Example" },
      opens: { transport: "tls", principal: null, sni: "x.example" },
    },
    {
      note: "a workload: its identity, address and SNI",
      setting: { from },
      opens: { ...mtls, sourceIp: "10.0.0.5", sni: `outbound_.8080_._.${HOST}` },
    },
    {
      note: "the SNI has the Service's port",
      setting: { from, resources: SERVICE },
      opens: { ...mtls, sni: `outbound_.80_._.${HOST}` },
    },
    { note: "its own SNI wins", setting: { from, sni: "Own" }, opens: { ...mtls, sni: "own" } },
    {
      note: "its own address wins",
      setting: { from: { ...from, ip: "10.9.9.9" } },
      opens: { ...mtls, sourceIp: "10.9.9.9" },
    },
    {
      note: "the mesh's trust domain",
      setting: { from, mesh: { trustDomain: "td1" } },
      opens: { principal: "td1/ns/foo/sa/sa" },
    },
    {
      note: "a workload outside the mesh",
      setting: { from: { workload: "foo/legacy" } },
      opens: plaintext,
    },
    { note: "to a workload outside the mesh", setting: { from, to: "bar/bare" }, opens: plaintext },
    {
      note: "to a port that takes no mutual TLS (#85)",
      setting: { from, resources: DISABLED },
      opens: plaintext,
    },
    {
      note: "a DestinationRule of the client's namespace",
      setting: { from, resources: destinationRule("foo", HOST, "DISABLE") },
      opens: plaintext,
    },
    {
      note: "a DestinationRule of the server's namespace",
      setting: { from, resources: destinationRule("bar", HOST, "DISABLE") },
      opens: plaintext,
    },
    {
      note: "a DestinationRule of the root namespace",
      setting: {
        from,
        resources: destinationRule("istio-system", `*.bar.svc.cluster.local`, "DISABLE"),
      },
      opens: plaintext,
    },
    {
      note: "of another namespace it does not count",
      setting: { from, resources: destinationRule("other", HOST, "DISABLE") },
      opens: mtls,
    },
    {
      note: "for another host it does not count",
      setting: { from, resources: destinationRule("foo", "x.bar.svc.cluster.local", "DISABLE") },
      opens: mtls,
    },
    {
      note: "a short host is in the rule's own namespace",
      setting: { from, resources: destinationRule("foo", "server", "DISABLE") },
      opens: mtls,
    },
    {
      note: "a short host of the server's namespace, from another",
      setting: { from, resources: destinationRule("bar", "server", "DISABLE") },
      opens: plaintext,
    },
    {
      note: "a short host of the server's namespace",
      setting: {
        from: { workload: "bar/near" },
        resources: destinationRule("bar", "server", "DISABLE"),
      },
      opens: plaintext,
    },
    {
      note: "the client's namespace before the server's",
      setting: {
        from,
        resources:
          destinationRule("foo", HOST, "ISTIO_MUTUAL") + destinationRule("bar", HOST, "DISABLE"),
      },
      opens: mtls,
    },
    {
      note: "TLS of the client's own has no mesh identity",
      setting: { from, resources: destinationRule("foo", HOST, "SIMPLE") },
      opens: { transport: "tls", principal: null },
    },
    {
      note: "ISTIO_MUTUAL is sent even to a port that takes none",
      setting: { from, resources: DISABLED + destinationRule("foo", HOST, "ISTIO_MUTUAL") },
      opens: mtls,
    },
  ])("$note", ({ setting, opens }) => {
    expect(check(setting)).toMatchObject(opens);
  });

  test("what is assumed is said", () => {
    const opened = check({ from: { plaintext: true } });
    const codes = "notes" in opened ? opened.notes.map(({ code }) => code) : [];
    expect(codes).toEqual(["assumed/client-address", "assumed/workload-address"]);
  });

  test("nobody to come from is an answer with what to do", () => {
    expect(check({ from: { workload: "foo/nobody" } })).toHaveProperty("error");
  });
});
