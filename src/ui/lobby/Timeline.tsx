import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from "react";
import { BAY_NAMES, MESSAGES } from "../messages/lobby.ts";
import type { BayBox } from "./building.ts";
import { describeFrame } from "./describe.ts";
import { Mark } from "./figures/Mark.tsx";
import type { Bay, Frame } from "./frame.ts";

/** Above this many steps in a bay dots become bars, and above the second a band. */
const DOTS = 8;
const BARS = 60;

interface TimelineProps {
  readonly boxes: readonly BayBox[];
  readonly frames: readonly Frame[];
  readonly step: number;
  readonly onStep: (step: number) => void;
}

/**
 * The drawing's dimension line: its ticks stand under the walls, so a step lies below the desk where it happens.
 * One stop for the Tab key; arrows, Home and End move along it.
 */
export function Timeline({ boxes, frames, step, onStep }: TimelineProps) {
  const root = useRef<HTMLDivElement>(null);
  const last = frames.length - 1;
  useEffect(() => {
    const line = root.current;
    if (line?.contains(document.activeElement)) {
      line.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus({ preventScroll: true });
    }
  }, [step]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = targetOf(event.key, step, last);
    if (target === null) return;
    event.preventDefault();
    onStep(target);
  };
  const columns = {
    "--lobby-columns": boxes.map((box) => `minmax(0,${box.width}fr)`).join(" "),
  } as CSSProperties;
  return (
    <div
      ref={root}
      className="lobby-timeline"
      style={columns}
      role="toolbar"
      aria-label={MESSAGES.steps}
      onKeyDown={onKeyDown}
    >
      {boxes.map(({ bay }) => (
        <Segment key={bay} bay={bay} frames={frames} step={step} onStep={onStep} />
      ))}
    </div>
  );
}

function targetOf(key: string, step: number, last: number): number | null {
  switch (key) {
    case "ArrowRight":
      return Math.min(step + 1, last);
    case "ArrowLeft":
      return Math.max(step - 1, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

interface SegmentProps {
  readonly bay: Bay;
  readonly frames: readonly Frame[];
  readonly step: number;
  readonly onStep: (step: number) => void;
}

function Segment({ bay, frames, step, onStep }: SegmentProps) {
  const steps = frames.flatMap((frame, index) => (frame.bay === bay ? [{ frame, index }] : []));
  const first = steps[0]?.index ?? Number.POSITIVE_INFINITY;
  const end = steps.at(-1)?.index ?? Number.POSITIVE_INFINITY;
  const phase = steps.length === 0 ? "never" : step > end ? "past" : step < first ? "ahead" : "now";
  const density = steps.length > BARS ? "band" : steps.length > DOTS ? "bars" : "dots";
  return (
    <div className={`lobby-segment lobby-${phase} lobby-${density}`}>
      <span className="lobby-dimension" />
      {steps.map(({ frame, index }, position) => (
        <StepButton
          key={index}
          frame={frame}
          index={index}
          count={frames.length}
          at={(position + 1) / (steps.length + 1)}
          step={step}
          onStep={onStep}
        />
      ))}
      <span className="lobby-bay-name">{BAY_NAMES[bay]}</span>
    </div>
  );
}

interface StepProps {
  readonly frame: Frame;
  readonly index: number;
  readonly count: number;
  /** Place within the bay, from 0 to 1. */
  readonly at: number;
  readonly step: number;
  readonly onStep: (step: number) => void;
}

function StepButton({ frame, index, count, at, step, onStep }: StepProps) {
  const current = index === step;
  const result = frame.deciding ? frame.results[frame.bay] : undefined;
  const classes = [
    "lobby-step",
    index < step ? "lobby-passed" : "",
    current ? "lobby-current" : "",
    result === undefined ? "" : "lobby-deciding",
  ];
  const decides = frame.deciding ? `, ${MESSAGES.decides}` : "";
  return (
    <button
      type="button"
      className={classes.join(" ")}
      style={{ left: `${(at * 100).toFixed(2)}%` }}
      data-step={index}
      tabIndex={current ? 0 : -1}
      aria-current={current ? "step" : undefined}
      aria-label={`${MESSAGES.stepOf(index + 1, count)}, ${BAY_NAMES[frame.bay]}${decides}. ${describeFrame(frame)}`}
      onClick={() => onStep(index)}
    >
      <span className="lobby-tick">
        {result !== undefined && <Mark kind={result.mark} size={19} />}
      </span>
    </button>
  );
}
