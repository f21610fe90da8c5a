import type { Expectation, Judgement, JudgementError } from "../../engine/index.ts";
import type { Difference } from "../compare.ts";

/** One request that was evaluated. */
export interface Checked {
  /** As it was named on the command line. */
  readonly file: string;
  /** The scenario's name; null if it has none. */
  readonly scenario: string | null;
  /** The request's name, or `#` and its index. */
  readonly request: string;
  /** Line on which the request begins, from 1; null where that cannot be said. Reads the file anew at its first call. */
  readonly line: () => number | null;
  readonly expectation: Expectation;
  readonly answer: Judgement | JudgementError;
  /** What the answer lacks of what is expected; empty also where nothing is expected. */
  readonly differences: readonly Difference[];
}

/** What is wrong with a file, not with a verdict. */
export interface Finding {
  readonly file: string;
  /** From 1; null if it is about the whole file. */
  readonly line: number | null;
  /** An error means that the file, or a part of it, was not checked. */
  readonly severity: "error" | "warning";
  readonly message: string;
}

export interface Summary {
  readonly requests: number;
  readonly differing: number;
  readonly scenarios: number;
  /** 0 all agree, 1 some differ, 2 a file can't be read. */
  readonly exitCode: 0 | 1 | 2;
}

/** Tells of a check as it goes; `done` comes last, once. */
export interface Reporter {
  readonly checked: (checked: Checked) => void;
  readonly found: (finding: Finding) => void;
  readonly done: (summary: Summary) => void;
}

/** How one request ended. `unchecked`: nothing is expected of it. */
export type Ending = "agrees" | "differs" | "unchecked" | "error";

export function endingOf({ answer, differences, expectation }: Checked): Ending {
  if ("error" in answer) return "error";
  if (differences.length > 0) return "differs";
  const asks = Object.values(expectation).some((wanted) => wanted !== undefined);
  return asks ? "agrees" : "unchecked";
}
