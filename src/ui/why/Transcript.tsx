import type { Frame } from "../lobby/frame.ts";
import { WORDS } from "../messages/page.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { transcriptOf } from "./transcript.ts";

/** The whole walk in words, a sentence a step: for whoever does not see the scene, or writes a ticket. */
export function Transcript({ frames }: { readonly frames: readonly Frame[] }) {
  const steps = transcriptOf(frames);
  if (steps.length === 0) return null;
  const text = steps
    .map(({ place, words }, index) => `${index + 1}. ${place}: ${words}`)
    .join("\n");
  return (
    <details className="transcript">
      <summary>
        <h3>{WORDS.why.transcript}</h3>
      </summary>
      <ol>
        {steps.map(({ place, words, at }) => (
          <li key={at}>
            <b>{place}</b> {words}
          </li>
        ))}
      </ol>
      <CopyButton text={text}>{WORDS.why.copyTranscript}</CopyButton>
    </details>
  );
}
