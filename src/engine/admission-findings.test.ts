import { describe, expect, test } from "vitest";
import { analyze, compileScenario, createSignatureBook, judge } from "./index.ts";

const host = { nowSeconds: () => 0, signatures: createSignatureBook() };

function world(spec: string) {
  return compileScenario(
    {
      lobby: 1,
      resources: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: x, namespace: default }
spec: ${spec}
`,
      workloads: [{ name: "a", ports: [{ port: 80 }] }],
    },
    host,
  );
}

const CASES = [
  {
    note: "a refusal of istiod stands on its field",
    spec: '{ rules: [{ from: [{ source: { ipBlocks: ["10.0.0.300"] } }] }] }',
    finding: { code: "admission/webhook", text: '["10.0.0.300"]' },
    refused: true,
  },
  {
    note: "a warning stands on the name",
    spec: '{ action: DENY, rules: [{ to: [{ operation: { paths: ["/x"] } }] }] }',
    finding: { code: "admission/warning", text: "x" },
    refused: false,
  },
  {
    note: "an unknown field is said once, by the decoder",
    spec: "{ rules: [{ form: [] }] }",
    finding: { code: "resource/unknown-field", text: "form" },
    refused: true,
  },
];

describe("what a cluster would say", () => {
  test.each(CASES)("$note", async ({ spec, finding, refused }) => {
    const compiled = world(spec);
    const text = String(compiled.scenario.resources);
    const findings = analyze(compiled).diagnostics.map(({ code, range }) => ({
      code,
      text: range ? text.slice(range.start, range.end) : null,
    }));
    expect(findings).toEqual([finding]);
    const judged = await judge(
      compiled,
      { from: { plaintext: true }, to: { workload: "a" }, http: {} },
      { trace: false },
    );
    const codes = "error" in judged ? [] : judged.notes.map(({ code }) => code);
    expect(codes.includes("admission/refused")).toBe(refused);
  });

  test("texts that are too large are not asked about, and that is said", () => {
    const codes = analyze(world(`{} # ${"x".repeat(1_000_001)}`)).diagnostics.map(
      ({ code }) => code,
    );
    expect(codes).toEqual(["admission/not-asked"]);
  });
});
