import { showInvisible } from "../../lib/show-invisible.ts";
import "./embed.css";
import { ArrowUpRight } from "lucide-react";
import { writeLink } from "../../share/codec.ts";
import { chosenRequest, isJudgement, judgementOf, sharedState } from "../../state/selectors.ts";
import { StagePane } from "../layout/StagePane.tsx";
import { Defs } from "../lobby/figures/Defs.tsx";
import { Mark } from "../lobby/figures/Mark.tsx";
import { EMBED } from "../messages/embed.ts";
import { WORDS } from "../messages/page.ts";
import { inline } from "../parts/Prose.tsx";
import { useLobby, useSite } from "../store-context.tsx";
import { useWalk } from "../use-walk.ts";
import { sentence, verdictWords } from "../verdict-words.ts";

/** The walk within another page: request, scene, verdict and reason, and the way to the whole page. */
export function EmbedView() {
  const standing = useLobby(chosenRequest);
  const trouble = useLobby((state) => state.linkTrouble);
  return (
    <>
      <Defs />
      <main className="embed" aria-label={EMBED.label}>
        <header className="embed-head">
          <RequestPicker />
          <Verdict />
          <span className="grow" />
          <OpenInLobby />
        </header>
        {trouble !== null && (
          <p className="embed-trouble" role="alert">
            <b>{WORDS.notice.link[trouble.why]}</b> {EMBED.notReadable}
          </p>
        )}
        {trouble === null && standing === null && <p className="embed-trouble">{EMBED.nothing}</p>}
        {standing !== null && (
          <>
            <StagePane bare />
            <Reason />
          </>
        )}
      </main>
    </>
  );
}

function RequestPicker() {
  const { store } = useSite();
  const requests = useLobby(({ draft }) => draft.requests);
  const chosen = useLobby((state) => state.chosen);
  if (requests.length < 2) {
    return <b className="embed-request">{showInvisible(requests[0]?.request.name ?? "")}</b>;
  }
  return (
    <select
      className="text-input embed-request"
      aria-label={EMBED.request}
      value={chosen ?? ""}
      onChange={({ currentTarget }) => store.getState().chooseRequest(currentTarget.value)}
    >
      {requests.map(({ key, request }) => (
        <option key={key} value={key}>
          {showInvisible(request.name || WORDS.requests.unnamed)}
        </option>
      ))}
    </select>
  );
}

function Verdict() {
  const standing = useLobby(chosenRequest);
  const judgement = useLobby((state) => judgementOf(state, state.chosen));
  if (standing === null || judgement === null) return null;
  const { mark, tone, status, words } = verdictWords(judgement, standing.request);
  return (
    <div className={`embed-verdict tone-${tone}`} role="status">
      <Mark kind={mark} size={26} />
      <h1>
        <b>{status}</b> {words}
      </h1>
    </div>
  );
}

/** Why it ended so, unless the step that is shown says just that. */
function Reason() {
  const judgement = useLobby((state) => judgementOf(state, state.chosen));
  const { frame } = useWalk();
  if (judgement === null) return null;
  const reason = sentence(isJudgement(judgement) ? judgement.because : judgement.error);
  if (frame !== null && plain(frame.sentence) === plain(reason)) return null;
  return <p className="embed-reason">{inline(reason)}</p>;
}

function plain(words: string): string {
  return sentence(words.replaceAll("`", "").replace(/\.$/, ""));
}

function OpenInLobby() {
  const { addressOf } = useSite();
  // A new object at every change; the link is only made anew with it.
  const state = useLobby((whole) => whole);
  const link = writeLink(sharedState(state));
  return (
    <a
      className="btn"
      href={addressOf(link.kind === "link" ? link.hash : "")}
      title={EMBED.openHint}
      target="_blank"
      rel="noopener noreferrer"
    >
      {EMBED.open}
      <ArrowUpRight size={16} aria-hidden="true" />
    </a>
  );
}
