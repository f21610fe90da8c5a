import { type CSSProperties, lazy, Suspense, useMemo, useRef } from "react";
import type { Judgement, JudgementError, ScenarioRequest, TraceId } from "../../engine/index.ts";
import type { Trace } from "../../engine/trace/trace.ts";
import { MESSAGES } from "../messages/lobby.ts";
import { buildingOf, LEAST_WIDTH } from "./building.ts";
import { CrashStrip } from "./CrashStrip.tsx";
import type { CrowdVisitor } from "./crowd/crowd.ts";
import { DepthSwitch } from "./DepthSwitch.tsx";
import { FigureSpots } from "./FigureSpots.tsx";
import type { Depth } from "./frame.ts";
import type { StageOrder } from "./house.ts";
import { Scene } from "./Scene.tsx";
import { Heading, Sentence } from "./StageWords.tsx";
import { Timeline } from "./Timeline.tsx";
import { Transport } from "./Transport.tsx";
import { useCentred } from "./use-centred.ts";
import { useMeasure, useWidth } from "./use-measure.ts";
import { usePlayback } from "./use-playback.ts";
import { chosenIn, useStory } from "./use-story.ts";

// The crowd is only there on request; the first verdict does not wait for it.
const Crowd = lazy(async () => ({ default: (await import("./crowd/Crowd.tsx")).Crowd }));

export interface LobbyStageProps {
  /** Null before the first answer, and while nobody calls. */
  readonly judgement: Judgement | JudgementError | null;
  readonly request: ScenarioRequest | null;
  /** `namespace/name` of the workload that is called. */
  readonly scenarioWorkloadLabel: string;
  /** What stands in front of it, such as `sidecar`. */
  readonly proxy?: string;
  readonly stageOrder: StageOrder;
  /** From 0; one past the end shows the last. */
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly depth: Depth;
  /** Followed by `onStep` with the step of the new depth that shows the same thing. */
  readonly onDepth: (depth: Depth) => void;
  /** Absent where nobody may change the order. */
  readonly onToggleOrder?: () => void;
  /** What the other order would answer, if it is something else: the status or a word. */
  readonly otherAnswer?: string | null;
  readonly playing: boolean;
  readonly onPlaying: (playing: boolean) => void;
  readonly speed?: number;
  readonly onSpeed?: () => void;
  /** Opens the list of shortcuts. */
  readonly onKeys?: () => void;
  /** The other standing requests, while all are played together; null while one is. */
  readonly crowd?: readonly CrowdVisitor[] | null;
  /** How many there are, if they are too many to come in at once. */
  readonly crowdCutFrom?: number | null;
  readonly onPick?: (key: string) => void;
  /** All together, or one. Absent where there is only one. */
  readonly onTogether?: () => void;
  readonly onSelectNode?: (id: TraceId) => void;
  readonly selectedNode?: TraceId | null;
  /** What the pointer or the focus is on, anywhere on the page. */
  readonly hintedNode?: TraceId | null;
  readonly onHintNode?: (id: TraceId | null) => void;
  /** An answer is overdue: the picture stays and its verdict fades. */
  readonly stale: boolean;
  readonly crashed?: { readonly message: string; readonly onRestart: () => void };
}

