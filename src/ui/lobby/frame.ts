import type { Action, PolicyRef, StageName, TraceId, Truth } from "../../engine/trace/trace.ts";
import type { StaffKind } from "./figures/cast.ts";
import type { MarkKind } from "./figures/Mark.tsx";
import type { PoseName } from "./figures/poses.ts";

/** A part of the section: the street, a desk, or the office. AUDIT has no desk; it sits with the guards. */
export type Bay = "street" | Desk | "office";
export type Desk = Exclude<StageName, "AUDIT">;

/** How finely the walk is cut into steps. */
export const DEPTHS = ["stages", "policies", "clauses"] as const;
export type Depth = (typeof DEPTHS)[number];

/** One policy, standing or sitting at its desk. */
export interface StaffMember {
  /** Its policy node. */
  readonly id: TraceId;
  readonly policy: PolicyRef;
  readonly kind: StaffKind;
  readonly action: Action | null;
  readonly dryRun: boolean;
  readonly result: Truth;
  readonly decided: boolean;
  /** Clauses that would have to change for its nearest rule to match; 0 if it matches. */
  readonly missing: number;
  /** What its nearest rule failed on, as a field group for the choir's counter; null if it matches. */
  readonly failedOn: FieldGroup | null;
}

export type FieldGroup = "source" | "path" | "method" | "host" | "port" | "condition" | "rule";

/** Who is at a desk: up to three in front, the others behind a counter. */
export interface Staff {
  readonly front: readonly StaffMember[];
  readonly choir: readonly StaffMember[];
}

/** Who calls, as far as one can see from across the room. */
export interface Caller {
  readonly transport: "mtls" | "tls" | "plaintext";
  /** SPIFFE id or principal that the mesh certificate carries. */
  readonly principal: string | null;
  /** Short name, such as the workload's or the address. */
  readonly name: string;
  /** The verified subject of its token, if it has one. */
  readonly subject: string | null;
  /** A form with method and path; a bare connection has none. */
  readonly form: { readonly method: string; readonly path: string } | null;
  readonly token: "none" | "shown";
}

/** Everything of the drawing that does not change with the step. */
export interface House {
  /** In the order in which the proxy runs them, from the street to the office. */
  readonly bays: readonly Bay[];
  readonly staff: Readonly<Record<"CUSTOM" | "DENY" | "ALLOW", Staff>>;
  readonly auditors: readonly StaffMember[];
  /** The sign outside the front door: the mTLS mode in force, or the gateway's TLS. */
  readonly doorSign: string;
  /** Name over the office. */
  readonly office: string;
  /** On TCP the proxy sees a connection and no request: nobody reads forms or badges. */
  readonly protocol: "http" | "tcp";
  /** Null while nobody calls. */
  readonly caller: Caller | null;
}

/** Where a bubble's tail ends. */
export type Speaker =
  | { readonly kind: "staff"; readonly id: TraceId }
  | {
      readonly kind: "thing";
      readonly what:
        | "visitor"
        | "porter"
        | "door-sign"
        | "lectern"
        | "reader"
        | "sign"
        | "turnstile"
        | "host";
    };

/** One clause in a bubble: what a field wanted and what it saw. Truth is shown in ink, never as a verdict. */
export interface ClauseRow {
  readonly node: TraceId;
  readonly field: string;
  /** Cut to what a bubble has room for. */
  readonly wanted: string;
  readonly saw: string;
  /** The same, uncut, as a sentence. */
  readonly whole: string;
  readonly holds: boolean;
  /** The row that this step is about, at clause depth. */
  readonly current: boolean;
}

/** `istio`: verbatim, in mono. `ours`: our words, in sans. */
export interface Line {
  readonly voice: "istio" | "ours";
  readonly text: string;
  /** Said, and of no effect: another counts in its place. */
  readonly struck?: boolean;
}

export interface BubbleContent {
  readonly speaker: Speaker;
  readonly title: Line;
  readonly tag: string | null;
  readonly rows: readonly ClauseRow[];
  readonly lines: readonly Line[];
  /** Set where the bubble is what decided. */
  readonly verdict: MarkKind | null;
  /** People speak round, machines square. */
  readonly shape: "round" | "square";
  /** A dry-run policy speaks in a dashed bubble. */
  readonly dashed: boolean;
}

/** The visitor at one step. */
export interface VisitorView {
  readonly pose: PoseName;
  readonly hand: "card" | "envelope" | null;
  readonly form: boolean;
  readonly badge: { readonly at: "hand" | "chest"; readonly good: boolean } | null;
}

/** What came of a desk: shown on its sign and, once it is past, under it. */
export interface DeskResult {
  readonly mark: MarkKind;
  readonly caption: string;
  readonly decided: boolean;
}

/** What the client gets in the end. */
export interface Answer {
  readonly kind: "answered" | "closed";
  readonly tone: "allow" | "refuse";
  readonly text: string;
}

/** The state of the things that move. */
export interface Props {
  readonly door: "open" | "shut";
  readonly turnstile: "open" | "barred";
  readonly reader: "off" | "green" | "red";
  readonly phone: "hung" | "off";
  readonly formOnLectern: boolean;
}

/** One step of the walk: everything that the picture of that step shows. */
export interface Frame {
  readonly bay: Bay;
  /** Trace nodes that the step shows, for selection in both directions. */
  readonly nodes: readonly TraceId[];
  /** The node that the step is about; null in the street and the office. */
  readonly node: TraceId | null;
  readonly sentence: string;
  readonly visitor: VisitorView;
  readonly bubble: BubbleContent | null;
  /** Poses of the staff who do something at this step; the others stand or sit. */
  readonly poses: Readonly<Record<TraceId, PoseName>>;
  readonly props: Props;
  /** Marks and captions of the desks up to here. */
  readonly results: Readonly<Partial<Record<Bay, DeskResult>>>;
  /** This step decided the request. */
  readonly deciding: boolean;
  /** From the deciding step on. */
  readonly answer: Answer | null;
}
