import { useState } from "react";
import type { NoRoom } from "../../state/cabinet.ts";
import { Notice } from "../layout/Notice.tsx";
import { KEEPING } from "../messages/keeping.ts";
import { useLobby, useSite } from "../store-context.tsx";

/** That edits are not kept and what to do about it, and that two tabs changed the same scenario. */
export function KeepingNotices() {
  const { store } = useSite();
  const noRoom = useLobby((state) => state.noRoom);
  const kept = useLobby((state) => state.kept);
  const forked = useLobby((state) => state.forked);
  const [read, setRead] = useState<NoRoom | null>(null);
  const { openPanel, forgetFork } = store.getState();
  return (
    <>
      {noRoom !== null && noRoom !== read && (
        <Notice onDismiss={() => setRead(noRoom)}>
          <p>
            <b>{KEEPING.noRoom[noRoom]}</b> {kept ? KEEPING.inAddress : KEEPING.lost}
          </p>
          {noRoom === "full" && (
            <button type="button" className="btn" onClick={() => openPanel("shelf")}>
              {KEEPING.makeRoom}
            </button>
          )}
          <button type="button" className="btn" onClick={() => openPanel("share")}>
            {KEEPING.share}
          </button>
        </Notice>
      )}
      {forked && (
        <Notice onDismiss={forgetFork}>
          <p>{KEEPING.forked}</p>
          <button type="button" className="btn" onClick={() => openPanel("shelf")}>
            {KEEPING.makeRoom}
          </button>
        </Notice>
      )}
    </>
  );
}