/** The lobby: the section with the walk in it, its dimension line, and the controls. A view of `step`. */
export function LobbyStage(props: LobbyStageProps) {
  const { judgement, request, crashed, onSelectNode } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const drawing = useRef<HTMLDivElement>(null);
  const drawn = useWidth(drawing);
  const measure = useMeasure();
  const { story, stepAtDepth } = useStory(props);
  const { house, frames } = story;
  const building = useMemo(
    () => buildingOf(house, drawingWidth(width), measure),
    [house, width, measure],
  );
  const last = Math.max(0, frames.length - 1);
  const step = Math.max(0, Math.min(props.step, last));
  const frame = frames[step] ?? null;
  usePlayback({ ...props, step, last });
  useCentred(scroller, building, frame, house);
  const changeDepth = (next: Depth): void => {
    const moved = frame === null ? null : stepAtDepth(frame, next);
    props.onDepth(next);
    if (moved !== null) props.onStep(moved);
  };
  const view = { house, building, frame };
  return (
    <section className={classes(props)} aria-label={MESSAGES.stageLabel}>
      <Controls {...props} step={step} last={last} onDepth={changeDepth} />
      {crashed !== undefined && <CrashStrip request={request?.name ?? ""} {...crashed} />}
      <div
        ref={scroller}
        className="lobby-scroll"
        style={{ "--lobby-width": building.width } as CSSProperties}
      >
        <div ref={drawing} className="lobby-drawing">
          <Scene
            view={view}
            measure={measure}
            walk={story}
            step={step}
            steps={frames.length}
            playing={props.playing}
            speed={props.speed ?? 1}
          />
          {onSelectNode !== undefined && frame !== null && (
            <FigureSpots
              view={view}
              trace={traceOf(judgement)}
              selected={chosenIn(judgement, props.selectedNode ?? null)}
              hinted={chosenIn(judgement, props.hintedNode ?? null)}
              onSelect={onSelectNode}
              onHint={props.onHintNode ?? (() => {})}
            />
          )}
          {props.crowd != null && drawn > 0 && (
            <Suspense>
              <Crowd
                visitors={props.crowd}
                building={building}
                scale={drawn / building.width}
                speed={props.speed ?? 1}
                onPick={props.onPick ?? (() => {})}
              />
            </Suspense>
          )}
        </div>
        <Timeline boxes={building.boxes} frames={frames} step={step} onStep={props.onStep} />
      </div>
      <Sentence frame={frame} waiting={request !== null} />
    </section>
  );
}

function Controls(props: LobbyStageProps & { readonly last: number }) {
  return (
    <header className="lobby-head">
      <Heading
        label={props.scenarioWorkloadLabel}
        port={props.request?.to.port}
        proxy={props.proxy}
      />
      <Transport {...props} />
      {props.onTogether !== undefined && (
        <button
          type="button"
          className="lobby-button lobby-wide"
          title={MESSAGES.togetherHint}
          aria-pressed={props.crowd != null}
          onClick={props.onTogether}
        >
          {MESSAGES.together}
        </button>
      )}
      {props.crowd != null && props.crowdCutFrom != null && (
        <span className="lobby-differs">
          {MESSAGES.crowdCut(props.crowd.length + 1, props.crowdCutFrom)}
        </span>
      )}
      {props.onToggleOrder !== undefined && orderMatters(props) && (
        <button
          type="button"
          className="lobby-button lobby-wide lobby-quiet"
          title={
            props.otherAnswer == null
              ? MESSAGES.orderHint
              : MESSAGES.orderDiffers(props.otherAnswer)
          }
          onClick={props.onToggleOrder}
        >
          {props.stageOrder === "documented" ? MESSAGES.orderDocumented : MESSAGES.orderIstio}
        </button>
      )}
      {props.otherAnswer != null && (
        <span className="lobby-differs" title={MESSAGES.orderDiffers(props.otherAnswer)}>
          {MESSAGES.orderOther(props.otherAnswer, props.stageOrder === "documented")}
        </span>
      )}
      <DepthSwitch depth={props.depth} onDepth={props.onDepth} />
      {props.onKeys !== undefined && (
        <button
          type="button"
          className="lobby-button lobby-keys"
          aria-label={MESSAGES.keys}
          title={MESSAGES.keys}
          onClick={props.onKeys}
        >
          ?
        </button>
      )}
    </header>
  );
}

/** Where both orders answer alike there is nothing to choose; from the other order one always comes back. */
function orderMatters({ otherAnswer, stageOrder }: LobbyStageProps): boolean {
  return otherAnswer != null || stageOrder === "documented";
}

function traceOf(judgement: LobbyStageProps["judgement"]): Trace | null {
  return judgement === null || "error" in judgement ? null : (judgement.trace ?? null);
}

function classes({ stale, crashed }: LobbyStageProps): string {
  const states = [stale ? "lobby-stale" : "", crashed === undefined ? "" : "lobby-stopped"];
  return ["lobby-stage", ...states].filter((name) => name !== "").join(" ");
}

/** The section is drawn 1:1 while that fills the width, and never smaller; wide panes enlarge it a little. */
function drawingWidth(pane: number): number {
  const scale = Math.max(1, Math.min(1.35, pane / 1250));
  return Math.max(LEAST_WIDTH, Math.round(pane / scale));
}
