import { describe, expect, test } from "vitest";
import type { Judgement, ScenarioRequest } from "../../engine/index.ts";
import {
  createTraceWriter,
  DENIED,
  judgementOf,
  REQUEST,
  writeArrival,
} from "./fixtures/traces.ts";
import type { Depth, Frame } from "./frame.ts";
import { type FrameContext, framesOf, stepOfNode, storyOf } from "./frames.ts";

function contextWith(depth: Depth, request: ScenarioRequest = REQUEST): FrameContext {
  return {
    request,
    workload: "backend",
    order: "istio",
    depth,
    sentenceOf: (node) => `about ${node.kind}`,
  };
}

function walk(
  judgement: Judgement,
  depth: Depth = "stages",
  request?: ScenarioRequest,
): readonly Frame[] {
  return framesOf(judgement, contextWith(depth, request));
}

function lastOf(frames: readonly Frame[]): Frame {
  const last = frames.at(-1);
  if (last === undefined) throw new Error("no frames");
  return last;
}

const DENY_WRITES = [
  ["paths", "/api/*", "/api/v1/data", true],
  ["notMethods", "GET", "POST", true],
] as const;
const DENY_DUMP = [["paths", "/dump", "/api/v1/data", false]] as const;
const ALLOW_FRONTEND = [
  [
    "principals",
    "cluster.local/ns/default/sa/frontend",
    "cluster.local/ns/default/sa/frontend",
    true,
  ],
] as const;

function denied(): Judgement {
  const writer = createTraceWriter();
  writeArrival(writer);
  writer.stage("AUDIT", "nothing-to-do");
  const deny = writer.stage("DENY", "rejected");
  writer.policy(deny, "deny-dump", { action: "DENY", clauses: DENY_DUMP });
  writer.policy(deny, "deny-writes", { action: "DENY", clauses: DENY_WRITES, decided: true });
  const allow = writer.stage("ALLOW", "not-reached");
  writer.policy(allow, "allow-frontend", {
    action: "ALLOW",
    clauses: ALLOW_FRONTEND,
    asked: false,
  });
  return judgementOf(writer, { ...DENIED, stage: "DENY" });
}

function allowed(): Judgement {
  const writer = createTraceWriter();
  writeArrival(writer);
  const audit = writer.stage("AUDIT", "passed");
  writer.policy(audit, "note", { action: "AUDIT", clauses: [] });
  const deny = writer.stage("DENY", "passed");
  writer.policy(deny, "deny-dump", { action: "DENY", clauses: DENY_DUMP });
  writer.policy(deny, "deny-trial", { action: "DENY", clauses: [], dryRun: true });
  const allow = writer.stage("ALLOW", "passed");
  writer.policy(allow, "allow-frontend", {
    action: "ALLOW",
    clauses: ALLOW_FRONTEND,
    decided: true,
  });
  return judgementOf(writer, {});
}

