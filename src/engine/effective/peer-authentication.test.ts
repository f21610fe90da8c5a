import { describe, expect, test } from "vitest";
import { buildMesh } from "../mesh/mesh.ts";
import { decodeText } from "../resources/decode.ts";
import { effectivePeerAuthentication } from "./peer-authentication.ts";

interface Written {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: string;
  readonly mode?: string;
  readonly ports?: string;
  readonly created?: string;
}

function write({ name, namespace = "bar", labels, mode, ports, created }: Written): string {
  return `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: ${name}, namespace: ${namespace}${created ? `, creationTimestamp: "${created}"` : ""} }
spec:
  x: 1${labels ? `\n  selector: { matchLabels: ${labels} }` : ""}${mode ? `\n  mtls: { mode: ${mode} }` : ""}${
    ports ? `\n  portLevelMtls: ${ports}` : ""
  }`;
}

/** The mode of a port of `bar/w` (labels `app: a`), who set it, and how each policy stands. */
function check(policies: readonly Written[], port = 8080, namespace = "bar") {
  const resources = decodeText(policies.map(write).join("\n---\n"), "p.yaml").value;
  const workloads = [{ name: "w", namespace, labels: { app: "a", version: "v1" } }];
  const mesh = buildMesh({ lobby: 1, workloads }, resources, 1_800_000_000);
  const [workload] = mesh.workloads;
  if (!workload) throw new Error("no workload");
  const { mode, winner, stack } = effectivePeerAuthentication(mesh, workload, port);
  return {
    mode,
    winner: winner?.meta.name ?? null,
    standing: Object.fromEntries(stack.map((entry) => [entry.policy.meta.name, entry.standing])),
  };
}

const root = "istio-system";
const OLD = "2026-01-01T00:00:00Z";
const NEW = "2026-02-01T00:00:00Z";

describe("the mode in force on a port (semantics 3.1)", () => {
  test.each([
    { note: "nothing set", policies: [], mode: "PERMISSIVE", winner: null },
    {
      note: "mesh",
      policies: [{ name: "m", namespace: root, mode: "STRICT" }],
      mode: "STRICT",
      winner: "m",
    },
    {
      note: "namespace over mesh",
      policies: [
        { name: "m", namespace: root, mode: "STRICT" },
        { name: "n", mode: "DISABLE" },
      ],
      mode: "DISABLE",
      winner: "n",
    },
    {
      note: "workload over namespace",
      policies: [
        { name: "n", mode: "DISABLE" },
        { name: "w", labels: "{ app: a }", mode: "STRICT" },
      ],
      mode: "STRICT",
      winner: "w",
    },
    {
      note: "UNSET inherits",
      policies: [
        { name: "m", namespace: root, mode: "STRICT" },
        { name: "n", mode: "UNSET" },
      ],
      mode: "STRICT",
      winner: "m",
    },
    {
      note: "a port over its workload",
      policies: [
        { name: "w", labels: "{ app: a }", mode: "STRICT", ports: "{ 8080: { mode: DISABLE } }" },
      ],
      mode: "DISABLE",
      winner: "w",
    },
    {
      note: "an unset port inherits",
      policies: [
        { name: "w", labels: "{ app: a }", mode: "STRICT", ports: "{ 8080: { mode: UNSET } }" },
      ],
      mode: "STRICT",
      winner: "w",
    },
    {
      note: "another port (#82)",
      policies: [
        { name: "w", labels: "{ app: a }", mode: "STRICT", ports: "{ 80: { mode: DISABLE } }" },
      ],
      mode: "STRICT",
      winner: "w",
    },
    {
      note: "ports without a selector do not count",
      policies: [{ name: "n", mode: "STRICT", ports: "{ 8080: { mode: DISABLE } }" }],
      mode: "STRICT",
      winner: "n",
    },
    {
      note: "a selector in the root namespace does not count (#78)",
      policies: [{ name: "r", namespace: root, labels: "{ app: a }", mode: "STRICT" }],
      mode: "PERMISSIVE",
      winner: null,
    },
    {
      note: "the older counts, even if UNSET (#79)",
      policies: [
        { name: "a", mode: "STRICT", created: NEW },
        { name: "b", mode: "UNSET", created: OLD },
      ],
      mode: "PERMISSIVE",
      winner: null,
    },
    {
      note: "the older of two that select, not the closer (#80)",
      policies: [
        { name: "a", labels: "{ app: a, version: v1 }", mode: "STRICT", created: NEW },
        { name: "b", labels: "{ app: a }", mode: "PERMISSIVE", created: OLD },
      ],
      mode: "PERMISSIVE",
      winner: "b",
    },
    {
      note: "without times the name decides",
      policies: [
        { name: "b", mode: "STRICT" },
        { name: "a", mode: "DISABLE" },
      ],
      mode: "DISABLE",
      winner: "a",
    },
    {
      note: "no merging of ports (#81)",
      policies: [
        { name: "a", labels: "{ app: a }", mode: "STRICT", created: OLD },
        { name: "b", labels: "{ app: a }", ports: "{ 8080: { mode: DISABLE } }", created: NEW },
      ],
      mode: "STRICT",
      winner: "a",
    },
    {
      note: "an empty selector is none",
      policies: [{ name: "n", labels: "{}", mode: "STRICT" }],
      mode: "STRICT",
      winner: "n",
    },
  ])("$note", ({ policies, mode, winner }) => {
    expect(check(policies)).toMatchObject({ mode, winner });
  });

  test("a workload of the root namespace has no policy of its own", () => {
    const policies = [
      { name: "m", namespace: root, mode: "STRICT" },
      { name: "w", namespace: root, labels: "{ app: a }", mode: "DISABLE" },
    ];
    expect(check(policies, 8080, root)).toMatchObject({ mode: "STRICT", winner: "m" });
  });

  test("each policy of the stack says how it stands", () => {
    const policies = [
      { name: "m", namespace: root, mode: "STRICT" },
      { name: "r", namespace: root, labels: "{ app: a }", mode: "DISABLE" },
      { name: "a-old", mode: "UNSET", created: OLD },
      { name: "b-new", mode: "DISABLE", created: NEW },
      { name: "w", labels: "{ app: a }", mode: "PERMISSIVE" },
      { name: "x", labels: "{ app: x }", mode: "DISABLE" },
      { name: "o", namespace: "other", mode: "DISABLE" },
    ];
    expect(check(policies).standing).toEqual({
      m: "overridden",
      r: "ignored",
      "a-old": "unset",
      "b-new": "newer",
      w: "winner",
      x: "ignored",
      o: "ignored",
    });
  });
});
