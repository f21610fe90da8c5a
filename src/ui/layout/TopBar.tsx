import { Presentation } from "lucide-react";
import { lazy, Suspense, useEffect, useRef } from "react";
import { KEEPING } from "../messages/keeping.ts";
import { WORDS } from "../messages/page.ts";
import { PRESENT } from "../messages/present.ts";
import { useLobby, useSite } from "../store-context.tsx";
import { PasteMenu } from "./PasteMenu.tsx";
import { ScenarioMenu } from "./ScenarioMenu.tsx";
import { Wordmark } from "./Wordmark.tsx";

const Silence = lazy(async () => ({
  default: (await import("../offline/Silence.tsx")).Silence,
}));

/** Everything that concerns the whole scenario. */
export function TopBar() {
  const { store } = useSite();
  const { openPanel, setClean, toggleTheme } = store.getState();
  const kept = useLobby((state) => state.kept);
  const noRoom = useLobby((state) => state.noRoom);
  const clean = useLobby((state) => state.clean);
  return (
    <header className="top">
      <Wordmark />
      <ScenarioMenu />
      <button
        type="button"
        className="btn btn-quiet wide-only"
        onClick={() => openPanel("lessons")}
      >
        {WORDS.lessons.menu}
      </button>
      <PasteMenu />
      <span className="grow" />
      {noRoom !== null && (
        <span className="top-note top-warning top-extra" title={KEEPING.noRoom[noRoom]}>
          {kept ? KEEPING.shortAddress : KEEPING.shortNotKept}
        </span>
      )}
      {clean && (
        <button
          type="button"
          className="btn btn-quiet"
          title={KEEPING.cleanExplain}
          onClick={() => setClean(false)}
        >
          <span className="top-extra">{KEEPING.clean}</span>
          <b>{KEEPING.leaveClean}</b>
        </button>
      )}
      <Suspense fallback={null}>
        <Silence />
      </Suspense>
      <span className="top-note wide-only" title={WORDS.page.versionHint}>
        {WORDS.page.version}
      </span>
      <PresentButton />
      <button
        type="button"
        className="btn btn-quiet"
        aria-label={WORDS.page.theme}
        onClick={toggleTheme}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M8 2A6 6 0 0 1 8 14Z" fill="currentColor" />
        </svg>
      </button>
      <button type="button" className="btn btn-primary" onClick={() => openPanel("share")}>
        {WORDS.page.share}
      </button>
    </header>
  );
}

/** Takes the focus back when the presenter view is left. */
function PresentButton() {
  const { store } = useSite();
  const button = useRef<HTMLButtonElement>(null);
  const presenting = useLobby((state) => state.presenting);
  const was = useRef(presenting);
  useEffect(() => {
    if (was.current && !presenting) button.current?.focus();
    was.current = presenting;
  }, [presenting]);
  return (
    <button
      ref={button}
      type="button"
      className="btn btn-quiet btn-icon wide-only"
      aria-label={PRESENT.start}
      title={PRESENT.startHint}
      onClick={() => store.getState().setPresenting(true)}
    >
      <Presentation size={16} aria-hidden="true" />
    </button>
  );
}