describe("a request that a guard refuses", () => {
  const frames = walk(denied());

  test("takes one step a bay and ends at the guard", () => {
    expect(frames.map((frame) => frame.bay)).toEqual([
      "street",
      "HANDSHAKE",
      "PROXY",
      "CUSTOM",
      "JWT",
      "DENY",
    ]);
    expect(frames.map((frame) => frame.deciding)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  test("ends with the guard's rule, each clause with what it wanted and saw", () => {
    const { bubble, visitor, answer, results, sentence } = lastOf(frames);
    expect(bubble).toMatchObject({
      verdict: "deny",
      shape: "round",
      dashed: false,
      tag: "rule[0] matches",
    });
    expect(bubble?.title).toEqual({ voice: "istio", text: "deny-writes" });
    expect(bubble?.rows).toMatchObject([
      { field: "paths", wanted: "/api/*", saw: "/api/v1/data", holds: true },
      { field: "notMethods", wanted: "not GET", saw: "POST", holds: true },
    ]);
    expect(visitor.pose).toBe("rebuff");
    expect(results.DENY).toEqual({ mark: "deny", caption: "deny-writes", decided: true });
    expect(answer).toEqual({ kind: "answered", tone: "refuse", text: "403 RBAC: access denied" });
    expect(sentence).toBe("because the fixture says so");
  });

  test("gives no answer before it is decided", () => {
    expect(frames.slice(0, -1).map((frame) => frame.answer)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test("shows the marks of the desks behind, and none of those ahead", () => {
    expect(Object.keys(frames[3]?.results ?? {})).toEqual(["HANDSHAKE", "PROXY", "CUSTOM"]);
  });

  test("puts the decider in front", () => {
    const story = storyOf(denied(), contextWith("stages"));
    expect(story?.house.staff.DENY.front.map((guard) => guard.policy.name)).toEqual([
      "deny-writes",
      "deny-dump",
    ]);
  });
});

describe("a request that an employee lets in", () => {
  test("has a step for the auditor before the guards', and ends in the office", () => {
    const frames = walk(allowed());
    expect(frames.map((frame) => frame.bay).slice(5)).toEqual(["DENY", "DENY", "ALLOW", "office"]);
    expect(frames[5]?.bubble?.tag).toBe("AUDIT notes it down");
    expect(frames[7]).toMatchObject({ deciding: true, props: { turnstile: "open" } });
    expect(lastOf(frames)).toMatchObject({
      deciding: false,
      answer: { tone: "allow", text: "200, answered by backend" },
    });
  });

  test("speaks of trainees in the conditional and in a dashed bubble", () => {
    const frames = walk(allowed(), "policies");
    const trial = frames.find((frame) => frame.bubble?.title.text === "deny-trial");
    expect(trial?.bubble).toMatchObject({ dashed: true, tag: "would have refused", verdict: null });
  });

  test("takes a step for each clause at clause depth, and lights it", () => {
    const frames = walk(allowed(), "clauses");
    const clause = frames.find((frame) => frame.bubble?.rows.some((row) => row.current));
    expect(clause?.bubble?.title.text).toBe("deny-dump");
    expect(clause?.sentence).toBe("about clause");
  });
});

test("without an ALLOW policy the turnstile stands open and decides", () => {
  const writer = createTraceWriter();
  writeArrival(writer);
  writer.stage("DENY", "nothing-to-do");
  writer.stage("ALLOW", "nothing-to-do");
  const frames = walk(judgementOf(writer, {}));
  const allow = frames.find((frame) => frame.bay === "ALLOW");
  expect(allow).toMatchObject({
    deciding: true,
    props: { turnstile: "open" },
    bubble: { verdict: "pass", shape: "square" },
  });
});

test("with some and no match nobody was expecting the visitor, and everybody shrugs", () => {
  const writer = createTraceWriter();
  writeArrival(writer);
  writer.stage("DENY", "nothing-to-do");
  const allow = writer.stage("ALLOW", "rejected");
  const one = writer.policy(allow, "one", {
    action: "ALLOW",
    clauses: [
      ["paths", "/x", "/y", false],
      ["methods", "PUT", "GET", false],
    ],
  });
  const two = writer.policy(allow, "two", {
    action: "ALLOW",
    clauses: [["paths", "/z", "/y", false]],
  });
  const last = lastOf(walk(judgementOf(writer, DENIED)));
  expect(last.bubble).toMatchObject({
    title: { voice: "ours" },
    tag: "nearest of 2: two",
    verdict: "deny",
  });
  expect(last.bubble?.rows).toHaveLength(1);
  expect(last.poses).toEqual({ [one]: "shrug", [two]: "shrug" });
});

test("a closed door is a closed connection: a stranger, a shut door and a broken line", () => {
  const writer = createTraceWriter();
  const door = writer.stage("HANDSHAKE", "rejected");
  writer.check(door, "transport", "mutual TLS", "plaintext", "no-match");
  const story = storyOf(
    judgementOf(writer, { outcome: "refused", status: null, stage: "HANDSHAKE" }),
    contextWith("stages"),
  );
  const last = lastOf(story?.frames ?? []);
  expect(story?.house.caller).toMatchObject({ transport: "plaintext", principal: null });
  expect(last).toMatchObject({
    bay: "HANDSHAKE",
    props: { door: "shut" },
    visitor: { hand: null },
    answer: { kind: "closed" },
  });
  expect(last.bubble?.verdict).toBe("closed");
});

test("the order of the trace is the order of the desks", () => {
  const writer = createTraceWriter();
  for (const stage of ["HANDSHAKE", "PROXY", "JWT", "CUSTOM", "DENY", "ALLOW"] as const)
    writer.stage(stage, "nothing-to-do");
  const bays = walk(judgementOf(writer, {})).map((frame) => frame.bay);
  expect(bays).toEqual([
    "street",
    "HANDSHAKE",
    "PROXY",
    "JWT",
    "CUSTOM",
    "DENY",
    "ALLOW",
    "office",
  ]);
});

test("a policy that does not apply is not in the room", () => {
  const writer = createTraceWriter();
  writeArrival(writer);
  const deny = writer.stage("DENY", "nothing-to-do");
  writer.policy(deny, "elsewhere", { action: "DENY", clauses: [], applies: false, asked: false });
  writer.stage("ALLOW", "nothing-to-do");
  expect(storyOf(judgementOf(writer, {}), contextWith("stages"))?.house.staff.DENY.front).toEqual(
    [],
  );
});

test("every node that a step is about leads back to it", () => {
  for (const depth of ["stages", "policies", "clauses"] as const) {
    const frames = walk(allowed(), depth);
    for (const frame of frames) {
      if (frame.node === null) continue;
      expect(frames[stepOfNode(frames, frame.node) ?? -1]?.node).toBe(frame.node);
    }
  }
});

test("a judgement without a trace has no walk", () => {
  const { trace: _, ...bare } = denied();
  expect(framesOf(bare, contextWith("stages"))).toEqual([]);
});
