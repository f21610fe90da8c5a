import { describe, expect, test } from "vitest";
import type { Judgement, ScenarioRequest } from "../../engine/index.ts";
import {
  createTraceWriter,
  DENIED,
  judgementOf,
  REQUEST,
  writeArrival,
} from "./fixtures/traces.ts";
import type { Frame } from "./frame.ts";
import { framesOf } from "./frames.ts";

function walk(judgement: Judgement, request: ScenarioRequest = REQUEST): readonly Frame[] {
  return framesOf(judgement, {
    request,
    workload: "backend",
    order: "istio",
    depth: "stages",
    sentenceOf: () => "",
  });
}

function lastOf(frames: readonly Frame[]): Frame {
  const last = frames.at(-1);
  if (last === undefined) throw new Error("no frames");
  return last;
}

describe("the executives", () => {
  function customWith(
    answer: "allow" | "deny" | "error" | "bad-provider",
    outcome: "passed" | "rejected",
  ): Frame {
    const writer = createTraceWriter();
    writer.stage("HANDSHAKE", "passed");
    writer.stage("PROXY", "passed");
    const custom = writer.stage("CUSTOM", outcome);
    writer.policy(custom, "ask", { action: "CUSTOM", clauses: [], decided: true });
    writer.recorder.add(custom, null, {
      kind: "authorizer",
      provider: "authz",
      asked: answer !== "bad-provider",
      answer,
      status: 403,
      why: "it says so",
    });
    const verdict = outcome === "rejected" ? { ...DENIED, stage: "CUSTOM" as const } : {};
    const frames = walk(judgementOf(writer, verdict)).filter((frame) => frame.bay === "CUSTOM");
    return lastOf(frames);
  }

  test.each([
    { answer: "allow", outcome: "passed", pose: "phone", mark: "pass" },
    { answer: "error", outcome: "passed", pose: "phone", mark: "pass" },
    { answer: "deny", outcome: "rejected", pose: "slice", mark: "deny" },
    { answer: "error", outcome: "rejected", pose: "slice", mark: "deny" },
    { answer: "bad-provider", outcome: "rejected", pose: "slice", mark: "deny" },
  ] as const)("$answer, $outcome", ({ answer, outcome, pose, mark }) => {
    const frame = customWith(answer, outcome);
    expect(Object.values(frame.poses)).toEqual([pose]);
    expect(frame.props.phone).toBe("off");
    expect(frame.results.CUSTOM?.mark).toBe(mark);
    expect(frame.deciding).toBe(outcome === "rejected");
  });
});

test("a bare connection has no form and no badge, and its refusal is a broken line", () => {
  const writer = createTraceWriter();
  writer.stage("HANDSHAKE", "passed");
  writer.stage("PROXY", "nothing-to-do");
  writer.stage("CUSTOM", "nothing-to-do");
  writer.stage("JWT", "nothing-to-do");
  const deny = writer.stage("DENY", "rejected");
  writer.policy(deny, "deny-port", {
    action: "DENY",
    clauses: [["ports", "9090", "9090", true]],
    decided: true,
  });
  const { http: _, ...bare } = REQUEST;
  const frames = walk(
    judgementOf(writer, { outcome: "refused", status: null, stage: "DENY" }),
    bare,
  );
  expect(frames.every((frame) => !frame.visitor.form && frame.visitor.badge === null)).toBe(true);
  expect(lastOf(frames)).toMatchObject({
    answer: { kind: "closed" },
    bubble: { verdict: "closed" },
  });
});

test("a route that does not exist is refused behind all desks", () => {
  const writer = createTraceWriter();
  writeArrival(writer);
  writer.stage("DENY", "nothing-to-do");
  writer.stage("ALLOW", "nothing-to-do");
  const frames = walk(
    judgementOf(writer, {
      outcome: "denied",
      status: 404,
      stage: "PROXY",
      details: "route_not_found",
    }),
  );
  expect(frames.filter((frame) => frame.deciding).map((frame) => frame.bay)).toEqual(["office"]);
});
