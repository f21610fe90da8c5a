import { Fragment } from "react";
import type { Judgement } from "../../engine/index.ts";
import { WORDS } from "../messages/page.ts";

/** The walk in one line; its last step is the verdict and wears its colour. */
export function WalkLine({ judgement }: { readonly judgement: Judgement }) {
  const steps = judgement.oneLine.split(" > ");
  const tone = judgement.verdict.outcome === "allowed" ? "tone-allow" : "tone-refuse";
  return (
    <p className="walk">
      <span className="sr">{WORDS.why.walk}: </span>
      <code>
        {steps.map((step, index) => {
          const [stage = "", ...words] = step.split(" ");
          const last = index === steps.length - 1;
          return (
            <Fragment key={stage}>
              <span className={last ? tone : ""}>
                <b>{stage}</b> {words.join(" ")}
              </span>
              {!last && <i> › </i>}
            </Fragment>
          );
        })}
      </code>
    </p>
  );
}
