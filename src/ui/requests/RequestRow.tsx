import { memo } from "react";
import type { ScenarioRequest } from "../../engine/index.ts";
import type { StandingRequest } from "../../state/draft.ts";
import { missedExpectations } from "../../state/expectation.ts";
import { isJudgement, judgementOf } from "../../state/selectors.ts";
import { showable } from "../../worker/showable.ts";
import { Mark } from "../lobby/figures/Mark.tsx";
import { WORDS } from "../messages/page.ts";
import { useLobby, useSite } from "../store-context.tsx";
import { sentence, shortDecider, shortStatus, verdictWords } from "../verdict-words.ts";

interface RowProps {
  readonly standing: StandingRequest;
  readonly chosen: boolean;
}

/** A request and what came of it. */
export const RequestRow = memo(function RequestRow({ standing, chosen }: RowProps) {
  const { store } = useSite();
  const { key } = standing;
  const request = showable(standing.request);
  const judgement = useLobby((state) => judgementOf(state, key));
  const stale = useLobby((state) => state.stale);
  const name = request.name || WORDS.requests.unnamed;
  const words = judgement === null ? null : verdictWords(judgement, request);
  const judged = judgement !== null && isJudgement(judgement) ? judgement : null;
  const missed = judged === null ? [] : missedExpectations(standing.request.expect, judged.verdict);
  const reason =
    judgement === null ? "" : isJudgement(judgement) ? judgement.because : judgement.error;
  return (
    <li>
      <button
        type="button"
        className={`request tone-${words?.tone ?? "none"} ${stale ? "stale" : ""}`}
        aria-current={chosen ? "true" : undefined}
        tabIndex={chosen ? 0 : -1}
        title={`${name}\n${sentence(reason)}`}
        onClick={() => store.getState().chooseRequest(key)}
        onDoubleClick={() => store.getState().openForm()}
      >
        <Mark kind={words?.mark ?? "skip"} size={18} />
        <span className="request-line">
          <span className="request-name">{name}</span>
          <span className="request-status">
            {judgement !== null && shortStatus(judgement, request)}
          </span>
        </span>
        <span className="request-line">
          <code className="request-ask">{askOf(request)}</code>
          <span className="request-decider">
            {judged !== null && shortDecider(judged)}
            {judgement !== null && judged === null && reason}
          </span>
        </span>
        {missed.length > 0 && (
          <span className="request-missed">{WORDS.requests.expected(missed.join(", "))}</span>
        )}
      </button>
    </li>
  );
});

/** `GET /path`, or that it is a bare connection. */
export function askOf({ http, to }: ScenarioRequest): string {
  if (http === undefined) return `TCP ${to.port === undefined ? "" : `:${to.port}`}`.trim();
  return `${http.method ?? "GET"} ${http.path ?? "/"}`;
}
