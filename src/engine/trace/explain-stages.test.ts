import { describe, expect, test } from "vitest";
import {
  authorizer,
  checkNode,
  jwtRule,
  path,
  policy,
  sentence,
  stage,
} from "../../../tests/support/trace-nodes.ts";

/** The golden table of the stages, to be read line by line: these are the sentences that a person meets. */
describe("what each stage says", () => {
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
  ])("$says", ({ says, node, children = [] }) => {
    expect(sentence(node, children)).toBe(says);
  });
});
