import { describeFrame } from "../lobby/describe.ts";
import type { Frame } from "../lobby/frame.ts";
import { BAY_NAMES } from "../messages/lobby.ts";

/** One step in words. */
export interface SpokenStep {
  /** Index of the step. */
  readonly at: number;
  readonly place: string;
  readonly words: string;
}

/** Every step of a walk, in the words of its picture. */
export function transcriptOf(frames: readonly Frame[]): readonly SpokenStep[] {
  return frames.map((frame, at) => ({
    at,
    place: BAY_NAMES[frame.bay],
    words: describeFrame(frame),
  }));
}
