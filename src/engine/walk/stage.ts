import type { EffectivePolicies } from "../effective/effective-policies.ts";
import type { EffectivePeerAuthentication } from "../effective/peer-authentication.ts";
import type { HttpRequest } from "../http/request.ts";
import type { JwtProvider } from "../jwt/providers.ts";
import type { SignatureBook } from "../jwt/signature-book.ts";
import type { AtomTable } from "../matchers/atom.ts";
import type { ChainProtocol, CompiledRule } from "../matchers/compile.ts";
import type { Facts, JsonObject } from "../matchers/facts.ts";
import type { Mesh } from "../mesh/mesh.ts";
import type { Workload, WorkloadPort } from "../mesh/workload.ts";
import type { AuthorizationPolicy } from "../resources/authorization-policy.ts";
import type { Scenario, ScenarioRequest } from "../scenario/document.ts";
import type { Recorder } from "../trace/recorder.ts";
import type { StageName, TraceId } from "../trace/trace.ts";
import type { Connection } from "./connection.ts";
import type { Note } from "./verdict.ts";

/** Everything about one walk that no stage changes. */
export interface Visit {
  readonly scenario: Scenario;
  readonly mesh: Mesh;
  readonly workload: Workload;
  readonly port: WorkloadPort;
  readonly spec: ScenarioRequest;
  readonly connection: Connection;
  readonly policies: EffectivePolicies;
  readonly peerAuthentication: EffectivePeerAuthentication;
  readonly providers: readonly JwtProvider[];
  readonly atoms: AtomTable;
  readonly compiled: (policy: AuthorizationPolicy, chain: ChainProtocol) => readonly CompiledRule[];
  readonly nowSeconds: number;
  readonly signatures: SignatureBook;
  readonly recorder: Recorder;
  readonly notes: Note[];
}

/** What the stages hand on to each other. */
export interface Passage {
  readonly chain: ChainProtocol;
  /** SPIFFE URIs of a verified client certificate. */
  readonly peerUris: readonly string[] | null;
  /** SNI as the proxy saw it: empty where it does not look. */
  readonly sni: string;
  /** TLS that a TCP port hands on unread. */
  readonly opaque: boolean;
  /** Null before the codec has read it, and on TCP. */
  readonly http: HttpRequest | null;
  readonly remoteIp: string;
  readonly payload: JsonObject | null;
  readonly audited: boolean;
  /** Envoy will find no route for it after all filters (CONNECT). */
  readonly noRoute: boolean;
}

/** The proxy's own answer, or the connection's end. Status null: closed without an answer. */
export interface LocalReply {
  readonly status: number | null;
  readonly body: string | null;
  readonly details: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Made by the codec: no filter, gRPC or HEAD changes it. */
  readonly raw: boolean;
}

export type StageOutcome =
  | {
      readonly kind: "passed" | "nothing-to-do";
      readonly passage: Passage;
      readonly decidedBy: DecidedBy | null;
    }
  | {
      readonly kind: "rejected";
      readonly stage: Exclude<StageName, "AUDIT">;
      readonly reply: LocalReply;
      readonly decidedBy: DecidedBy | null;
      /** As far as this stage had read the request, where that is further than before it. */
      readonly passage?: Passage;
    };

export interface DecidedBy {
  readonly policy: AuthorizationPolicy;
  readonly rule: number;
}

/** One desk: looks at the passage under its own trace node and says how it goes on. */
export type Stage = (visit: Visit, passage: Passage, node: TraceId) => StageOutcome;

export function passed(passage: Passage, decidedBy: DecidedBy | null = null): StageOutcome {
  return { kind: "passed", passage, decidedBy };
}

export function nothingToDo(passage: Passage): StageOutcome {
  return { kind: "nothing-to-do", passage, decidedBy: null };
}

/** What the policies of a stage see. */
export function factsOf(visit: Visit, passage: Passage): Facts {
  return {
    peerUris: passage.peerUris,
    sni: passage.sni,
    sourceIp: visit.connection.sourceIp,
    remoteIp: passage.remoteIp,
    destinationIp: visit.connection.destinationIp,
    destinationPort: visit.port.port,
    http: passage.http,
    payload: passage.payload,
  };
}

/** A refusal by RBAC: 403 on HTTP, the connection's end on TCP. */
export function rbacReply(passage: Passage, id: string): LocalReply {
  const details = `rbac_access_denied_matched_policy[${id}]`;
  return passage.chain === "tcp" ? closed(details) : httpReply(403, "RBAC: access denied", details);
}

export function closed(details: string | null): LocalReply {
  return { status: null, body: null, details, headers: {}, raw: true };
}

export function httpReply(
  status: number,
  body: string | null,
  details: string | null,
  headers: Readonly<Record<string, string>> = {},
): LocalReply {
  return { status, body, details, headers, raw: false };
}
