import type { SourceRange } from "../engine/index.ts";

/** What the walk of the chosen request says about the text, in offsets; lines exist only in here. */
export interface TextMarks {
  readonly lines: readonly LineMark[];
  readonly lit: readonly LitRange[];
  readonly notes: readonly InlineNote[];
  /** What the pointer is on elsewhere: lit without the bar. */
  readonly hinted: SourceRange | null;
}

/** `holds`, `holds-not`: what a rule or clause did; the others mark the policy that decided. */
export type LineMarkKind = "holds" | "holds-not" | "pass" | "deny" | "closed";

/** A sign beside the first line of a range. */
export interface LineMark {
  readonly range: SourceRange;
  readonly kind: LineMarkKind;
  readonly hover: string;
}

/** Lines under the lamp; `hot` ones are underlined: the words that decided. */
export interface LitRange {
  readonly range: SourceRange;
  readonly hot: boolean;
}

/** Words behind a range: what was seen instead of what stands there. */
export interface InlineNote {
  readonly range: SourceRange;
  readonly text: string;
  readonly tone: "allow" | "refuse" | "plain";
}

export const NO_MARKS: TextMarks = { lines: [], lit: [], notes: [], hinted: null };
