/** Name of one text: the editor tab or file it came from. */
export type SourceId = string;

/** A half-open span of one text. Unit: UTF-16 code units from the start of that text. */
export interface SourceRange {
  readonly source: SourceId;
  readonly start: number;
  readonly end: number;
}

/** A value together with the place where it is written. */
export interface Located<T> {
  readonly value: T;
  readonly range: SourceRange;
}
