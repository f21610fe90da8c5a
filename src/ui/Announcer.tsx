import { useEffect } from "react";
import { showInvisible } from "../lib/show-invisible.ts";
import { chosenRequest, judgementOf } from "../state/selectors.ts";
import { WORDS } from "./messages/page.ts";
import { useLobby } from "./store-context.tsx";
import { verdictWords } from "./verdict-words.ts";

/** Says the verdict of the chosen request to a screen reader when it changes, and in the window's title. */
export function Announcer() {
  const standing = useLobby(chosenRequest);
  const judgement = useLobby((state) => judgementOf(state, state.chosen));
  const scenario = useLobby(({ draft }) =>
    showInvisible(draft.settings.name ?? WORDS.page.untitled),
  );
  const verdict =
    standing !== null && judgement !== null ? verdictWords(judgement, standing.request) : null;
  const name = showInvisible(standing?.request.name ?? WORDS.requests.unnamed);
  useEffect(() => {
    document.title =
      verdict === null
        ? WORDS.page.title
        : WORDS.page.titleOf(scenario, `${name}, ${verdict.status}`);
  }, [verdict, scenario, name]);
  return (
    <p className="sr" role="status" aria-live="polite">
      {verdict !== null && WORDS.page.announced(name, verdict.status, verdict.words)}
    </p>
  );
}
