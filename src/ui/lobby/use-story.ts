import { useMemo } from "react";
import type { Judgement, JudgementError, ScenarioRequest, TraceId } from "../../engine/index.ts";
import { sentenceOf } from "../../engine/trace/explain.ts";
import type { Depth, Frame } from "./frame.ts";
import { type FrameContext, framesOf, type Story, stepOfNode, storyOf } from "./frames.ts";
import { emptyHouse, type StageOrder } from "./house.ts";
import { pathTo } from "./read-trace.ts";
import { waitingStory } from "./waiting.ts";

interface Told {
  readonly judgement: Judgement | JudgementError | null;
  readonly request: ScenarioRequest | null;
  /** `namespace/name` of the workload that is called. */
  readonly scenarioWorkloadLabel: string;
  readonly stageOrder: StageOrder;
  readonly depth: Depth;
}

/** The story of a judgement, and where one of its steps lies at another depth. */
export function useStory({ judgement, request, scenarioWorkloadLabel, stageOrder, depth }: Told): {
  readonly story: Story;
  readonly stepAtDepth: (frame: Frame, next: Depth) => number | null;
} {
  const workload = scenarioWorkloadLabel.split("/").at(-1) ?? "";
  const context = useMemo(
    () => (request === null ? null : { request, workload, order: stageOrder, depth, sentenceOf }),
    [request, workload, stageOrder, depth],
  );
  const story = useMemo(
    () => storyFor(judgement, context, stageOrder),
    [judgement, context, stageOrder],
  );
  const stepAtDepth = (frame: Frame, next: Depth): number | null => {
    if (judgement === null || "error" in judgement || context === null) return null;
    return sameMoment(frame, framesOf(judgement, { ...context, depth: next }));
  };
  return { story, stepAtDepth };
}

/** A walk if there is one; somebody who waits in the street if not; else the empty house. */
function storyFor(
  judgement: Judgement | JudgementError | null,
  context: FrameContext | null,
  order: StageOrder,
): Story {
  if (context !== null && judgement !== null) {
    if ("error" in judgement) return waitingStory(context, judgement.error);
    const story = storyOf(judgement, context);
    if (story !== null) return story;
  }
  return { house: emptyHouse(order, context?.workload ?? null), frames: [] };
}

/** The step of another depth that shows the same thing, or else the end of the same bay. */
function sameMoment(frame: Frame, frames: readonly Frame[]): number {
  const byNode = frame.node === null ? null : stepOfNode(frames, frame.node);
  if (byNode !== null) return byNode;
  return Math.max(
    0,
    frames.findLastIndex((other) => other.bay === frame.bay),
  );
}

/** The chosen node and those above it: a clause lights the figure whose policy it belongs to. */
export function chosenIn(
  judgement: Judgement | JudgementError | null,
  node: TraceId | null,
): readonly TraceId[] {
  if (judgement === null || "error" in judgement || judgement.trace === undefined) return [];
  return node === null ? [] : pathTo(judgement.trace, node);
}
