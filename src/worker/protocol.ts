import type {
  AdmissionAnswer,
  Analysis,
  Completion,
  Description,
  Judgement,
  JudgementError,
  Parsed,
  ResourceText,
  Scenario,
} from "../engine/index.ts";
import type { Contents } from "../share/contents.ts";
import type { Copy, CopyKind } from "../share/copy.ts";

/** Raised when a message changes its meaning; page and worker compare it before the first call. */
export const PROTOCOL_VERSION = 1;

/** Everything the page asks of the engine. */
export interface Methods {
  /** Every request of the scenario, in order; a trace only for `traceOf`. */
  judge: {
    params: { readonly scenario: Scenario; readonly traceOf: readonly number[] };
    result: {
      readonly analysis: Analysis;
      readonly judgements: readonly (Judgement | JudgementError)[];
    };
  };
  /** The verdicts if CUSTOM and JWT changed places; null where a request cannot be judged. */
  judgeOtherOrder: {
    params: { readonly scenario: Scenario };
    result: readonly (Judgement["verdict"] | null)[];
  };
  /** One request, without a trace, of a scenario that the page need not show; null where there is no such request. */
  judgeOne: {
    params: { readonly scenario: Scenario; readonly index: number };
    result: Judgement | JudgementError | null;
  };
  /** Would a cluster take the documents of these texts; one list a text. */
  admit: {
    params: { readonly texts: readonly ResourceText[] };
    result: readonly (readonly AdmissionAnswer[])[];
  };
  /** The scenario documents of a pasted or opened text. */
  readScenarios: {
    params: { readonly text: string };
    result: Parsed<readonly Scenario[]>;
  };
  /** The text of a scenario's file; reading it gives the scenario back. */
  writeScenario: { params: { readonly scenario: Scenario }; result: string };
  /** What a scenario would hand on. */
  listContents: { params: { readonly scenario: Scenario }; result: Contents };
  /** A copy under other names or with other tokens, judged beside the original. */
  makeCopy: {
    params: { readonly scenario: Scenario; readonly kind: CopyKind; readonly seed: number };
    result: Copy;
  };
  /** What may stand at the cursor; names are those of the scenario that was judged last. */
  completeAt: {
    params: { readonly text: string; readonly offset: number };
    result: readonly Completion[];
  };
  /** What the word at a place means; null where nobody knows. */
  describeAt: {
    params: { readonly text: string; readonly source: string; readonly offset: number };
    result: Description | null;
  };
  /** One YAML or JSON value, as a field of a form holds it. */
  readValue: { params: { readonly text: string }; result: Parsed<unknown> };
}

export type Method = keyof Methods;

export type CallId = number;
/** Counts the user's edits; an answer to an older one is dropped. */
export type InputVersion = number;

export type CallMessage = {
  [M in Method]: {
    readonly type: "call";
    readonly id: CallId;
    readonly inputVersion: InputVersion;
    readonly method: M;
    readonly params: Methods[M]["params"];
  };
}[Method];

export type ToWorker = { readonly type: "hello"; readonly protocol: number } | CallMessage;

export type FromWorker =
  | { readonly type: "ready"; readonly protocol: number }
  | {
      readonly type: "answer";
      readonly id: CallId;
      readonly inputVersion: InputVersion;
      readonly result: unknown;
    }
  | {
      readonly type: "failed";
      readonly id: CallId;
      readonly message: string;
      readonly stack: string;
    };

/** How a call ended. One that a newer call overtook is `superseded`, not an error. */
export type CallOutcome<M extends Method> =
  | {
      readonly kind: "value";
      readonly value: Methods[M]["result"];
      readonly inputVersion: InputVersion;
    }
  | { readonly kind: "superseded" }
  | { readonly kind: "crashed"; readonly message: string };

/** The engine as the page sees it, with or without a thread behind it. */
export interface EngineClient {
  /** Of several calls of one method only the newest gets a value; the others end as `superseded`. Never rejects. */
  readonly call: <M extends Method>(
    method: M,
    params: Methods[M]["params"],
    inputVersion: InputVersion,
  ) => Promise<CallOutcome<M>>;
  readonly dispose: () => void;
}
