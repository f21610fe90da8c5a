import { expect, test } from "vitest";
import type { Judgement, Verdict } from "../engine/index.ts";
import { type Goal, isReached, openClauses } from "./goal.ts";

const VERDICT: Verdict = {
  outcome: "denied",
  status: 403,
  stage: "ALLOW",
  policy: null,
  rule: null,
  body: "RBAC: access denied",
  grpcStatus: null,
  details: "rbac_access_denied_matched_policy[none]",
  audited: false,
};

const JUDGEMENTS = { read: judgementOf(VERDICT), broken: { error: "no workload `x` to go to" } };

test.each<{ note: string; goal: Goal; reached: boolean }>([
  { note: "no clause asks for nothing", goal: [], reached: true },
  {
    note: "a clause without fields asks for a verdict",
    goal: [{ request: "read" }],
    reached: true,
  },
  { note: "one field", goal: [{ request: "read", status: 403 }], reached: true },
  { note: "null is a value to compare", goal: [{ request: "read", policy: null }], reached: true },
  { note: "another status", goal: [{ request: "read", status: 200 }], reached: false },
  {
    note: "all fields must hold",
    goal: [{ request: "read", status: 403, stage: "DENY" }],
    reached: false,
  },
  { note: "a request that was not judged", goal: [{ request: "write" }], reached: false },
  { note: "a request that cannot be judged", goal: [{ request: "broken" }], reached: false },
])("$note", ({ goal, reached }) => {
  expect(isReached(goal, JUDGEMENTS)).toBe(reached);
});

test("the open clauses are those that do not hold, in order", () => {
  const goal: Goal = [
    { request: "read", status: 200 },
    { request: "read", outcome: "denied" },
    { request: "write" },
  ];
  expect(openClauses(goal, JUDGEMENTS)).toEqual([goal[0], goal[2]]);
});

function judgementOf(verdict: Verdict): Judgement {
  return {
    verdict,
    because: "",
    oneLine: "",
    responseHeaders: {},
    notes: [],
    mtlsMode: "PERMISSIVE",
  };
}
