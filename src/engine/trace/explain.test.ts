import { describe, expect, test } from "vitest";
import { attachSentence, sawWords, sentenceOf, wantedWords } from "./explain.ts";
import { createRecorder, type NodeBody } from "./recorder.ts";
import type { ClauseNode } from "./trace.ts";

/** The sentence of a node that has these children. */
function check(body: NodeBody, children: readonly NodeBody[] = []): string {
  const recorder = createRecorder();
  const id = recorder.add(null, null, body);
  for (const child of children) recorder.add(id, null, child);
  const trace = recorder.finish();
  const node = trace.nodes[id];
  if (!node) throw new Error("no node");
  return sentenceOf(node, trace);
}

const AUTHZ = { kind: "AuthorizationPolicy", namespace: "shop", name: "read" } as const;
const JWT = { kind: "RequestAuthentication", namespace: "shop", name: "jwt" } as const;
const PEER = { kind: "PeerAuthentication", namespace: "shop", name: "mtls" } as const;

const stage = (name: string, outcome: string) =>
  ({ kind: "stage", stage: name, outcome }) as NodeBody;
const policy = (fields: object) =>
  ({
    kind: "policy",
    policy: AUTHZ,
    action: "ALLOW",
    applies: true,
    why: "namespace-wide",
    dryRun: false,
    result: "match",
    ...fields,
  }) as NodeBody;
const clause = (fields: object): ClauseNode => ({
  kind: "clause",
  field: "paths",
  negated: false,
  wanted: [
    { text: "/a", range: null, result: "no-match" },
    { text: "/b*", range: null, result: "no-match" },
  ],
  saw: ["/c"],
  result: "no-match",
  ...fields,
});
const checkNode = (fields: object) =>
  ({
    kind: "check",
    name: "transport",
    wanted: "mutual TLS",
    saw: "plaintext",
    result: "no-match",
    ...fields,
  }) as NodeBody;
const rule = (fields: object) =>
  ({
    kind: "rule",
    index: 1,
    ruleId: "r",
    result: "match",
    decided: false,
    matchesAll: false,
    ...fields,
  }) as NodeBody;
const authorizer = (fields: object) =>
  ({
    kind: "authorizer",
    provider: "ext",
    asked: true,
    answer: "deny",
    status: 403,
    why: "it says no",
    ...fields,
  }) as NodeBody;
const jwtRule = (fields: object) =>
  ({
    kind: "jwt-rule",
    policy: JWT,
    index: 0,
    issuer: "i",
    status: "OK",
    result: "match",
    ...fields,
  }) as NodeBody;
const token = (fields: object) =>
  ({
    kind: "token",
    location: { in: "header", name: "authorization", prefix: "Bearer " },
    found: true,
    token: "e…",
    issuer: "i",
    subject: "alice",
    status: "OK",
    ...fields,
  }) as NodeBody;
const path: NodeBody = { kind: "path", step: "dot segments", before: "/a/../b", after: "/b" };
const group = (fields: object) =>
  ({
    kind: "group",
    role: "source",
    index: 0,
    join: "and",
    result: "match",
    ...fields,
  }) as NodeBody;
const dropped = (fields: object) =>
  ({
    kind: "dropped",
    field: "paths",
    value: null,
    reason: "http-only-on-tcp",
    effect: "condition-dropped",
    ...fields,
  }) as NodeBody;
const peer = (fields: object) =>
  ({
    kind: "peer-authentication",
    policy: PEER,
    scope: "namespace",
    mode: "STRICT",
    standing: "winner",
    why: "namespace-wide",
    ...fields,
  }) as NodeBody;

/** The golden table: to be read, line by line, as the sentences that a person meets. */
describe("what each node says", () => {
  test.each([
    { says: "DENY was not reached", node: stage("DENY", "not-reached") },
    {
      says: "mTLS ok, spiffe://a",
      node: stage("HANDSHAKE", "passed"),
      children: [checkNode({ name: "identity", saw: "spiffe://a", result: "match" })],
    },
    {
      says: "let in without a mesh identity",
      node: stage("HANDSHAKE", "passed"),
      children: [checkNode({ result: "match" })],
    },
    {
      says: "connection closed: wanted mutual TLS, saw plaintext",
      node: stage("HANDSHAKE", "rejected"),
      children: [checkNode({})],
    },
    { says: "connection closed", node: stage("HANDSHAKE", "rejected") },
    { says: "path as it came", node: stage("PROXY", "passed") },
    { says: "path /a/../b became /b", node: stage("PROXY", "passed"), children: [path] },
    {
      says: "a TCP connection: there is no request to read",
      node: stage("PROXY", "nothing-to-do"),
    },
    { says: "the proxy refuses the request before any policy", node: stage("PROXY", "rejected") },
    { says: "no RequestAuthentication applies", node: stage("JWT", "nothing-to-do") },
    { says: "token accepted by shop/jwt", node: stage("JWT", "passed"), children: [jwtRule({})] },
    {
      says: "no token, nothing to check",
      node: stage("JWT", "nothing-to-do"),
      children: [jwtRule({ status: "Jwt is missing", result: "no-match" })],
    },
    {
      says: "Jwt is expired",
      node: stage("JWT", "rejected"),
      children: [jwtRule({ status: "Jwt is expired", result: "no-match" })],
    },
    { says: "no CUSTOM policy applies", node: stage("CUSTOM", "nothing-to-do") },
    {
      says: "ext asked, answer: deny",
      node: stage("CUSTOM", "rejected"),
      children: [policy({ action: "CUSTOM" }), authorizer({})],
    },
    {
      says: "no such provider",
      node: stage("CUSTOM", "rejected"),
      children: [
        policy({ action: "CUSTOM" }),
        authorizer({ asked: false, answer: "bad-provider", why: "no such provider" }),
      ],
    },
    {
      says: "1 policy asked, none matched, so nobody is called",
      node: stage("CUSTOM", "passed"),
      children: [policy({ action: "CUSTOM", result: "no-match" })],
    },
    { says: "no AUDIT policy applies", node: stage("AUDIT", "nothing-to-do") },
    {
      says: "the request is noted down",
      node: stage("AUDIT", "passed"),
      children: [policy({ action: "AUDIT" })],
    },
    {
      says: "1 policy asked, none matched",
      node: stage("AUDIT", "passed"),
      children: [policy({ action: "AUDIT", result: "no-match" })],
    },
    {
      says: "no DENY policy applies",
      node: stage("DENY", "nothing-to-do"),
      children: [policy({ applies: false })],
    },
    {
      says: "2 policies asked, none matched",
      node: stage("DENY", "passed"),
      children: [policy({ result: "no-match" }), policy({ result: "no-match" })],
    },
    { says: "1 policy asked, 1 matched", node: stage("DENY", "rejected"), children: [policy({})] },
    {
      says: "no ALLOW policy applies, so what is not denied passes",
      node: stage("ALLOW", "nothing-to-do"),
      children: [policy({ dryRun: true })],
    },
    {
      says: "1 policy asked, none matched",
      node: stage("ALLOW", "rejected"),
      children: [policy({ result: "no-match" })],
    },
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
  ])("$says", ({ says, node, children = [] }) => {
    expect(check(node, children)).toBe(says);
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
