import type { SourceRange } from "../engine/index.ts";
import { monaco, type TextModel } from "./monaco.ts";

/** Offsets count from 0, Monaco's lines and columns from 1. Offsets beyond the text end at its end. */
export function monacoRange(model: TextModel, { start, end }: SourceRange): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

/** The whole lines of a range; an end at the start of a line does not count that line in. */
export function wholeLines(model: TextModel, { start, end }: SourceRange): monaco.Range {
  const last = model.getPositionAt(Math.max(start, end - 1)).lineNumber;
  const first = model.getPositionAt(start).lineNumber;
  return new monaco.Range(first, 1, last, model.getLineMaxColumn(last));
}
