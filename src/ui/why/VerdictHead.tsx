import type { Judgement, JudgementError, ScenarioRequest } from "../../engine/index.ts";
import { isJudgement } from "../../state/selectors.ts";
import { Mark } from "../lobby/figures/Mark.tsx";
import { WORDS } from "../messages/page.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { inline } from "../parts/Prose.tsx";
import { sentence, verdictWords } from "../verdict-words.ts";

interface HeadProps {
  readonly judgement: Judgement | JudgementError;
  readonly request: ScenarioRequest;
}

/** The verdict, who spoke it, and the walk to copy. */
export function VerdictHead({ judgement, request }: HeadProps) {
  const { mark, tone, status, words } = verdictWords(judgement, request);
  return (
    <header className={`verdict tone-${tone}`}>
      <Mark kind={mark} size={34} />
      <div>
        <h2>
          <b>{status}</b> {words}
        </h2>
        <p>
          <Decider judgement={judgement} />
        </p>
      </div>
      {isJudgement(judgement) && (
        <CopyButton text={judgement.oneLine}>{WORDS.page.copy}</CopyButton>
      )}
    </header>
  );
}

function Decider({ judgement }: { readonly judgement: Judgement | JudgementError }) {
  if (!isJudgement(judgement)) return inline(sentence(judgement.error));
  const { stage, policy, rule } = judgement.verdict;
  if (policy === null) return inline(sentence(judgement.because));
  return (
    <>
      {WORDS.verdict.policy(stage)}
      <code>{policy}</code>
      {rule !== null && WORDS.verdict.rule(rule)}
    </>
  );
}
