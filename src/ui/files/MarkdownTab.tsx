import { useEffect, useState } from "react";
import type { Judgement, JudgementError } from "../../engine/index.ts";
import { writeLink } from "../../share/codec.ts";
import { scenarioFileName } from "../../share/scenario-file.ts";
import { type Draft, type Key, scenarioOf } from "../../state/draft.ts";
import { judgementOf, sharedState } from "../../state/selectors.ts";
import { FILES } from "../messages/files.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { type Site, useLobby, useSite } from "../store-context.tsx";
import { writeFileText } from "./download.ts";
import { shown } from "./FileTab.tsx";
import "./files.css";
import { scenarioMarkdown } from "./markdown.ts";
import { offerDownload } from "./offer-download.ts";

/** The most characters that GitHub takes in an issue or a comment. */
const GITHUB_LIMIT = 65_536;

type Made =
  | { readonly kind: "made"; readonly text: string }
  | { readonly kind: "failed"; readonly why: string };

/** The scenario, the chosen request and its verdict as Markdown, to paste where people talk about it. */
export function MarkdownTab() {
  const site = useSite();
  const draft = useLobby((state) => state.draft);
  const answer = useLobby((state) => state.answer);
  const chosen = useLobby((state) => state.chosen);
  const [made, setMade] = useState<Made | null>(null);
  useEffect(() => {
    let isWanted = true;
    const judgement = judgementOf({ answer }, chosen);
    void makeMarkdown(site, { draft, chosen, judgement }).then((text) => isWanted && setMade(text));
    return () => {
      isWanted = false;
    };
  }, [site, draft, answer, chosen]);
  const words = FILES.markdown;
  if (made === null) return <p className="field-note">{FILES.file.writing}</p>;
  if (made.kind === "failed") return <p role="alert">{FILES.file.failed(made.why)}</p>;
  const { text } = made;
  const name = scenarioFileName(draft.settings).replace(/\.lobby\.yaml$/, ".md");
  return (
    <div className="share-made">
      <p className="modal-text">{words.explain}</p>
      <label className="field">
        <span>{words.text}</span>
        <textarea className="code-input" readOnly spellCheck={false} value={shown(text)} />
      </label>
      {text.length > GITHUB_LIMIT && <p className="field-note">{words.large}</p>}
      <p className="modal-actions">
        <button
          type="button"
          className="btn"
          onClick={() => offerDownload(name, new Blob([text], { type: "text/markdown" }))}
        >
          {words.download}
        </button>
        <CopyButton text={text} primary>
          {words.copy}
        </CopyButton>
      </p>
    </div>
  );
}

interface Facts {
  readonly draft: Draft;
  readonly chosen: Key | null;
  readonly judgement: Judgement | JudgementError | null;
}

async function makeMarkdown(site: Site, { draft, chosen, judgement }: Facts): Promise<Made> {
  const scenario = scenarioOf(draft);
  const standing = draft.requests.find(({ key }) => key === chosen);
  const { resources: _, ...others } = scenario;
  const requests = standing === undefined ? [] : [standing.request];
  const written = await writeFileText(site, { ...others, requests });
  if (written.kind === "failed") return written;
  const link = writeLink(sharedState(site.store.getState()));
  const text = scenarioMarkdown({
    scenario,
    chosen: standing === undefined ? null : { request: standing.request, judgement },
    context: written.text,
    link: link.kind === "link" ? site.addressOf(link.hash) : null,
  });
  return { kind: "made", text };
}
