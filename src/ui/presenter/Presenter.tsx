import { showInvisible } from "../../lib/show-invisible.ts";
import "./presenter.css";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { chosenRequest, isJudgement, judgementOf } from "../../state/selectors.ts";
import { StagePane } from "../layout/StagePane.tsx";
import { Mark } from "../lobby/figures/Mark.tsx";
import { WORDS } from "../messages/page.ts";
import { PRESENT } from "../messages/present.ts";
import { inline } from "../parts/Prose.tsx";
import { act } from "../shortcuts/shortcuts.ts";
import { useLobby, useSite } from "../store-context.tsx";
import { useWalk } from "../use-walk.ts";
import { sentence, verdictWords } from "../verdict-words.ts";
import { presentKey } from "./presenter-keys.ts";

/** The walk for a room: the request, the scene, the verdict and its reason in a line, all large; no editors. */
export function Presenter() {
  const place = useRef<HTMLElement>(null);
  const standing = useLobby(chosenRequest);
  useKeys();
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return (
    <main ref={place} className="present" aria-label={PRESENT.label} tabIndex={-1}>
      <Head />
      {standing === null ? (
        <p className="present-nothing">{PRESENT.nothing}</p>
      ) : (
        <>
          <div className="present-stage">
            <StagePane bare />
          </div>
          <Answer />
        </>
      )}
    </main>
  );
}

function useKeys(): void {
  const { store } = useSite();
  const last = useWalk().frames.length - 1;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (store.getState().panel !== null) return;
      // Arrow keys move through the radio buttons once one has the focus.
      if (event.target instanceof HTMLInputElement && event.key !== "Escape") return;
      if (presentKey(store, event.key, last)) event.preventDefault();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [store, last]);
}

function Head() {
  const { store } = useSite();
  const requests = useLobby(({ draft }) => draft.requests);
  const standing = useLobby(chosenRequest);
  const at = requests.findIndex(({ key }) => key === standing?.key);
  return (
    <header className="present-head">
      {standing !== null && (
        <>
          <button
            type="button"
            className="btn btn-icon"
            aria-label={PRESENT.previous}
            title={PRESENT.previous}
            disabled={at <= 0}
            onClick={() => act(store, "previousRequest", -1)}
          >
            <ChevronLeft size={20} aria-hidden="true" />
          </button>
          <button
            type="button"
            className="btn btn-icon"
            aria-label={PRESENT.next}
            title={PRESENT.next}
            disabled={at >= requests.length - 1}
            onClick={() => act(store, "nextRequest", -1)}
          >
            <ChevronRight size={20} aria-hidden="true" />
          </button>
          <h1>{showInvisible(standing.request.name || WORDS.requests.unnamed)}</h1>
          <span className="present-count">{PRESENT.request(at + 1, requests.length)}</span>
        </>
      )}
      <span className="grow" />
      <span className="present-keys">{PRESENT.keys}</span>
      <button
        type="button"
        className="btn btn-quiet"
        title={PRESENT.leaveHint}
        onClick={() => store.getState().setPresenting(false)}
      >
        <X size={18} aria-hidden="true" />
        {PRESENT.leave}
      </button>
    </header>
  );
}

function Answer() {
  const standing = useLobby(chosenRequest);
  const judgement = useLobby((state) => judgementOf(state, state.chosen));
  const stale = useLobby((state) => state.stale);
  if (standing === null || judgement === null) return <section className="present-answer" />;
  const { mark, tone, status, words } = verdictWords(judgement, standing.request);
  const reason = isJudgement(judgement) ? judgement.because : judgement.error;
  return (
    <section
      className={`present-answer tone-${tone} ${stale ? "stale" : ""}`}
      aria-label={WORDS.why.label}
    >
      <Mark kind={mark} size={88} />
      <div>
        <h2>
          <b>{status}</b> {words}
        </h2>
        <p>{inline(sentence(reason))}</p>
      </div>
    </section>
  );
}
