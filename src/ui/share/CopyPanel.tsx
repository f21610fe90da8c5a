import { Check, TriangleAlert } from "lucide-react";
import { showInvisible } from "../../lib/show-invisible.ts";
import type { Copy } from "../../share/copy.ts";
import { SHARE } from "../messages/share.ts";
import type { Sharing } from "./use-copy.ts";

/** Makes copies under other names or with other tokens, and shows that they say the same. */
export function CopyPanel({ sharing }: { readonly sharing: Sharing }) {
  const { state, make, undo } = sharing;
  const words = SHARE.copies;
  const isBusy = state.kind === "making";
  const isCopy = state.kind === "made";
  return (
    <section className="copies" aria-labelledby="copies-title">
      <h3 id="copies-title">{words.title}</h3>
      <p className="field-note">{words.explain}</p>
      <p className="copies-actions">
        <button
          type="button"
          className="btn"
          aria-pressed={isCopy && state.copy.kind === "pseudonyms"}
          disabled={isBusy}
          onClick={() => make("pseudonyms")}
        >
          {words.pseudonyms}
        </button>
        <button
          type="button"
          className="btn"
          aria-pressed={isCopy && state.copy.kind === "mint"}
          disabled={isBusy}
          onClick={() => make("mint")}
        >
          {words.mint}
        </button>
        {(isCopy || state.kind === "failed") && (
          <button type="button" className="btn btn-quiet" onClick={undo}>
            {words.original}
          </button>
        )}
      </p>
      <div role="status" className="copies-said">
        {isBusy && <p>{words.making}</p>}
        {state.kind === "failed" && <p>{words.failed(state.why)}</p>}
        {isCopy && <Proof copy={state.copy} />}
      </div>
      {isCopy && state.copy.pseudonyms.length > 0 && <Renamed copy={state.copy} />}
    </section>
  );
}

function Proof({ copy }: { readonly copy: Copy }) {
  const words = SHARE.copies;
  const { requests, differences } = copy.comparison;
  const same = differences.length === 0;
  const claims = [
    `${words.made[copy.kind]} ${words.others}`,
    ...(copy.kind === "mint" || copy.minted > 0 ? [words.minted(copy.minted)] : []),
  ];
  const faults = [
    ...(copy.kept.length > 0 ? [words.kept(copy.kept.length)] : []),
    ...(copy.left.length > 0
      ? [words.left(copy.left.slice(0, 5).map(showInvisible).join(", "), copy.left.length - 5)]
      : []),
  ];
  return (
    <>
      <p className={same ? "proof proof-same" : "proof proof-different"}>
        {same ? (
          <Check size={16} aria-hidden="true" />
        ) : (
          <TriangleAlert size={16} aria-hidden="true" />
        )}
        {requests === 0
          ? words.noRequests
          : same
            ? words.same(requests)
            : words.different(differences.length, requests)}
      </p>
      {!same && (
        <ul>
          {differences.slice(0, 50).map(({ index, name, before, after }) => (
            <li key={index}>{showInvisible(words.difference(index, name, before, after))}</li>
          ))}
        </ul>
      )}
      {claims.map((claim) => (
        <p key={claim}>{claim}</p>
      ))}
      {faults.map((fault) => (
        <p key={fault} className="proof-fault">
          {fault}
        </p>
      ))}
    </>
  );
}

const SHOWN = 300;

function Renamed({ copy }: { readonly copy: Copy }) {
  const words = SHARE.copies;
  return (
    <details className="inside-kind">
      <summary>{words.table(copy.pseudonyms.length)}</summary>
      <ul>
        {copy.pseudonyms.slice(0, SHOWN).map(([word, pseudonym]) => (
          <li key={word}>
            <code>{showInvisible(word)}</code> <span>{words.became}</span> <code>{pseudonym}</code>
          </li>
        ))}
        {copy.pseudonyms.length > SHOWN && (
          <li>{SHARE.inside.more(copy.pseudonyms.length - SHOWN)}</li>
        )}
      </ul>
    </details>
  );
}
