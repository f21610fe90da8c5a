import { type CSSProperties, useMemo, useRef } from "react";
import type { Judgement, JudgementError, ScenarioRequest, TraceId } from "../../engine/index.ts";
import { sentenceOf } from "../../engine/trace/explain.ts";
import { buildingOf, LEAST_WIDTH } from "./building.ts";
import { CrashStrip } from "./CrashStrip.tsx";
import { DepthSwitch } from "./DepthSwitch.tsx";
import { codeParts, sentence } from "./describe.ts";
import { FigureSpots } from "./FigureSpots.tsx";
import type { Depth, Frame } from "./frame.ts";
import { type FrameContext, framesOf, type Story, stepOfNode, storyOf } from "./frames.ts";
import { emptyHouse, type StageOrder } from "./house.ts";
import { BAY_NAMES, MESSAGES } from "./lobby-messages.ts";
import { pathTo } from "./read-trace.ts";
import { Scene } from "./Scene.tsx";
import { Timeline } from "./Timeline.tsx";
import { Transport } from "./Transport.tsx";
import { namespacedName } from "./truncate.ts";
import { useCentred } from "./use-centred.ts";
import { useMeasure, useWidth } from "./use-measure.ts";
import { usePlayback } from "./use-playback.ts";
import { waitingStory } from "./waiting.ts";

export interface LobbyStageProps {
  /** Null before the first answer, and while nobody calls. */
  readonly judgement: Judgement | JudgementError | null;
  readonly request: ScenarioRequest | null;
  /** `namespace/name` of the workload that is called. */
  readonly scenarioWorkloadLabel: string;
  /** What stands in front of it, such as `sidecar`. */
  readonly proxy?: string;
  readonly stageOrder: StageOrder;
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly depth: Depth;
  readonly onDepth: (depth: Depth) => void;
  /** Absent where both orders would answer alike and nobody asks. */
  readonly onToggleOrder?: () => void;
  readonly playing: boolean;
  readonly onPlaying: (playing: boolean) => void;
  readonly onSelectNode?: (id: TraceId) => void;
  readonly selectedNode?: TraceId | null;
  /** An answer is overdue: the picture stays and its verdict fades. */
  readonly stale: boolean;
  readonly crashed?: { readonly message: string; readonly onRestart: () => void };
}

/** The lobby: the section with the walk in it, its dimension line, and the controls. A view of `step`. */
export function LobbyStage(props: LobbyStageProps) {
  const { judgement, request, stageOrder, depth, onStep, onDepth, crashed } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const measure = useMeasure();
  const workload = props.scenarioWorkloadLabel.split("/").at(-1) ?? "";
  const context = useMemo(
    () => (request === null ? null : { request, workload, order: stageOrder, depth, sentenceOf }),
    [request, workload, stageOrder, depth],
  );
  const story = useMemo(
    () => storyFor(judgement, context, stageOrder),
    [judgement, context, stageOrder],
  );
  const building = useMemo(
    () => buildingOf(story.house, drawingWidth(width), measure),
    [story, width, measure],
  );
  const last = Math.max(0, story.frames.length - 1);
  const step = Math.max(0, Math.min(props.step, last));
  const frame = story.frames[step] ?? null;
  usePlayback({ ...props, step, last });
  useCentred(scroller, building, frame, story.house);
  const changeDepth = (next: Depth): void => {
    onDepth(next);
    if (judgement === null || "error" in judgement || context === null || frame === null) return;
    onStep(sameMoment(frame, framesOf(judgement, { ...context, depth: next })));
  };
  const chosen = chosenIn(judgement, props.selectedNode ?? null);
  const view = { house: story.house, building, frame };
  return (
    <section className={classes(props)} aria-label={MESSAGES.stageLabel}>
      <header className="lobby-head">
        <Heading {...props} />
        <Transport
          step={step}
          last={last}
          playing={props.playing}
          onStep={onStep}
          onPlaying={props.onPlaying}
        />
        {props.onToggleOrder !== undefined && (
          <button
            type="button"
            className="lobby-button lobby-wide lobby-quiet"
            title={MESSAGES.orderHint}
            onClick={props.onToggleOrder}
          >
            {stageOrder === "documented" ? MESSAGES.orderDocumented : MESSAGES.orderIstio}
          </button>
        )}
        <DepthSwitch depth={depth} onDepth={changeDepth} />
      </header>
      {crashed !== undefined && (
        <CrashStrip
          request={request?.name ?? ""}
          message={crashed.message}
          onRestart={crashed.onRestart}
        />
      )}
      <div
        ref={scroller}
        className="lobby-scroll"
        style={{ "--lobby-width": building.width } as CSSProperties}
      >
        <div className="lobby-drawing">
          <Scene
            view={view}
            measure={measure}
            walk={story}
            step={step}
            steps={story.frames.length}
          />
          {props.onSelectNode !== undefined && frame !== null && (
            <FigureSpots view={view} selected={chosen} onSelect={props.onSelectNode} />
          )}
        </div>
        <Timeline boxes={building.boxes} frames={story.frames} step={step} onStep={onStep} />
      </div>
      <Sentence frame={frame} />
    </section>
  );
}

function Heading(props: LobbyStageProps) {
  const { scenarioWorkloadLabel: label, request, proxy } = props;
  const port = request?.to.port;
  return (
    <h2 className="lobby-heading">
      {MESSAGES.section}{" "}
      <b title={label}>{label === "" ? MESSAGES.nothingYet : namespacedName(label)}</b>{" "}
      {label !== "" && (
        <small>
          {[port === undefined ? "" : `:${port}`, proxy]
            .filter((part) => part !== "" && part !== undefined)
            .join(", ")}
        </small>
      )}
    </h2>
  );
}

/** The step in one sentence, after the name of where it happens; what is Istio's stays in mono. */
function Sentence({ frame }: { readonly frame: Frame | null }) {
  if (frame === null) return <p className="lobby-sentence">{MESSAGES.emptyScene}</p>;
  return (
    <p className="lobby-sentence" title={frame.sentence.replaceAll("`", "")}>
      <b>{BAY_NAMES[frame.bay]}</b>{" "}
      {codeParts(sentence(frame.sentence)).map(({ text, at, code }) =>
        code ? <code key={at}>{text}</code> : text,
      )}
    </p>
  );
}

/** The chosen node and those above it: a clause lights the figure whose policy it belongs to. */
function chosenIn(
  judgement: Judgement | JudgementError | null,
  node: TraceId | null,
): readonly TraceId[] {
  if (judgement === null || "error" in judgement || judgement.trace === undefined || node === null)
    return [];
  return pathTo(judgement.trace, node);
}

function classes({ stale, crashed }: LobbyStageProps): string {
  return ["lobby-stage", stale ? "lobby-stale" : "", crashed === undefined ? "" : "lobby-stopped"]
    .join(" ")
    .trim();
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

/** The section is drawn 1:1 while that fills the width, and never smaller; wide panes enlarge it a little. */
function drawingWidth(pane: number): number {
  const scale = Math.max(1, Math.min(1.35, pane / 1250));
  return Math.max(LEAST_WIDTH, Math.round(pane / scale));
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
