import type { Judgement } from "../../../engine/index.ts";
import type { TraceId } from "../../../engine/trace/trace.ts";
import { MESSAGES } from "../../messages/lobby.ts";
import type { PoseName } from "../figures/poses.ts";
import type {
  BubbleContent,
  Depth,
  DeskResult,
  House,
  Line,
  Props,
  Speaker,
  VisitorView,
} from "../frame.ts";
import type { NodeOf, TraceTree } from "../read-trace.ts";

/** What a desk's reader looks at. */
export interface DeskContext {
  readonly tree: TraceTree;
  readonly judgement: Judgement;
  readonly house: House;
  readonly depth: Depth;
  /** Null if the trace has no such stage: then nothing happens at the desk. */
  readonly stage: NodeOf<"stage"> | null;
}

/** One step at a desk, before the building and the steps around it are known. */
export interface Beat {
  readonly nodes: readonly TraceId[];
  /** The node whose sentence belongs to the step. */
  readonly node: TraceId | null;
  readonly bubble: BubbleContent | null;
  readonly visitor: Partial<VisitorView>;
  readonly poses: Readonly<Record<TraceId, PoseName>>;
  readonly props: Partial<Props>;
}

/** Everything that happens at a desk; the last beat is the one after which the result stands. */
interface DeskWalk {
  readonly beats: readonly Beat[];
  readonly result: DeskResult;
}

export type DeskReader = (context: DeskContext) => DeskWalk;

export function thing(what: Extract<Speaker, { kind: "thing" }>["what"]): Speaker {
  return { kind: "thing", what };
}

export const ours = (text: string): Line => ({ voice: "ours", text });
export const istio = (text: string): Line => ({ voice: "istio", text });

/** A bubble with nothing in it but what is given. */
export function bubble(
  content: Pick<BubbleContent, "speaker" | "title"> & Partial<BubbleContent>,
): BubbleContent {
  return {
    tag: null,
    rows: [],
    lines: [],
    verdict: null,
    shape: "round",
    dashed: false,
    ...content,
  };
}

export function beat(content: Partial<Beat>): Beat {
  return { nodes: [], node: null, bubble: null, visitor: {}, poses: {}, props: {}, ...content };
}

export function rejected(context: DeskContext): boolean {
  return context.stage?.outcome === "rejected";
}

/** How a refusal of this request looks: an answer, or a closed connection. */
export function refusalMark(context: DeskContext): "deny" | "closed" {
  return context.judgement.verdict.outcome === "refused" ? "closed" : "deny";
}

/** A check uncut, for a row. */
export function wholeCheck(check: NodeOf<"check">): string {
  return `${check.name} ${MESSAGES.wanted} ${check.wanted}, ${MESSAGES.saw} ${check.saw}`;
}
