import { describe, expect, test } from "vitest";
import { compileScenario, createSignatureBook, judge } from "./index.ts";

const host = { nowSeconds: () => 0, signatures: createSignatureBook() };

async function noteCodes(resources: string): Promise<readonly string[]> {
  const world = compileScenario(
    { lobby: 1, resources, workloads: [{ name: "a", ip: "10.0.0.1", ports: [{ port: 80 }] }] },
    host,
  );
  const request = {
    from: { plaintext: true, ip: "10.0.0.2" },
    to: { workload: "default/a" },
    http: {},
  };
  const judged = await judge(world, request, { trace: false });
  return "error" in judged ? [judged.error] : judged.notes.map(({ code }) => code);
}

const peer = (name: string, created: string) => `---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: ${name}${created ? `, creationTimestamp: "${created}"` : ""} }
spec: { mtls: { mode: PERMISSIVE } }
`;
const OLD = "2020-01-01T00:00:00Z";

const CASES = [
  { note: "nothing special", resources: "", codes: ["model/version"] },
  {
    note: "documents that do not count, once for each reason",
    resources: `apiVersion: v1\nkind: Secret\n---\napiVersion: v1\nkind: Secret\n---\na: [\n`,
    codes: ["model/version", "resources/passed-over", "resources/passed-over"],
  },
  {
    note: "age decided and one states none",
    resources: peer("a", OLD) + peer("b", ""),
    codes: ["model/version", "assumed/creation-time"],
  },
  {
    note: "age decided and both state theirs",
    resources: peer("a", OLD) + peer("b", "2021-01-01T00:00:00Z"),
    codes: ["model/version"],
  },
  { note: "one alone needs no age", resources: peer("a", ""), codes: ["model/version"] },
];

describe("notes under every verdict", () => {
  test.each(CASES)("$note", async ({ resources, codes }) => {
    expect(await noteCodes(resources)).toEqual(codes);
  });
});
