import { useMemo, useState } from "react";
import { writeLink } from "../../share/codec.ts";
import type { Copy } from "../../share/copy.ts";
import { sharedState } from "../../state/selectors.ts";
import { downloadScenario } from "../files/download.ts";
import { SHARE } from "../messages/share.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { useLobby, useSite } from "../store-context.tsx";
import { CopyPanel } from "./CopyPanel.tsx";
import { InsideList } from "./InsideList.tsx";
import { sizeAdvice } from "./link-size.ts";
import { SecretsNotice } from "./SecretsNotice.tsx";
import { useSharedCopy } from "./sharing-context.tsx";

/** What the link holds, a copy that holds less, the link itself and how long it is. */
export function LinkTab() {
  const sharing = useSharedCopy();
  const { contents } = sharing;
  return (
    <div className="share-link">
      <p className="modal-text">{SHARE.explain}</p>
      <SecretsNotice secrets={contents?.kind === "listed" ? contents.contents.secrets : []} />
      <CopyPanel sharing={sharing} />
      <InsideList listed={contents} />
      <Link />
    </div>
  );
}

function Link() {
  const { store, addressOf } = useSite();
  const { scenario, state } = useSharedCopy();
  const kept = useLobby((lobby) => lobby.kept);
  const link = useMemo(
    () => writeLink({ ...sharedState(store.getState()), scenario }),
    [store, scenario],
  );
  const isWaiting = state.kind === "making";
  if (link.kind === "too-long") {
    return (
      <>
        <p>{SHARE.tooLong}</p>
        {!kept && <p>{SHARE.notKept}</p>}
        <p className="modal-actions">
          <Download isWaiting={isWaiting} />
        </p>
      </>
    );
  }
  const address = addressOf(link.hash);
  return (
    <div className="share-out" aria-busy={isWaiting}>
      <label className="field">
        <span>{SHARE.link}</span>
        <input
          className="code-input"
          readOnly
          value={isWaiting ? "" : address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </label>
      <p className="field-note">
        {state.kind === "made" && <strong>{proofLine(state.copy)} </strong>}
        {isWaiting ? SHARE.copies.making : sizeAdvice(address.length)}
      </p>
      <p className="modal-actions">
        <Download isWaiting={isWaiting} />
        {!isWaiting && (
          <CopyButton text={address} primary>
            {SHARE.copy}
          </CopyButton>
        )}
      </p>
    </div>
  );
}

/** What the link is of and whether it says the same, beside the link itself. */
function proofLine({ kind, comparison: { requests, differences } }: Copy): string {
  return SHARE.copies.line(kind, requests - differences.length, requests);
}

function Download({ isWaiting }: { readonly isWaiting: boolean }) {
  const site = useSite();
  const { scenario } = useSharedCopy();
  const [fault, setFault] = useState<string | null>(null);
  return (
    <>
      {fault !== null && <span role="alert">{SHARE.notDownloaded(fault)}</span>}
      <button
        type="button"
        className="btn"
        disabled={isWaiting}
        onClick={() => void downloadScenario(site, scenario).then(setFault)}
      >
        {SHARE.download}
      </button>
    </>
  );
}
