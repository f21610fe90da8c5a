import { describe, expect, test } from "vitest";
import {
  authorizer,
  checkNode,
  clause,
  dropped,
  group,
  JWT,
  jwtRule,
  path,
  peer,
  policy,
  rule,
  sentence,
  token,
} from "../../../tests/support/trace-nodes.ts";
import { attachSentence, sawWords, wantedWords } from "./explain.ts";
import type { NodeBody } from "./recorder.ts";

/** The golden table of the nodes below a stage, to be read line by line. */
describe("what each node says", () => {
  test.each([
    { says: "shop/read matches", node: policy({}) },
    { says: "shop/read does not match", node: policy({ result: "no-match" }) },
    { says: "shop/read was not asked", node: policy({ result: "not-evaluated" }) },
    {
      says: "shop/read is in another namespace",
      node: policy({ applies: false, why: "other-namespace" }),
    },
    { says: "shop/read is in dry-run: it would have let it in", node: policy({ dryRun: true }) },
    {
      says: "shop/read is in dry-run: it would have refused",
      node: policy({ dryRun: true, action: "DENY" }),
    },
    {
      says: "shop/read is in dry-run and does not match",
      node: policy({ dryRun: true, result: "no-match" }),
    },
    {
      says: "shop/jwt applies to its whole namespace: it has no selector",
      node: policy({ policy: JWT, action: null }),
    },
    { says: "rule[1] matches", node: rule({}) },
    { says: "rule[1] does not match", node: rule({ result: "no-match" }) },
    { says: "rule[1] was not asked", node: rule({ result: "not-evaluated" }) },
    {
      says: "rule[1] asks for nothing, so it matches everything",
      node: rule({ matchesAll: true }),
    },
    { says: "source[0] holds: all of", node: group({}) },
    {
      says: "from does not hold: any of",
      node: group({ role: "from", index: null, join: "or", result: "no-match" }),
    },
    {
      says: "condition[2] was not looked at",
      node: group({ role: "condition", index: 2, result: "not-evaluated" }),
    },
    { says: "paths wanted /a or /b*, saw /c", node: clause({}) },
    {
      says: "notPaths wanted not /a or /b*, saw absent",
      node: clause({ field: "notPaths", negated: true, saw: null }),
    },
    { says: "paths was not looked at", node: clause({ result: "not-evaluated" }) },
    {
      says: "`paths` asks about HTTP, and this is a TCP connection: the condition is left out, and the rule matches more",
      node: dropped({}),
    },
    {
      says: "`10.0.0.300` of `ipBlocks` cannot be read: the whole rule is left out",
      node: dropped({
        field: "ipBlocks",
        value: "10.0.0.300",
        reason: "invalid-value",
        effect: "rule-skipped",
      }),
    },
    {
      says: "`80a` of `ports` cannot be read: the value is left out, and the rule matches more",
      node: dropped({
        field: "ports",
        value: "80a",
        reason: "invalid-value",
        effect: "value-dropped",
      }),
    },
    {
      says: "`request.header[a]` is a key that Istio does not know: the whole rule is left out",
      node: dropped({ field: "request.header[a]", reason: "unknown-key", effect: "rule-skipped" }),
    },
    { says: "shop/mtls sets STRICT (namespace)", node: peer({}) },
    {
      says: "shop/mtls says STRICT (namespace), and something closer overrides it",
      node: peer({ standing: "overridden" }),
    },
    {
      says: "shop/mtls does not count: an older one of the same scope does",
      node: peer({ standing: "newer" }),
    },
    { says: "shop/mtls leaves the mode unset", node: peer({ standing: "unset" }) },
    {
      says: "shop/mtls has a selector in the root namespace, where PeerAuthentication ignores it",
      node: peer({ standing: "ignored", why: "selector-in-root-namespace" }),
    },
    { says: "transport: wanted mutual TLS, saw plaintext", node: checkNode({}) },
    { says: "transport was not looked at", node: checkNode({ result: "not-evaluated" }) },
    {
      says: "jwtRules[0] of shop/jwt: Jwt is missing",
      node: jwtRule({ status: "Jwt is missing" }),
    },
    { says: "a token of alice in header `authorization`: OK", node: token({}) },
    { says: "a token in header `authorization`", node: token({ subject: null, status: null }) },
    { says: "no token in header `authorization`", node: token({ found: false }) },
    {
      says: "header `x-user` is added: ext allowed",
      node: {
        kind: "header",
        name: "x-user",
        before: null,
        after: ["a"],
        why: "ext allowed",
      } as NodeBody,
    },
    {
      says: "header `x-user` is replaced: ext allowed",
      node: {
        kind: "header",
        name: "x-user",
        before: ["b"],
        after: ["a"],
        why: "ext allowed",
      } as NodeBody,
    },
    {
      says: "header `x-user` is taken away: sanitised",
      node: {
        kind: "header",
        name: "x-user",
        before: ["b"],
        after: null,
        why: "sanitised",
      } as NodeBody,
    },
    { says: "dot segments: `/a/../b` became `/b`", node: path },
    { says: "ext was asked and answered deny: it says no", node: authorizer({}) },
    { says: "ext was not asked: it says no", node: authorizer({ asked: false }) },
  ])("$says", ({ says, node }) => {
    expect(sentence(node)).toBe(says);
  });
});

test("an empty value and several values can be told apart", () => {
  expect(sawWords(clause({ saw: ["", "b"] }))).toBe('"", b');
  expect(wantedWords(clause({ negated: true }))).toBe("not /a or /b*");
});

test("every reason to apply or not has its own words", () => {
  const reasons = [
    "mesh-wide",
    "namespace-wide",
    "selector-matches",
    "target-ref-matches",
    "other-namespace",
    "selector-differs",
    "target-ref-ignored",
    "selector-in-root-namespace",
    "gateway-ignores-peer-authentication",
  ] as const;
  expect(new Set(reasons.map(attachSentence)).size).toBe(reasons.length);
});
