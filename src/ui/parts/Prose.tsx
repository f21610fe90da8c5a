import { Fragment, type ReactNode } from "react";
import { showInvisible } from "../../lib/show-invisible.ts";
import { LIMITS } from "../messages/limits.ts";

/** Of a longer text no more is shown, in UTF-16 code units: somebody may send a book to make the page stand still. */
export const MAX_PROSE = 20_000;

/** The little Markdown that lessons and descriptions use: paragraphs, lists, code, strong and emphasis. No HTML. */
export function Prose({
  text,
  className = "",
}: {
  readonly text: string;
  readonly className?: string;
}) {
  const blocks = showInvisible(text.slice(0, MAX_PROSE))
    .trim()
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== "");
  return (
    <div className={`prose ${className}`}>
      {blocks.map((block, index) => {
        const key = `${index}:${block}`;
        return <Fragment key={key}>{blockOf(block)}</Fragment>;
      })}
      {text.length > MAX_PROSE && <p className="field-note">{LIMITS.prose(MAX_PROSE)}</p>}
    </div>
  );
}

function blockOf(block: string): ReactNode {
  const fence = /^```[^\n]*\n([\s\S]*?)\n?```$/.exec(block.trim());
  if (fence) return <pre>{fence[1]}</pre>;
  const heading = /^#{1,4} +(.*)$/.exec(block.trim());
  if (heading) return <h4>{inline(heading[1] ?? "")}</h4>;
  const lines = block.split("\n");
  if (lines.every((line) => /^\s*([-*]|\d+\.) |^\s{2,}/.test(line))) return listOf(lines);
  return <p>{inline(lines.join(" "))}</p>;
}

function listOf(lines: readonly string[]): ReactNode {
  const entries: string[] = [];
  for (const line of lines) {
    const start = /^\s*(?:[-*]|\d+\.) (.*)$/.exec(line);
    if (start) entries.push(start[1] ?? "");
    else entries.push(`${entries.pop() ?? ""} ${line.trim()}`);
  }
  const rows = entries.map((entry) => <li key={entry}>{inline(entry)}</li>);
  return /^\s*\d/.test(lines[0] ?? "") ? <ol>{rows}</ol> : <ul>{rows}</ul>;
}

/** Code, strong and emphasis in one line. */
export function inline(text: string): ReactNode {
  const parts = showInvisible(text).split(/(`[^`]+`|\*\*[^*]+\*\*|_[^_]+_)/);
  return parts.map((part, index) => {
    const key = `${index}:${part}`;
    if (part.startsWith("`") && part.length > 1) return <code key={key}>{part.slice(1, -1)}</code>;
    if (/^\*\*[^*]+\*\*$/.test(part)) return <strong key={key}>{inline(part.slice(2, -2))}</strong>;
    if (/^_[^_]+_$/.test(part)) return <em key={key}>{part.slice(1, -1)}</em>;
    return part;
  });
}
