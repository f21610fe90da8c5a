import { describe, expect, test } from "vitest";
import { compileScenario, createSignatureBook, judge, type Scenario } from "../../engine/index.ts";
import { marksOf, nodeAt } from "../editor-pane/marks-of.ts";
import { rowFor, type TreeView, treeRows } from "./tree-rows.ts";

const YAML = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: readers, namespace: default }
spec:
  rules:
  - from:
    - source: { namespaces: ["shop"] }
    - source: { principals: ["*/sa/frontend"], namespaces: ["default"] }
    to:
    - operation: { methods: ["GET"], paths: ["/api/*"] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: elsewhere, namespace: other }
spec: {}
`;

async function walked(path: string) {
  const scenario: Scenario = {
    lobby: 1,
    now: "2026-11-22T00:00:00Z",
    resources: [{ name: "p.yaml", text: YAML }],
    workloads: [{ name: "backend", namespace: "default", ports: [{ port: 80, protocol: "HTTP" }] }],
  };
  const request = {
    from: { principal: "cluster.local/ns/default/sa/frontend" },
    to: { workload: "default/backend", port: 80 },
    http: { method: "GET", path },
  };
  const world = compileScenario(scenario, {
    nowSeconds: () => 0,
    signatures: createSignatureBook(),
  });
  const judgement = await judge(world, request, { trace: true });
  if ("error" in judgement || !judgement.trace) throw new Error("no trace");
  return { trace: judgement.trace, verdict: judgement.verdict };
}

const NONE: TreeView = { stands: new Map(), chosen: null };

describe("the tree of the reasons", () => {
  test("the desk that decided stands open, in the order of the text; bystanders are one line", async () => {
    const { trace } = await walked("/api/v1");
    const rows = treeRows(trace, false, NONE).map(
      ({ depth, label, strong, wanted, saw, truth }) =>
        `${"  ".repeat(depth)}${label}${strong ? ` ${strong}` : ""}${wanted === null ? "" : `: ${wanted} | ${saw}`}${truth ? ` (${truth})` : ""}`,
    );
    expect(rows).toEqual([
      "HANDSHAKE",
      "PROXY",
      "CUSTOM",
      "JWT",
      "DENY",
      "ALLOW",
      "  readers rule[0] (match)",
      "    from (match)",
      "      namespaces: shop | cluster.local/ns/default/sa/frontend (no-match)",
      "      source[1] (match)",
      "        principals: */sa/frontend | cluster.local/ns/default/sa/frontend (match)",
      "        namespaces: default | cluster.local/ns/default/sa/frontend (match)",
      "    methods: GET | GET (match)",
      "    paths: /api/* | /api/v1 (match)",
    ]);
  });

  test("a toggled row closes, and a node without a row lights the nearest one above", async () => {
    const { trace } = await walked("/api/v1");
    const allow = trace.nodes.find((node) => node.kind === "stage" && node.stage === "ALLOW");
    const clause = trace.nodes.find((node) => node.kind === "clause");
    const rows = treeRows(trace, false, { ...NONE, stands: new Map([[allow?.id ?? -1, false]]) });
    expect(rows).toHaveLength(6);
    expect(rowFor(rows, trace, clause?.id ?? null)).toBe(allow?.id);
  });

  test("what is chosen is seen, unless somebody shut what holds it", async () => {
    const { trace } = await walked("/api/v1");
    const check = trace.nodes.find((node) => node.kind === "check" && node.name === "identity");
    const chosen = check?.id ?? null;
    const rows = treeRows(trace, false, { ...NONE, chosen });
    expect(rowFor(rows, trace, chosen)).toBe(chosen);
    const stands = new Map([[check?.parent ?? -1, false]]);
    const shut = treeRows(trace, false, { stands, chosen });
    expect(rowFor(shut, trace, chosen)).toBe(check?.parent);
  });
});

describe("the marks in the text", () => {
  const lineOf = (offset: number) => YAML.slice(0, offset).split("\n").length;

  test("every clause says whether it holds, and the policy what came of it", async () => {
    const { trace, verdict } = await walked("/other");
    const marks = marksOf(trace, verdict, {
      shown: trace.nodes.map(({ id }) => id),
      selected: null,
    });
    expect(
      marks.lines.map(({ range, kind }) => `${lineOf(range.start)} ${kind}`).toSorted(),
    ).toEqual(["10 holds", "10 holds-not", "6 holds-not", "7 holds-not", "8 holds", "8 holds"]);
    expect(marks.notes.find(({ tone }) => tone === "refuse")?.text).toContain("saw");
  });

  test("the allowing rule is lit, the words that decided are underlined", async () => {
    const { trace, verdict } = await walked("/api/v1");
    const rule = trace.nodes.find((node) => node.kind === "rule");
    const marks = marksOf(trace, verdict, { shown: [rule?.id ?? -1], selected: null });
    expect(lineOf(marks.lit.find(({ hot }) => !hot)?.range.start ?? 0)).toBe(6);
    expect(marks.lit.filter(({ hot }) => hot)).toHaveLength(5);
    expect(marks.lines.find(({ kind }) => kind === "pass")).toBeDefined();
  });

  test("the margin beside a line finds the smallest node of that line", async () => {
    const { trace } = await walked("/api/v1");
    const node = trace.nodes[nodeAt(trace, "p.yaml", YAML.indexOf('"/api/*"') + 3) ?? -1];
    expect(node).toMatchObject({ kind: "clause", field: "paths" });
    expect(nodeAt(trace, "other.yaml", 10)).toBeNull();
  });
});
