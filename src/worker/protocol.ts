import type {
  AdmissionAnswer,
  Analysis,
  Judgement,
  JudgementError,
  ResourceText,
  Scenario,
} from "../engine/index.ts";

/** Raised when a message changes its meaning; page and worker compare it before the first call. */
export const PROTOCOL_VERSION = 1;

/** Everything the page asks of the engine. */
export interface Methods {
  /** Every request of the scenario, in order; a trace only for `traceOf`. */
  judge: {
    params: { readonly scenario: Scenario; readonly traceOf: readonly number[] };
    result: { readonly analysis: Analysis; readonly judgements: readonly (Judgement | JudgementError)[] };
  };
  /** Would a cluster take the documents of these texts; one list a text. */
  admit: {
    params: { readonly texts: readonly ResourceText[] };
    result: readonly (readonly AdmissionAnswer[])[];
  };
}

export type CallId = number;
/** Counts the user's edits; an answer to an older one is dropped. */
export type InputVersion = number;

export type ToWorker =
  | { readonly type: "hello"; readonly protocol: number }
  | {
      [M in keyof Methods]: {
        readonly type: "call";
        readonly id: CallId;
        readonly inputVersion: InputVersion;
        readonly method: M;
        readonly params: Methods[M]["params"];
      };
    }[keyof Methods];

export type FromWorker =
  | { readonly type: "ready"; readonly protocol: number }
  | { readonly type: "answer"; readonly id: CallId; readonly inputVersion: InputVersion; readonly result: unknown }
  | { readonly type: "failed"; readonly id: CallId; readonly message: string; readonly stack: string };

/** How a call ended. One that a newer call overtook is `superseded`, not an error. */
export type CallOutcome<M extends keyof Methods> =
  | { readonly kind: "value"; readonly value: Methods[M]["result"]; readonly inputVersion: InputVersion }
  | { readonly kind: "superseded" }
  | { readonly kind: "crashed"; readonly message: string };
