import type { Analysis, Judgement, JudgementError } from "../engine/index.ts";
import type { Restart } from "../worker/restart.ts";
import type { Draft, Key } from "./draft.ts";
import type { SetState } from "./store.ts";

/** What the engine last said, and of which draft. */
export interface Answer {
  readonly draft: Draft;
  readonly analysis: Analysis;
  readonly judgements: ReadonlyMap<Key, Judgement | JudgementError>;
}

/** `stopped`: it was ended twice on the same input; what is shown is from before. */
export type EngineState =
  | { readonly kind: "working" }
  | { readonly kind: "stopped"; readonly message: string };

/** Verdicts with the two stages in the other order, and of which draft. */
export interface OtherOrder {
  readonly draft: Draft;
  readonly verdicts: ReadonlyMap<Key, Judgement["verdict"] | null>;
}

export interface EvaluationSlice {
  /** Null where the order cannot matter, and until it is known. */
  readonly otherOrder: OtherOrder | null;
  readonly otherOrderArrived: (other: OtherOrder | null) => void;
  readonly answer: Answer | null;
  /** The answer is of an older draft, and has been for a while. */
  readonly stale: boolean;
  readonly engine: EngineState;
  /** Counts the user's wishes to try again. */
  readonly restarts: number;
  /** The engine was ended and started anew by itself; null once that has been read. */
  readonly restarted: Restart | null;
  readonly answerArrived: (answer: Answer) => void;
  readonly answerTakesLong: () => void;
  readonly engineStopped: (message: string) => void;
  readonly restartEngine: () => void;
  readonly engineRestarted: (restart: Restart) => void;
  readonly forgetRestart: () => void;
}

export function evaluationSlice(set: SetState): EvaluationSlice {
  return {
    answer: null,
    otherOrder: null,
    otherOrderArrived: (otherOrder) => set({ otherOrder }),
    stale: false,
    engine: { kind: "working" },
    restarts: 0,
    restarted: null,
    answerArrived: (answer) => set({ answer, stale: false, engine: { kind: "working" } }),
    answerTakesLong: () => set({ stale: true }),
    engineStopped: (message) =>
      set({ engine: { kind: "stopped", message }, playing: false, restarted: null }),
    engineRestarted: (restarted) => set({ restarted }),
    forgetRestart: () => set({ restarted: null }),
    restartEngine: () =>
      set(({ restarts }) => ({ restarts: restarts + 1, engine: { kind: "working" } })),
  };
}
