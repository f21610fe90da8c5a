import { lazy, Suspense, useEffect } from "react";
import { showInvisible } from "../../lib/show-invisible.ts";
import type { Removed } from "../../state/view-slice.ts";
import { FileNotices } from "../files/FileNotices.tsx";
import { WORDS } from "../messages/page.ts";
import { useLobby, useSite } from "../store-context.tsx";
import { Notice } from "./Notice.tsx";
import { SafetyNotices } from "./SafetyNotices.tsx";

const UpdateNotice = lazy(async () => ({
  default: (await import("../offline/UpdateNotice.tsx")).UpdateNotice,
}));

const KeepingNotices = lazy(async () => ({
  default: (await import("../shelf/KeepingNotices.tsx")).KeepingNotices,
}));

/** Long enough to read and to reach; it also stands until then when the pointer or focus rests on it. */
const REMOVED_FOR_MS = 10_000;

/** What happened and can be taken back, in the corner. */
export function Notices() {
  const { store } = useSite();
  const removed = useLobby((state) => state.removed);
  const replaced = useLobby((state) => state.replaced);
  const trouble = useLobby((state) => state.linkTrouble);
  const keeping = useLobby(({ noRoom, forked }) => noRoom !== null || forked);
  const actions = store.getState();
  useEffect(() => {
    if (removed === null) return;
    const timer = setTimeout(() => store.getState().forgetRemoved(), REMOVED_FOR_MS);
    return () => clearTimeout(timer);
  }, [removed, store]);
  return (
    <div className="notices" role="status">
      <Suspense fallback={null}>
        <UpdateNotice />
      </Suspense>
      <SafetyNotices />
      <FileNotices />
      {keeping && (
        <Suspense fallback={null}>
          <KeepingNotices />
        </Suspense>
      )}
      {trouble !== null && (
        <Notice onDismiss={actions.forgetTrouble}>
          <p>
            <b>{WORDS.notice.link[trouble.why]}</b>{" "}
            {trouble.detail === null ? "" : showInvisible(trouble.detail)} {WORDS.notice.instead}
          </p>
        </Notice>
      )}
      {replaced !== null && (
        <Notice onDismiss={actions.forgetReplaced}>
          <p>
            {WORDS.notice.replaced(
              showInvisible(replaced.draft.settings.name ?? WORDS.page.untitled),
            )}
          </p>
          <button type="button" className="btn" onClick={actions.backToReplaced}>
            {WORDS.notice.back}
          </button>
        </Notice>
      )}
      {removed !== null && (
        <Notice onDismiss={actions.forgetRemoved}>
          <p>{removedWords(removed)}</p>
          <button type="button" className="btn" onClick={actions.bringBack}>
            {WORDS.page.undo}
          </button>
        </Notice>
      )}
    </div>
  );
}

function removedWords(removed: Removed): string {
  switch (removed.kind) {
    case "request":
      return WORDS.requests.removed(
        showInvisible(removed.standing.request.name ?? WORDS.requests.unnamed),
      );
    case "tab":
      return WORDS.requests.removedFile(showInvisible(removed.tab.name));
  }
}
