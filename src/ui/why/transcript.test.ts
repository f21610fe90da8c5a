import { expect, test } from "vitest";
import {
  createTraceWriter,
  DENIED,
  judgementOf,
  REQUEST,
  writeArrival,
} from "../lobby/fixtures/traces.ts";
import { framesOf } from "../lobby/frames.ts";
import { transcriptOf } from "./transcript.ts";

test("says every step, what was wanted and seen, and what the client gets", () => {
  const writer = createTraceWriter();
  writeArrival(writer);
  const allow = writer.stage("ALLOW", "rejected");
  writer.policy(allow, "read", { action: "ALLOW", clauses: [["paths", "/a", "/b", false]] });
  const frames = framesOf(judgementOf(writer, DENIED), {
    request: REQUEST,
    workload: "backend",
    order: "istio",
    depth: "stages",
    sentenceOf: (node) => `about ${node.kind}`,
  });
  const steps = transcriptOf(frames);
  expect(steps).toHaveLength(frames.length);
  expect(steps[0]?.place).toBe("Street");
  expect(steps.at(-1)).toMatchObject({ place: "Employees" });
  expect(steps.at(-1)?.words).toMatch(/paths wanted \/a, saw \/b: does not hold/);
  expect(steps.at(-1)?.words).toMatch(/The client gets: 403 RBAC: access denied\.$/);
});
