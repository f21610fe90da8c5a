import type { Goal } from "./goal.ts";

/** A lesson is one folder below `lessons/`; its `lesson.ts` exports it as `lesson`. */
export interface Lesson {
  /** The folder's name; part of links, so it stays. */
  readonly id: string;
  /** Place in the course; gaps are welcome. */
  readonly order: number;
  readonly title: string;
  /** Markdown: what one should know, and what is to be done. */
  readonly text: string;
  /** The scenario to begin with: a scenario document, YAML, whose `resources` are one text. */
  readonly start: string;
  readonly goal: Goal;
  /** For somebody who is stuck: where to look, not what to write. */
  readonly hint: string;
  /** Resources that reach the goal in place of those of `start`. */
  readonly solution: string;
}
