import { useEffect, useState } from "react";
import type { Scenario } from "../../engine/index.ts";
import { writeLink } from "../../share/codec.ts";
import { scenarioFileName } from "../../share/scenario-file.ts";
import { sharedState } from "../../state/selectors.ts";
import { FILES } from "../messages/files.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { SecretsNotice } from "../share/SecretsNotice.tsx";
import { useSharedCopy } from "../share/sharing-context.tsx";
import { type Site, useSite } from "../store-context.tsx";
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
  const { scenario, state, contents } = useSharedCopy();
  const [made, setMade] = useState<Made | null>(null);
  useEffect(() => {
    let isWanted = true;
    void makeMarkdown(site, scenario).then((text) => isWanted && setMade(text));
    return () => {
      isWanted = false;
    };
  }, [site, scenario]);
  const words = FILES.markdown;
  if (made === null) return <p className="field-note">{FILES.file.writing}</p>;
  if (made.kind === "failed") return <p role="alert">{FILES.file.failed(made.why)}</p>;
  const { text } = made;
  const name = scenarioFileName(scenario).replace(/\.lobby\.yaml$/, ".md");
  return (
    <div className="share-made">
      <p className="modal-text">{words.explain}</p>
      <SecretsNotice secrets={contents?.kind === "listed" ? contents.contents.secrets : []} />
      {state.kind === "made" && <p className="field-note">{FILES.copyNote}</p>}
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

async function makeMarkdown(site: Site, scenario: Scenario): Promise<Made> {
  const state = { ...sharedState(site.store.getState()), scenario };
  const index = state.chosen ?? 0;
  const request = scenario.requests?.[index];
  const { resources: _, ...others } = scenario;
  const written = await writeFileText(site, { ...others, requests: request ? [request] : [] });
  if (written.kind === "failed") return written;
  // Asked anew: what the page knows is of its own scenario, and this may be a copy under other names.
  const judged = await site.engine.call("judgeOne", { scenario, index }, 0);
  if (judged.kind === "crashed") return { kind: "failed", why: judged.message };
  const judgement = judged.kind === "value" ? judged.value : null;
  const link = writeLink(state);
  const text = scenarioMarkdown({
    scenario,
    chosen: request === undefined ? null : { request, judgement },
    context: written.text,
    link: link.kind === "link" ? site.addressOf(link.hash) : null,
  });
  return { kind: "made", text };
}
