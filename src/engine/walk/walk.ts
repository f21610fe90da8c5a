import { policyRef } from "../effective/effective-policies.ts";
import type { StageName, TraceId } from "../trace/trace.ts";
import { policiesOf } from "./rbac.ts";
import {
  type DecidedBy,
  httpReply,
  type LocalReply,
  type Passage,
  type Stage,
  type StageOutcome,
  type Visit,
} from "./stage.ts";
import { allow } from "./stages/allow.ts";
import { audit } from "./stages/audit.ts";
import { custom } from "./stages/custom.ts";
import { deny } from "./stages/deny.ts";
import { handshake } from "./stages/handshake.ts";
import { proxy } from "./stages/proxy.ts";
import { requestAuthentication } from "./stages/request-authentication.ts";

const STAGES: Readonly<Record<StageName, Stage>> = {
  HANDSHAKE: handshake,
  PROXY: proxy,
  CUSTOM: custom,
  JWT: requestAuthentication,
  AUDIT: audit,
  DENY: deny,
  ALLOW: allow,
};

/** `istio` is what proxies run; `documented` is what the docs draw, with JWT before CUSTOM. */
export const STAGE_ORDERS = {
  istio: ["HANDSHAKE", "PROXY", "CUSTOM", "JWT", "AUDIT", "DENY", "ALLOW"],
  documented: ["HANDSHAKE", "PROXY", "JWT", "CUSTOM", "AUDIT", "DENY", "ALLOW"],
} as const satisfies Record<string, readonly StageName[]>;

/** Stages that a TCP filter chain does not have. */
const HTTP_STAGES: readonly StageName[] = ["PROXY", "JWT"];

/** How a walk ended. `reply` is null if the request reached the workload. */
export interface WalkResult {
  readonly stage: Exclude<StageName, "AUDIT">;
  readonly reply: LocalReply | null;
  readonly decidedBy: DecidedBy | null;
  /** As far as it came. */
  readonly passage: Passage;
  readonly steps: readonly WalkStep[];
}

export interface WalkStep {
  readonly stage: StageName;
  readonly outcome: "passed" | "rejected" | "nothing-to-do";
  readonly decidedBy: DecidedBy | null;
}

/** Takes one request through the stages in order, up to the first refusal. */
export function walk(visit: Visit): WalkResult {
  const steps: WalkStep[] = [];
  let passage: Passage = {
    chain: "http",
    peerUris: null,
    sni: "",
    opaque: false,
    http: null,
    remoteIp: visit.connection.sourceIp,
    payload: null,
    audited: false,
    noRoute: false,
  };
  let end: Omit<WalkResult, "passage" | "steps"> | null = null;
  let decidedBy: DecidedBy | null = null;
  for (const stage of STAGE_ORDERS[visit.mesh.config.stageOrder]) {
    const node = visit.recorder.add(null, null, { kind: "stage", stage, outcome: "not-reached" });
    if (end !== null) {
      recordUnasked(visit, stage, node);
      continue;
    }
    const outcome = visitStage(stage, visit, passage, node);
    visit.recorder.amend(node, { outcome: outcome.kind });
    steps.push({ stage, outcome: outcome.kind, decidedBy: outcome.decidedBy });
    if (outcome.kind === "rejected") {
      end = { stage: outcome.stage, reply: outcome.reply, decidedBy: outcome.decidedBy };
      passage = outcome.passage ?? passage;
    } else {
      passage = outcome.passage;
      decidedBy = outcome.decidedBy;
    }
  }
  // The router looks for a route only behind all filters; CONNECT never has one here (semantics 5.8).
  end ??= passage.noRoute
    ? { stage: "PROXY", reply: httpReply(404, null, "route_not_found"), decidedBy: null }
    : { stage: "ALLOW", reply: null, decidedBy };
  return { ...end, passage, steps };
}

function visitStage(stage: StageName, visit: Visit, passage: Passage, node: TraceId): StageOutcome {
  if (passage.chain === "tcp" && HTTP_STAGES.includes(stage)) {
    return { kind: "nothing-to-do", passage, decidedBy: null };
  }
  return STAGES[stage](visit, passage, node);
}

/** The policies at a desk that the request never came to: there, and not asked. */
function recordUnasked(visit: Visit, stage: StageName, node: TraceId): void {
  if (!visit.recorder.enabled) return;
  const considered =
    stage === "JWT"
      ? visit.policies.requestAuthentication
      : stage === "HANDSHAKE" || stage === "PROXY"
        ? []
        : policiesOf(visit, stage);
  for (const { policy, attachment } of considered) {
    visit.recorder.add(node, policy.meta.nameRange, {
      kind: "policy",
      policy: policyRef(policy),
      action: policy.kind === "AuthorizationPolicy" ? policy.action : null,
      applies: attachment.applies,
      why: attachment.why,
      dryRun: policy.kind === "AuthorizationPolicy" && policy.dryRun,
      result: "not-evaluated",
    });
  }
}
