import { sentenceOf } from "../../src/engine/trace/explain.ts";
import { createRecorder, type NodeBody } from "../../src/engine/trace/recorder.ts";
import type { ClauseNode } from "../../src/engine/trace/trace.ts";

/** The sentence of a node that has these children. */
export function sentence(body: NodeBody, children: readonly NodeBody[] = []): string {
  const recorder = createRecorder();
  const id = recorder.add(null, null, body);
  for (const child of children) recorder.add(id, null, child);
  const trace = recorder.finish();
  const node = trace.nodes[id];
  if (!node) throw new Error("no node");
  return sentenceOf(node, trace);
}

export const AUTHZ = { kind: "AuthorizationPolicy", namespace: "shop", name: "read" } as const;
export const JWT = { kind: "RequestAuthentication", namespace: "shop", name: "jwt" } as const;
export const PEER = { kind: "PeerAuthentication", namespace: "shop", name: "mtls" } as const;

export const stage = (name: string, outcome: string) =>
  ({ kind: "stage", stage: name, outcome }) as NodeBody;
export const policy = (fields: object) =>
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
export const clause = (fields: object): ClauseNode => ({
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
export const checkNode = (fields: object) =>
  ({
    kind: "check",
    name: "transport",
    wanted: "mutual TLS",
    saw: "plaintext",
    result: "no-match",
    ...fields,
  }) as NodeBody;
export const rule = (fields: object) =>
  ({
    kind: "rule",
    index: 1,
    ruleId: "r",
    result: "match",
    decided: false,
    matchesAll: false,
    ...fields,
  }) as NodeBody;
export const authorizer = (fields: object) =>
  ({
    kind: "authorizer",
    provider: "ext",
    asked: true,
    answer: "deny",
    status: 403,
    why: "it says no",
    ...fields,
  }) as NodeBody;
export const jwtRule = (fields: object) =>
  ({
    kind: "jwt-rule",
    policy: JWT,
    index: 0,
    issuer: "i",
    status: "OK",
    result: "match",
    ...fields,
  }) as NodeBody;
export const token = (fields: object) =>
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
export const path: NodeBody = {
  kind: "path",
  step: "dot segments",
  before: "/a/../b",
  after: "/b",
};
export const group = (fields: object) =>
  ({
    kind: "group",
    role: "source",
    index: 0,
    join: "and",
    result: "match",
    ...fields,
  }) as NodeBody;
export const dropped = (fields: object) =>
  ({
    kind: "dropped",
    field: "paths",
    value: null,
    reason: "http-only-on-tcp",
    effect: "condition-dropped",
    ...fields,
  }) as NodeBody;
export const peer = (fields: object) =>
  ({
    kind: "peer-authentication",
    policy: PEER,
    scope: "namespace",
    mode: "STRICT",
    standing: "winner",
    why: "namespace-wide",
    ...fields,
  }) as NodeBody;
