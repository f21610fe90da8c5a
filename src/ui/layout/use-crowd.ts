import { useMemo } from "react";
import { showInvisible } from "../../lib/show-invisible.ts";
import { judgementOf } from "../../state/selectors.ts";
import { type CrowdVisitor, endOf, MOST_VISITORS } from "../lobby/crowd/crowd.ts";
import { WORDS } from "../messages/page.ts";
import { useLobby } from "../store-context.tsx";
import { verdictWords } from "../verdict-words.ts";

/** Everybody but the chosen one, while all requests are played together. */
export function useCrowd(): {
  readonly crowd: readonly CrowdVisitor[] | null;
  /** How many requests there are when not all of them come; null when all do. */
  readonly cutFrom: number | null;
  readonly several: boolean;
  readonly together: boolean;
} {
  const requests = useLobby(({ draft }) => draft.requests);
  const answer = useLobby((state) => state.answer);
  const chosen = useLobby((state) => state.chosen);
  const together = useLobby((state) => state.together);
  const several = requests.length > 1;
  const crowd = useMemo(() => {
    if (!together || !several) return null;
    return requests
      .filter(({ key }) => key !== chosen)
      .slice(0, MOST_VISITORS - 1)
      .map(({ key, request }): CrowdVisitor => {
        const judgement = judgementOf({ answer }, key);
        const said = judgement === null ? null : verdictWords(judgement, request);
        return {
          key,
          name: showInvisible(request.name || WORDS.requests.unnamed),
          words: said === null ? "" : `${said.status} ${said.words}`.trim(),
          end: endOf(judgement),
        };
      });
  }, [requests, answer, chosen, together, several]);
  const cutFrom = requests.length > MOST_VISITORS ? requests.length : null;
  return { crowd, cutFrom, several, together };
}
