import { claimAt, claimStrings } from "../matchers/claim-match.ts";
import type { DecidedBy, LocalReply, Visit } from "./stage.ts";
import type { WalkResult, WalkStep } from "./walk.ts";

/** Who decided and why, in one sentence. */
export function because(result: WalkResult, visit: Visit): string {
  const { reply, decidedBy, stage } = result;
  const rule = decidedBy ? ruleName(decidedBy) : "";
  if (reply === null) {
    if (result.passage.opaque)
      return "TLS that the port hands on unread; what is inside is not looked at";
    if (decidedBy) return `ALLOW policy ${rule} matches`;
    return "no ALLOW policy applies, so what is not denied is allowed";
  }
  switch (stage) {
    case "HANDSHAKE":
      return handshakeReason(result, visit);
    case "PROXY":
      return `the proxy itself refuses the request: ${reply.details}`;
    case "CUSTOM":
      return customReason(result, rule);
    case "JWT":
      return `the token is refused: ${reply.body}`;
    case "DENY":
      return decidedBy?.policy.action === "CUSTOM"
        ? `dry-run CUSTOM policy ${rule} matches, and a proxy enforces that as a refusal`
        : `DENY policy ${rule} matches`;
    case "ALLOW":
      return "ALLOW policies apply, and none of their rules matches";
  }
}

function handshakeReason({ reply }: WalkResult, visit: Visit): string {
  const { connection, peerAuthentication, port } = visit;
  if (visit.workload.proxy === "gateway") return gatewayReason(reply, visit);
  const { mode, winner } = peerAuthentication;
  const set = winner
    ? `, set by PeerAuthentication ${winner.meta.namespace}/${winner.meta.name}`
    : "";
  if (connection.transport === "plaintext")
    return `port ${port.port} takes only mutual TLS (${mode}${set}), and this is plaintext`;
  if (mode === "DISABLE")
    return `port ${port.port} takes no TLS (${mode}${set}), and this client speaks TLS`;
  if (reply?.details === "filter_chain_not_found")
    return "TLS that is not the mesh's fits no filter chain of an HTTP port";
  if (connection.principal === null)
    return `port ${port.port} takes only mutual TLS (${mode}${set}), and this client has no certificate`;
  return `the certificate's trust domain is none of the mesh's: ${connection.principal.split("/", 1)[0]}`;
}

/** A gateway's TLS is its Gateway resource's affair; no PeerAuthentication has a say. */
function gatewayReason(reply: LocalReply | null, { connection, port }: Visit): string {
  if (connection.transport === "plaintext")
    return `the Gateway's server on port ${port.port} speaks TLS, and this is plaintext`;
  return reply?.details === null && connection.principal === null
    ? `the Gateway's server on port ${port.port} wants a client certificate, and this client has none`
    : `the Gateway's server on port ${port.port} speaks no TLS, and this client does`;
}

function customReason({ reply }: WalkResult, rule: string): string {
  if (reply?.details === "ext_authz_error")
    return `CUSTOM policy ${rule} asks the authorizer, and the call fails`;
  if (reply?.details === "ext_authz_denied")
    return `CUSTOM policy ${rule} asks the authorizer, and it refuses`;
  return `CUSTOM policy ${rule} matches, and its provider cannot be used`;
}

/** The whole walk in one line, as it is pasted into a chat. */
export function oneLine(result: WalkResult, visit: Visit): string {
  const last = result.steps.length - 1;
  return result.steps
    .filter(
      ({ stage, outcome }) =>
        (!(outcome === "nothing-to-do" && (stage === "AUDIT" || stage === "PROXY")) &&
          stage !== "PROXY") ||
        outcome === "rejected",
    )
    .map((step) => {
      const isEnd = result.steps[last] === step;
      const end = isEnd ? ` = ${ending(result)}` : "";
      return `${step.stage === "HANDSHAKE" ? "mTLS" : step.stage} ${stepWords(step, result, visit)}${end}`;
    })
    .join(" > ");
}

function ending({ reply, passage }: WalkResult): string {
  if (reply === null) return passage.chain === "tcp" ? "connected" : "200";
  return reply.status === null ? "connection closed" : String(reply.status);
}

function stepWords(step: WalkStep, result: WalkResult, visit: Visit): string {
  if (step.outcome === "rejected") return rejectedWords(step, result);
  switch (step.stage) {
    case "HANDSHAKE": {
      const account = visit.connection.principal?.match(/\/sa\/(.+)$/)?.[1];
      if (result.passage.opaque) return "TLS passed on unread";
      if (result.passage.peerUris)
        return `ok (${account ? `sa/${account}` : visit.connection.principal})`;
      return visit.connection.transport === "plaintext" ? "plaintext" : "no client certificate";
    }
    case "JWT": {
      const [subject] = claimStrings(claimAt(result.passage.payload, ["sub"]));
      return result.passage.payload === null ? "no token" : `ok (${subject ?? "no sub"})`;
    }
    case "CUSTOM":
      return step.outcome === "nothing-to-do" ? "none" : "ok";
    case "PROXY":
      return "ok";
    case "AUDIT":
      return result.passage.audited ? "noted" : "none matched";
    case "DENY":
      return step.outcome === "nothing-to-do" ? "none" : "none matched";
    case "ALLOW":
      return step.decidedBy ? shortRule(step.decidedBy) : "no policy";
  }
}

function rejectedWords(step: WalkStep, { reply }: WalkResult): string {
  if (step.decidedBy) return shortRule(step.decidedBy);
  if (step.stage === "ALLOW") return "none matched";
  return reply?.body ?? reply?.details ?? "refused";
}

function ruleName({ policy, rule }: DecidedBy): string {
  return `${policy.meta.namespace}/${policy.meta.name} rule[${rule}]`;
}

function shortRule({ policy, rule }: DecidedBy): string {
  return `${policy.meta.namespace}/${policy.meta.name}[${rule}]`;
}
