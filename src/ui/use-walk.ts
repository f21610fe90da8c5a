import { useMemo } from "react";
import { sentenceOf } from "../engine/trace/explain.ts";
import type { Trace, TraceId, TraceNode } from "../engine/trace/trace.ts";
import { chosenRequest, isJudgement, judgementOf } from "../state/selectors.ts";
import { showable } from "../worker/showable.ts";
import type { Frame } from "./lobby/frame.ts";
import { framesOf, stepOfNode } from "./lobby/frames.ts";
import { treeOf } from "./lobby/read-trace.ts";
import { useLobby, useSite } from "./store-context.tsx";

const NO_FRAMES: readonly Frame[] = [];
const NO_NODES: readonly TraceId[] = [];

/** The walk of the chosen request: its steps, the one that is shown, and what is lit at it. */
export interface Walk {
  readonly trace: Trace | null;
  readonly frames: readonly Frame[];
  readonly frame: Frame | null;
  /** The node that is lit in the scene, the tree and the text; null in the street. */
  readonly lit: TraceId | null;
  /** Everything that the step tells of. */
  readonly shown: readonly TraceId[];
  readonly select: (node: TraceId | null) => void;
}

export function useWalk(): Walk {
  const { store } = useSite();
  const standing = useLobby(chosenRequest);
  const judgement = useLobby((state) => judgementOf(state, state.chosen));
  const order = useLobby(({ draft }) => draft.settings.mesh?.stageOrder ?? "istio");
  const depth = useLobby((state) => state.depth);
  const step = useLobby((state) => state.step);
  const selected = useLobby((state) => state.selectedNode);
  const request = useMemo(
    () => (standing === null ? null : showable(standing.request)),
    [standing],
  );
  const frames = useMemo(() => {
    if (request === null || judgement === null || !isJudgement(judgement)) return NO_FRAMES;
    const workload = request.to.workload.split("/").at(-1) ?? "";
    return framesOf(judgement, { request, workload, order, depth, sentenceOf });
  }, [judgement, request, order, depth]);
  const trace = judgement !== null && isJudgement(judgement) ? (judgement.trace ?? null) : null;
  const frame = frames[Math.min(step ?? frames.length - 1, frames.length - 1)] ?? null;
  const shown = useMemo(() => shownAt(frame, trace), [frame, trace]);
  const known = selected !== null && trace?.nodes[selected] !== undefined;
  return {
    trace,
    frames,
    frame,
    lit: known ? selected : (frame?.node ?? shown[0] ?? null),
    shown,
    select: (node) =>
      store.getState().selectNode(node, node === null ? null : nearestStep(frames, trace, node)),
  };
}

/** In the office nobody speaks of a policy: there the rule stays lit that let the visitor in. */
function shownAt(frame: Frame | null, trace: Trace | null): readonly TraceId[] {
  if (frame?.bay !== "office" || trace === null) return frame?.nodes ?? NO_NODES;
  const rule = trace.nodes.findLast((node) => node.kind === "rule" && node.decided);
  return rule === undefined
    ? NO_NODES
    : [
        rule.id,
        ...treeOf(trace)
          .below(rule.id)
          .map(({ id }) => id),
      ];
}

/** The step that shows a node, or else the nearest node above it that one shows. */
function nearestStep(frames: readonly Frame[], trace: Trace | null, id: TraceId): number | null {
  let node: TraceNode | undefined = trace?.nodes[id];
  while (node !== undefined) {
    const step = stepOfNode(frames, node.id);
    if (step !== null) return step;
    node = node.parent === null ? undefined : trace?.nodes[node.parent];
  }
  return null;
}
