import { chosenRequest, isJudgement, judgementOf } from "../../state/selectors.ts";
import { WORDS } from "../messages/page.ts";
import { useLobby, useSite } from "../store-context.tsx";
import { useWalk } from "../use-walk.ts";
import { EmptyWhy } from "./EmptyWhy.tsx";
import { Outputs } from "./Outputs.tsx";
import { TraceTreeView } from "./TraceTreeView.tsx";
import { Transcript } from "./Transcript.tsx";
import { VerdictHead } from "./VerdictHead.tsx";
import { WalkLine } from "./WalkLine.tsx";

/** Why the chosen request ended as it did. */
export function WhyPane() {
  const standing = useLobby(chosenRequest);
  const judgement = useLobby((state) => judgementOf(state, state.chosen));
  const stale = useLobby((state) => state.stale);
  const stopped = useLobby(({ engine }) => engine.kind === "stopped");
  const hinted = useLobby((state) => state.hintedNode);
  const { store } = useSite();
  const { trace, frames, lit, select } = useWalk();
  if (standing === null) return <EmptyWhy />;
  if (judgement === null) return <section className="why" aria-label={WORDS.why.label} />;
  const judged = isJudgement(judgement) ? judgement : null;
  const classes = ["why", stale ? "stale" : "", stopped ? "from-before" : ""].join(" ").trim();
  return (
    <section className={classes} aria-label={WORDS.why.label}>
      <VerdictHead judgement={judgement} request={standing.request} />
      {judged !== null && (
        <>
          <WalkLine judgement={judged} />
          <Transcript frames={frames} />
          <div className="why-columns">
            <div>
              {trace !== null && (
                <TraceTreeView
                  trace={trace}
                  closed={judged.verdict.outcome === "refused"}
                  lit={lit}
                  hinted={hinted}
                  onSelect={select}
                  onHint={store.getState().hintNode}
                />
              )}
            </div>
            <Outputs judgement={judged} request={standing.request} trace={trace} />
          </div>
        </>
      )}
    </section>
  );
}
