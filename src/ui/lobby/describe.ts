import { BAY_NAMES, MESSAGES } from "../messages/lobby.ts";
import type { BubbleContent, Frame } from "./frame.ts";
import type { View } from "./scene/phase.ts";

/** The picture of a step in words: where we are, what is said there, and what the client gets. */
export function describeScene({ frame }: Pick<View, "frame">, step: number, steps: number): string {
  if (frame === null) return MESSAGES.emptyScene;
  const place = `${MESSAGES.stepOf(step + 1, steps)}, ${BAY_NAMES[frame.bay]}`;
  return `${place}. ${describeFrame(frame)}`;
}

/** One step of the transcript. */
export function describeFrame(frame: Frame): string {
  const parts = [
    sentence(frame.sentence.replaceAll("`", "")),
    frame.bubble === null ? "" : describeBubble(frame.bubble),
    frame.answer === null ? "" : MESSAGES.answerIs(frame.answer.text),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** A sentence of the engine starts with a small letter and has no stop; on the page it gets both. */
export function sentence(text: string): string {
  if (text === "") return "";
  const start = /^[a-z][a-z]* /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.!?…]$/.test(start) ? start : `${start}.`;
}

/** What a bubble says, whole. */
export function describeBubble(bubble: BubbleContent): string {
  const head = [bubble.title.text, bubble.tag].filter((part) => part !== null).join(", ");
  const rows = bubble.rows.map(
    (row) => `${row.whole}: ${row.holds ? MESSAGES.holds : MESSAGES.holdsNot}`,
  );
  return sentence(
    [
      head,
      ...rows,
      ...bubble.lines.map((line) => (line.struck ? MESSAGES.overruled(line.text) : line.text)),
    ].join("; "),
  );
}

/** A text with Istio's words in backticks, taken apart; `at` is where a part starts. */
export function codeParts(
  text: string,
): readonly { readonly text: string; readonly at: number; readonly code: boolean }[] {
  let at = 0;
  return text.split("`").map((part, index) => {
    const start = at;
    at += part.length + 1;
    return { text: part, at: start, code: index % 2 === 1 };
  });
}
