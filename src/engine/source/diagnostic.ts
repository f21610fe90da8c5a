import type { SourceRange } from "./range.ts";

/**
 * A finding in the user's text. Never used for our own bugs.
 *
 * `message` says what is wrong (lower case start, no final period, user text in backticks), `why` what it
 * leads to, `fix` what to do about it.
 */
export interface Diagnostic {
  /** Stable, `area/name`. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  /** Null when the finding is about the whole input. */
  readonly range: SourceRange | null;
  readonly message: string;
  readonly why: string | null;
  readonly fix: string | null;
}

/** Reading never fails: the best value that could be made of the text, and what was wrong with it. */
export interface Parsed<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
