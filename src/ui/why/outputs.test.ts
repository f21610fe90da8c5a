import { expect, test } from "vitest";
import type { Judgement, ScenarioRequest, Verdict } from "../../engine/index.ts";
import { clientView, logView } from "./outputs.ts";

const HTTP: ScenarioRequest = {
  from: { plaintext: true },
  to: { workload: "default/backend" },
  http: { method: "POST", path: "/api" },
};
const { http: _, ...TCP } = HTTP;
const DENIED: Verdict = {
  outcome: "denied",
  status: 403,
  stage: "DENY",
  policy: "default/nobody",
  rule: 0,
  body: "RBAC: access denied",
  grpcStatus: null,
  details: "rbac_access_denied_matched_policy[ns[default]-policy[nobody]-rule[0]]",
  audited: false,
};

function judgement(verdict: Partial<Verdict>, responseHeaders = {}): Judgement {
  return {
    verdict: { ...DENIED, ...verdict },
    because: "",
    oneLine: "",
    responseHeaders,
    notes: [],
    mtlsMode: "STRICT",
  };
}

const ALLOWED = {
  outcome: "allowed",
  status: 200,
  body: null,
  details: null,
  stage: "ALLOW",
} as const;
const CLOSED = {
  outcome: "refused",
  status: null,
  body: null,
  stage: "HANDSHAKE",
  details: "filter_chain_not_found",
} as const;

test.each([
  {
    note: "a guard's refusal",
    verdict: {},
    request: HTTP,
    first: "HTTP/1.1 403 Forbidden",
    rest: "content-type: text/plain\n\nRBAC: access denied",
    log: '"POST /api HTTP/1.1" 403 - rbac_access_denied_matched_policy[ns[default]-policy[nobody]-rule[0]] - "-" 0 19 0 - …',
  },
  {
    note: "an allowed request",
    verdict: ALLOWED,
    request: HTTP,
    first: "HTTP/1.1 200 OK",
    rest: "content-type: text/plain",
    log: '"POST /api HTTP/1.1" 200 - via_upstream - "-" 0 … 0 - …',
  },
  {
    note: "an authorizer's refusal",
    verdict: { stage: "CUSTOM", details: "ext_authz_denied", body: "no" } as const,
    request: HTTP,
    first: "HTTP/1.1 403 Forbidden",
    rest: "content-type: text/plain\n\nno",
    log: '"POST /api HTTP/1.1" 403 UAEX ext_authz_denied - "-" 0 2 0 - …',
  },
  {
    note: "gRPC: HTTP 200 with a status of its own",
    verdict: { status: 200, grpcStatus: 7, body: null },
    request: HTTP,
    first: "HTTP/2 200",
    rest: "content-type: text/plain",
    log: '"POST /api HTTP/2" 200 - rbac_access_denied_matched_policy[ns[default]-policy[nobody]-rule[0]] - "-" 0 0 0 - …',
  },
  {
    note: "a closed front door",
    verdict: CLOSED,
    request: HTTP,
    first: "curl: (56) Recv failure: Connection reset by peer",
    rest: "",
    log: '"- - -" 0 NR filter_chain_not_found - "-" 0 0 0 - …',
  },
  {
    note: "a TCP connection that a guard closed: its details stand one field later",
    verdict: { outcome: "refused", status: null, body: null } as const,
    request: TCP,
    first: "curl: (56) Recv failure: Connection reset by peer",
    rest: "",
    log: '"- - -" 0 - - rbac_access_denied_matched_policy[ns[default]-policy[nobody]-rule[0]] "-" 0 0 0 - …',
  },
])("$note", ({ verdict, request, first, rest, log }) => {
  const given = judgement(verdict, { "content-type": "text/plain" });
  expect(clientView(given, request)).toEqual({ first, rest });
  const line = logView(given, request);
  expect(line.before + line.strong + line.after).toBe(log);
});
