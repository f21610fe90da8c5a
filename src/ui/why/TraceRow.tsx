import { ChevronDown, ChevronRight } from "lucide-react";
import type { CSSProperties, KeyboardEvent } from "react";
import { Mark } from "../lobby/figures/Mark.tsx";
import { fieldValue, identity } from "../lobby/truncate.ts";
import { WORDS } from "../messages/page.ts";
import { inline } from "../parts/Prose.tsx";
import { TruthDot } from "../parts/Truth.tsx";
import type { TreeRow } from "./tree-rows.ts";

/** Letters of a value in its column; the whole stands in its tooltip. */
const LONGEST = 34;

interface RowProps {
  readonly row: TreeRow;
  readonly lit: boolean;
  readonly hinted: boolean;
  readonly onHint: (on: boolean) => void;
  readonly focusable: boolean;
  readonly onToggle: () => void;
  readonly onSelect: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const TRUTH_WORDS = {
  match: WORDS.why.holds,
  "no-match": WORDS.why.not,
  "not-evaluated": WORDS.why.notAsked,
} as const;

export function TraceRow(props: RowProps) {
  const { row, lit, hinted, focusable, onToggle, onHint, onSelect, onKeyDown } = props;
  const Chevron = row.expanded ? ChevronDown : ChevronRight;
  const values = row.wanted !== null;
  const kind = row.depth === 0 ? "tree-stage" : values ? "tree-clause" : "tree-rule";
  return (
    <div
      role="treeitem"
      aria-level={row.depth + 1}
      aria-selected={lit}
      {...(row.expandable && { "aria-expanded": row.expanded })}
      tabIndex={focusable ? 0 : -1}
      className={`tree-row ${kind} ${lit ? "lit" : hinted ? "hinted" : ""} ${row.asked ? "" : "unasked"}`}
      style={{ "--depth": row.depth } as CSSProperties}
      onClick={onSelect}
      onKeyDown={onKeyDown}
      onPointerEnter={() => onHint(true)}
      onPointerLeave={() => onHint(false)}
      onFocus={() => onHint(true)}
      onBlur={() => onHint(false)}
    >
      <span className="tree-label">
        {row.expandable && (
          <button
            type="button"
            className="tree-more"
            tabIndex={-1}
            aria-hidden="true"
            onClick={stop(onToggle)}
          >
            <Chevron size={12} />
          </button>
        )}
        {row.mark !== null && <Mark kind={row.mark} size={14} />}
        {row.truth !== null && <TruthDot truth={row.truth} />}
        {row.truth !== null && <span className="sr">{TRUTH_WORDS[row.truth]}: </span>}
        <span title={row.label}>
          {row.label} {row.strong !== null && <b>{row.strong}</b>}
        </span>
      </span>
      {values ? (
        <>
          <code title={row.wanted ?? ""} data-word={WORDS.why.wanted}>
            {fieldValue(row.label, row.wanted ?? "", LONGEST)}
          </code>
          <code className="saw" title={row.saw ?? ""} data-word={WORDS.why.saw}>
            {fieldValue(row.label, row.saw ?? "", LONGEST)}
          </code>
        </>
      ) : (
        <span className="tree-note" title={row.note ?? ""}>
          {inline((row.note ?? "").replaceAll(/spiffe:\/\/\S+/g, (id) => identity(id, LONGEST)))}
        </span>
      )}
    </div>
  );
}

function stop(run: () => void) {
  return (event: { readonly stopPropagation: () => void }) => {
    event.stopPropagation();
    run();
  };
}
