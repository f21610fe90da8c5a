import type { PolicyEditorProps } from "../../editor/PolicyEditor.tsx";
import { WORDS } from "../messages/page.ts";

interface PlainTextProps extends Pick<PolicyEditorProps, "tab" | "label" | "onText"> {
  /** The editor is on its way: the same text, to read. Without: it will not come, and this is the editor. */
  readonly waiting?: boolean;
}

/** More than fills any screen; the rest is only scrolled to once the editor is there. */
const SHOWN_WHILE_WAITING = 20_000;

export function PlainText({ tab, label, onText, waiting = false }: PlainTextProps) {
  if (waiting) {
    return (
      <pre className="plain-text" aria-busy="true">
        {tab.text.slice(0, SHOWN_WHILE_WAITING)}
      </pre>
    );
  }
  return (
    <>
      <p className="plain-note">{WORDS.editor.noEditor}</p>
      <textarea
        className="plain-text"
        aria-label={label}
        spellCheck={false}
        value={tab.text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
    </>
  );
}
