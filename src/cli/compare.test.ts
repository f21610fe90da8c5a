import { describe, expect, test } from "vitest";
import type { Expectation, Verdict } from "../engine/index.ts";
import { differences } from "./compare.ts";

const FIELDS: Omit<Verdict, "upstream"> = {
  outcome: "denied",
  status: 403,
  stage: "DENY",
  policy: "foo/no",
  rule: 0,
  body: "RBAC: access denied",
  grpcStatus: null,
  details: "rbac_access_denied_matched_policy[x]",
  audited: false,
};
const DENIED: Verdict = FIELDS;
const ALLOWED: Verdict = {
  ...FIELDS,
  outcome: "allowed",
  upstream: { path: "/a", headers: { host: ["foo"], "x-team": ["blue", "green"] } },
};

describe("differences", () => {
  test.each<{
    note: string;
    expectation: Expectation;
    verdict: Verdict;
    fields: readonly string[];
  }>([
    { note: "nothing given, nothing checked", expectation: {}, verdict: DENIED, fields: [] },
    { note: "all given agree", expectation: FIELDS, verdict: DENIED, fields: [] },
    {
      note: "each that differs, in the order given",
      expectation: { status: 200, outcome: "denied", policy: null },
      verdict: DENIED,
      fields: ["status", "policy"],
    },
    {
      note: "rule 0 is not no rule",
      expectation: { rule: null },
      verdict: DENIED,
      fields: ["rule"],
    },
    { note: "no upstream", expectation: { upstream: null }, verdict: DENIED, fields: [] },
    {
      note: "an upstream where none is expected",
      expectation: { upstream: null },
      verdict: ALLOWED,
      fields: ["upstream"],
    },
    {
      note: "none where one is expected",
      expectation: { upstream: { path: "/a" } },
      verdict: DENIED,
      fields: ["upstream.path"],
    },
    {
      note: "only the path of upstream",
      expectation: { upstream: { path: "/a" } },
      verdict: ALLOWED,
      fields: [],
    },
    {
      note: "the headers as a whole: one too many differs",
      expectation: { upstream: { headers: { host: ["foo"] } } },
      verdict: ALLOWED,
      fields: ["upstream.headers"],
    },
    {
      note: "a header's values in their order",
      expectation: { upstream: { headers: { host: ["foo"], "x-team": ["green", "blue"] } } },
      verdict: ALLOWED,
      fields: ["upstream.headers"],
    },
    {
      note: "the order of header names does not matter",
      expectation: { upstream: { headers: { "x-team": ["blue", "green"], host: ["foo"] } } },
      verdict: ALLOWED,
      fields: [],
    },
  ])("$note", ({ expectation, verdict, fields }) => {
    expect(differences(expectation, verdict).map(({ field }) => field)).toEqual(fields);
  });
});
