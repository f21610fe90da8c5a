import type { SourceRange } from "../source/range.ts";

/** Version of the trace's JSON form; see docs/trace.schema.json. */
export const TRACE_VERSION = 1;

/** The stages, in the names of the scenario document. `AUDIT` never decides. */
export const STAGE_NAMES = [
  "HANDSHAKE",
  "PROXY",
  "CUSTOM",
  "JWT",
  "AUDIT",
  "DENY",
  "ALLOW",
] as const;
export type StageName = (typeof STAGE_NAMES)[number];

/** Index of the node in `Trace.nodes`. */
export type TraceId = number;

/** `not-evaluated`: never looked at, since something before it had settled the matter. */
export type Truth = "match" | "no-match" | "not-evaluated";

export interface PolicyRef {
  readonly kind: "AuthorizationPolicy" | "RequestAuthentication" | "PeerAuthentication";
  readonly namespace: string;
  readonly name: string;
}

export type Action = "ALLOW" | "DENY" | "AUDIT" | "CUSTOM";

/** Why a policy applies to the workload or does not. */
export type AttachReason =
  | "mesh-wide" // in the root namespace, no selector
  | "namespace-wide" // in the workload's namespace, no selector
  | "selector-matches" // selector matches the workload's labels
  | "target-ref-matches"
  | "other-namespace" // neither the root namespace nor the workload's
  | "selector-differs" // selector does not match the workload's labels
  | "target-ref-ignored" // has a targetRef, and this proxy takes none
  | "selector-in-root-namespace" // PeerAuthentication only: ignored everywhere
  | "gateway-ignores-peer-authentication";

/** One value that a clause asks for. */
export interface Wanted {
  /** As written in the YAML. */
  readonly text: string;
  readonly range: SourceRange | null;
  readonly result: Truth;
}

/** The desk. `passed`: looked and let go on; `nothing-to-do`: nobody had anything to say here. */
export interface StageNode {
  readonly kind: "stage";
  readonly stage: StageName;
  readonly outcome: "passed" | "rejected" | "nothing-to-do" | "not-reached";
}

/** One AuthorizationPolicy or RequestAuthentication that was considered at a stage. */
export interface PolicyNode {
  readonly kind: "policy";
  readonly policy: PolicyRef;
  /** Null for a RequestAuthentication. */
  readonly action: Action | null;
  readonly applies: boolean;
  readonly why: AttachReason;
  /** Annotation `istio.io/dry-run`: reported, never decides. */
  readonly dryRun: boolean;
  readonly result: Truth;
}

export interface RuleNode {
  readonly kind: "rule";
  readonly index: number;
  /** As in the proxy's log: `ns[NS]-policy[NAME]-rule[I]`, with its prefix for CUSTOM. */
  readonly ruleId: string;
  readonly result: Truth;
  /** This rule's match is what the stage's answer names. */
  readonly decided: boolean;
  /** The rule asks for nothing, so it matches every request. */
  readonly matchesAll: boolean;
}

/** Inner node of a rule's formula. `join` says how the children combine. */
export interface GroupNode {
  readonly kind: "group";
  readonly role: "from" | "to" | "when" | "source" | "operation" | "condition";
  /** Position among its siblings in the YAML (`from[1]`); null for the lists themselves. */
  readonly index: number | null;
  readonly join: "and" | "or";
  readonly result: Truth;
}

/** One field of a source or operation, or the `values`/`notValues` of a condition. */
export interface ClauseNode {
  readonly kind: "clause";
  /** `paths`, `principals`, or the key of a condition such as `request.headers[x-a]`. */
  readonly field: string;
  /** True for `notPaths`, `notValues`, ...: holds if no value matches. */
  readonly negated: boolean;
  readonly wanted: readonly Wanted[];
  /** What the request has; several for a header sent several times; null when it has none. */
  readonly saw: readonly string[] | null;
  readonly result: Truth;
}

/** Something of a rule that istiod could not generate (semantics 5.5). */
export interface DroppedNode {
  readonly kind: "dropped";
  readonly field: string;
  readonly value: string | null;
  readonly reason: "http-only-on-tcp" | "invalid-value" | "unknown-key";
  /** What the loss does: the whole rule is gone, the value is gone, or the condition is gone (the rule is wider). */
  readonly effect: "rule-skipped" | "value-dropped" | "condition-dropped";
}

/** One PeerAuthentication of the stack that gives the mTLS mode. */
export interface PeerAuthenticationNode {
  readonly kind: "peer-authentication";
  readonly policy: PolicyRef;
  readonly scope: "mesh" | "namespace" | "workload" | "port" | "none";
  readonly mode: string;
  /** `newer`: an older one of the same scope counts; `unset`: says nothing; `ignored`: see `why`. */
  readonly standing: "winner" | "overridden" | "newer" | "unset" | "ignored";
  readonly why: AttachReason;
}

/** A single check of the handshake, the codec or a token, by its name. */
export interface CheckNode {
  readonly kind: "check";
  readonly name: string;
  readonly wanted: string;
  readonly saw: string;
  readonly result: Truth;
}

/** A jwtRule as the proxy tried it. `status` is Envoy's: `OK`, `Jwt is missing`, `Jwt is expired`, ... */
export interface JwtRuleNode {
  readonly kind: "jwt-rule";
  readonly policy: PolicyRef;
  readonly index: number;
  readonly issuer: string;
  readonly status: string;
  readonly result: Truth;
}

/** One place where a token was looked for. */
export interface TokenNode {
  readonly kind: "token";
  readonly location: {
    readonly in: "header" | "param" | "cookie";
    readonly name: string;
    readonly prefix: string;
  };
  readonly found: boolean;
  /** Shortened; the whole token stands in the request. */
  readonly token: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  /** Null when no token was there or it was not looked at. */
  readonly status: string | null;
}

/** A header that a stage added (`before` null), removed (`after` null) or changed. */
export interface HeaderNode {
  readonly kind: "header";
  readonly name: string;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
  readonly why: string;
}

/** One step of path normalisation that changed the path. */
export interface PathNode {
  readonly kind: "path";
  readonly step: string;
  readonly before: string;
  readonly after: string;
}

export interface AuthorizerNode {
  readonly kind: "authorizer";
  readonly provider: string;
  readonly asked: boolean;
  readonly answer: "allow" | "deny" | "error" | "bad-provider" | null;
  /** Status of the authorizer's refusal, or of the proxy's own when there is an error. */
  readonly status: number | null;
  readonly why: string;
}

export type TraceNode = {
  readonly id: TraceId;
  readonly parent: TraceId | null;
  readonly range: SourceRange | null;
} & (
  | StageNode
  | PolicyNode
  | RuleNode
  | GroupNode
  | ClauseNode
  | DroppedNode
  | PeerAuthenticationNode
  | CheckNode
  | JwtRuleNode
  | TokenNode
  | HeaderNode
  | PathNode
  | AuthorizerNode
);

/**
 * What happened to one request: flat, in the order in which it happened, parents before children.
 * Self-contained plain data: survives structured clone and JSON.
 */
export interface Trace {
  readonly version: typeof TRACE_VERSION;
  readonly nodes: readonly TraceNode[];
}
