import { useEffect, useState } from "react";
import { FILE_TYPE, scenarioFileName } from "../../share/scenario-file.ts";
import { FILES } from "../messages/files.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { inline } from "../parts/Prose.tsx";
import { SecretsNotice } from "../share/SecretsNotice.tsx";
import { useSharedCopy } from "../share/sharing-context.tsx";
import { useSite } from "../store-context.tsx";
import { type WrittenFile, writeFileText } from "./download.ts";
import "./files.css";
import { offerDownload } from "./offer-download.ts";
import { saveScenario } from "./save.ts";

/** The scenario as a file: to take away, to keep in a repository, to check on the command line. */
export function FileTab() {
  const site = useSite();
  const { scenario, state, contents } = useSharedCopy();
  const [written, setWritten] = useState<WrittenFile | null>(null);
  useEffect(() => {
    let isWanted = true;
    void writeFileText(site, scenario).then((file) => isWanted && setWritten(file));
    return () => {
      isWanted = false;
    };
  }, [site, scenario]);
  const words = FILES.file;
  const save = async () => {
    // What became of it stands in the corner, behind the dialog.
    if (await saveScenario(site)) site.store.getState().closePanel();
  };
  if (written === null) return <p className="field-note">{words.writing}</p>;
  if (written.kind === "failed") return <p role="alert">{words.failed(written.why)}</p>;
  const { text } = written;
  const name = scenarioFileName(scenario);
  const content = new Blob([text], { type: FILE_TYPE });
  return (
    <div className="share-made">
      <p className="modal-text">{inline(words.explain)}</p>
      <SecretsNotice secrets={contents?.kind === "listed" ? contents.contents.secrets : []} />
      {state.kind === "made" && <p className="field-note">{FILES.copyNote}</p>}
      <label className="field">
        <span>
          {name}, {words.size(kilobytes(content.size))}
        </span>
        <textarea className="code-input" readOnly spellCheck={false} value={shown(text)} />
      </label>
      <p className="modal-actions">
        <CopyButton text={text}>{words.copy}</CopyButton>
        {/* What is saved is the page's own: a copy must not be written over the file that it came from. */}
        {state.kind !== "made" && window.showSaveFilePicker !== undefined && (
          <button type="button" className="btn" onClick={() => void save()}>
            {words.save}
          </button>
        )}
        <button
          type="button"
          className="btn btn-primary"
          onClick={() => offerDownload(name, content)}
        >
          {words.download}
        </button>
      </p>
    </div>
  );
}

/** A field with millions of characters would make the dialog stand still. */
const SHOWN = 200_000;

export function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toLocaleString("en", { maximumFractionDigits: bytes < 10_000 ? 1 : 0 });
}
