import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Trace, TraceId } from "../../engine/trace/trace.ts";
import { WORDS } from "../messages/page.ts";
import { TruthDot } from "../parts/Truth.tsx";
import { TraceRow } from "./TraceRow.tsx";
import { rowFor, type TreeRow, treeRows } from "./tree-rows.ts";

interface TreeProps {
  readonly trace: Trace;
  /** The verdict is a closed connection. */
  readonly closed: boolean;
  readonly lit: TraceId | null;
  /** The node that the pointer or the focus is on, anywhere on the page. */
  readonly hinted: TraceId | null;
  readonly onSelect: (node: TraceId) => void;
  readonly onHint: (node: TraceId | null) => void;
}

const NOTHING: ReadonlyMap<TraceId, boolean> = new Map();

/** The trace as a tree: stage, policy, rule, clause, with what was wanted and what was seen. */
export function TraceTreeView({ trace, closed, lit, hinted, onSelect, onHint }: TreeProps) {
  const [handled, setHandled] = useState<{ of: Trace; stands: ReadonlyMap<TraceId, boolean> }>({
    of: trace,
    stands: NOTHING,
  });
  const stands = handled.of === trace ? handled.stands : NOTHING;
  const rows = useMemo(
    () => treeRows(trace, closed, { stands, chosen: lit }),
    [trace, closed, stands, lit],
  );
  const litRow = rowFor(rows, trace, lit);
  const hintedRow = hinted === null ? null : rowFor(rows, trace, hinted);
  const focusable = litRow ?? rows[0]?.id ?? null;
  const list = useRef<HTMLDivElement>(null);
  const toggle = ({ id, expanded }: TreeRow) =>
    setHandled({ of: trace, stands: new Map(stands).set(id, !expanded) });
  const focusAt = (index: number) =>
    list.current?.querySelectorAll<HTMLElement>("[role=treeitem]")[index]?.focus();
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const row = rows[index];
    if (!row) return;
    if (event.key === "ArrowDown") focusAt(index + 1);
    else if (event.key === "ArrowUp") focusAt(index - 1);
    else if (event.key === "Home") focusAt(0);
    else if (event.key === "End") focusAt(rows.length - 1);
    else if (event.key === "ArrowRight" && row.expandable && !row.expanded) toggle(row);
    else if (event.key === "ArrowLeft" && row.expanded) toggle(row);
    else if (event.key === "ArrowLeft")
      focusAt(rows.findLastIndex((other, at) => at < index && other.depth < row.depth));
    else if (event.key === "Enter" || event.key === " ") onSelect(row.id);
    else return;
    event.preventDefault();
  };
  return (
    <div className="tree">
      <div className="tree-head" aria-hidden="true">
        <span>
          <TruthDot truth="match" /> {WORDS.why.holds} <TruthDot truth="no-match" /> {WORDS.why.not}
        </span>
        <span>{WORDS.why.wanted}</span>
        <span>{WORDS.why.saw}</span>
      </div>
      <div role="tree" aria-label={WORDS.why.tree} ref={list}>
        {rows.map((row, index) => (
          <TraceRow
            key={row.id}
            row={row}
            lit={isLit(rows, litRow, index)}
            hinted={row.id === hintedRow}
            onHint={(on) => onHint(on ? row.id : null)}
            focusable={row.id === focusable}
            onToggle={() => toggle(row)}
            onSelect={() => onSelect(row.id)}
            onKeyDown={(event) => onKeyDown(event, index)}
          />
        ))}
      </div>
    </div>
  );
}

/** The lit row and what hangs below it; of a stage only what decided would, so a stage lights itself alone. */
function isLit(rows: ReturnType<typeof treeRows>, lit: TraceId | null, index: number): boolean {
  const start = rows.findIndex((row) => row.id === lit);
  const first = rows[start];
  if (!first || index < start) return false;
  if (index === start) return true;
  if (first.depth === 0) return false;
  const between = rows.slice(start + 1, index + 1);
  return between.every((row) => row.depth > first.depth);
}
