import { useState } from "react";
import { useStore } from "zustand";
import { takeOver } from "../../offline/start.ts";
import { offlineState, type Update } from "../../offline/state.ts";
import { Notice } from "../layout/Notice.tsx";
import { SILENCE } from "../messages/silence.ts";

/** Says that a newer version is there. Nothing happens until the user says so. */
export function UpdateNotice() {
  const update = useStore(offlineState, (state) => state.update);
  const [dismissed, setDismissed] = useState<Update>("none");
  if (update === "none" || update === dismissed) return null;
  return (
    <Notice onDismiss={() => setDismissed(update)}>
      <p>{update === "waiting" ? SILENCE.update.waiting : SILENCE.update.takenOver}</p>
      <button type="button" className="btn" onClick={takeOver}>
        {SILENCE.update.reload}
      </button>
    </Notice>
  );
}
