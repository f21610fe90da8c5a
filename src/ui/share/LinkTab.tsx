import { useMemo } from "react";
import { writeLink } from "../../share/codec.ts";
import { sharedState } from "../../state/selectors.ts";
import { WORDS } from "../messages/page.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { useLobby, useSite } from "../store-context.tsx";

const LONGISH = 2000;
const LONG = 8000;

/** The link, how long it is, and what that means. */
export function LinkTab() {
  const { store, addressOf } = useSite();
  const kept = useLobby((state) => state.kept);
  const link = useMemo(() => writeLink(sharedState(store.getState())), [store]);
  const words = WORDS.share;
  if (link.kind === "too-long") {
    return (
      <>
        <p>{words.tooLong}</p>
        {!kept && <p>{words.notKept}</p>}
      </>
    );
  }
  const address = addressOf(link.hash);
  return (
    <>
      <p>{words.explain}</p>
      <label className="field">
        <span>{words.link}</span>
        <input
          className="code-input"
          readOnly
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </label>
      <p className="field-note">
        {words.length(address.length)}. {lengthAdvice(address.length)}
      </p>
      <p className="modal-actions">
        <CopyButton text={address} primary>
          {words.copy}
        </CopyButton>
      </p>
    </>
  );
}

function lengthAdvice(characters: number): string {
  if (characters > LONG) return WORDS.share.long;
  return characters > LONGISH ? WORDS.share.longish : "";
}
