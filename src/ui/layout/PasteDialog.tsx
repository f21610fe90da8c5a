import { useState } from "react";
import { useFileChoice } from "../files/FileChoice.tsx";
import { FILE_GATE } from "../messages/file-gate.ts";
import { WORDS } from "../messages/page.ts";
import { Modal } from "../parts/Modal.tsx";
import { inline } from "../parts/Prose.tsx";
import { useSite } from "../store-context.tsx";
import { looksLikeScenario, openScenarioText } from "./open-text.ts";

/** A place to paste into, for whoever does not want to touch what is in the editor. */
export function PasteDialog() {
  const site = useSite();
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const { choose, input } = useFileChoice();
  const { closePanel, pasteText } = site.store.getState();
  const isScenario = looksLikeScenario(text);
  const open = async () => {
    const why = await openScenarioText(site, text, "user");
    setTrouble(why);
    if (why === null) closePanel();
  };
  const add = () => {
    pasteText(text);
    closePanel();
  };
  return (
    <Modal title={WORDS.paste.title} description={inline(WORDS.paste.explain)}>
      <label className="field">
        <span>{WORDS.paste.field}</span>
        <textarea
          className="code-input"
          rows={14}
          spellCheck={false}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      {trouble !== null && (
        <p role="alert" className="field-error">
          {WORDS.paste.unreadable(trouble)}
        </p>
      )}
      {input}
      <p className="modal-actions">
        <button type="button" className="btn btn-quiet" onClick={choose}>
          {FILE_GATE.choose}
        </button>
        <span className="grow" />
        {isScenario && (
          <button type="button" className="btn btn-primary" onClick={() => void open()}>
            {WORDS.paste.open}
          </button>
        )}
        <button
          type="button"
          className={isScenario ? "btn" : "btn btn-primary"}
          disabled={text.trim() === ""}
          onClick={add}
        >
          {WORDS.paste.add}
        </button>
      </p>
    </Modal>
  );
}
