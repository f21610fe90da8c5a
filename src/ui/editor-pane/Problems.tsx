import { useState } from "react";
import type { Diagnostic, SourceRange } from "../../engine/index.ts";
import { showInvisible } from "../../lib/show-invisible.ts";
import { allDiagnostics } from "../../state/selectors.ts";
import { WORDS } from "../messages/page.ts";
import { inline } from "../parts/Prose.tsx";
import { useLobby } from "../store-context.tsx";
import { sentence } from "../verdict-words.ts";

const SHOWN_CLOSED = 1;
const SHOWN_OPEN = 200;
const RANK = { error: 0, warning: 1, info: 2 } as const;

interface ProblemsProps {
  readonly onGoTo: (range: SourceRange) => void;
}

/** The findings in words: the worst one, and behind it all. Absent if there are none. */
export function Problems({ onGoTo }: ProblemsProps) {
  const [open, setOpen] = useState(false);
  const found = useLobby(allDiagnostics);
  const draft = useLobby(({ answer }) => answer?.draft ?? null);
  const sorted = found.toSorted((one, other) => RANK[one.severity] - RANK[other.severity]);
  if (sorted.length === 0) return null;
  const shown = sorted.slice(0, open ? SHOWN_OPEN : SHOWN_CLOSED);
  const textOf = (source: string) => draft?.tabs.find(({ name }) => name === source)?.text ?? "";
  const several = (draft?.tabs.length ?? 0) > 1;
  return (
    <section className="problems" aria-label={WORDS.problems.label}>
      <ul>
        {shown.map((diagnostic) => (
          <Problem
            key={`${diagnostic.code} ${diagnostic.range?.source} ${diagnostic.range?.start} ${diagnostic.message}`}
            diagnostic={diagnostic}
            place={placeOf(diagnostic.range, textOf, several)}
            onGoTo={onGoTo}
          />
        ))}
      </ul>
      {sorted.length > SHOWN_CLOSED && (
        <button
          type="button"
          className="problems-more"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? WORDS.problems.fewer : WORDS.problems.more(sorted.length - SHOWN_CLOSED)}
        </button>
      )}
    </section>
  );
}

interface ProblemProps {
  readonly diagnostic: Diagnostic;
  readonly place: string;
  readonly onGoTo: (range: SourceRange) => void;
}

function Problem({ diagnostic, place, onGoTo }: ProblemProps) {
  const { severity, range, message, why, fix } = diagnostic;
  return (
    <li className={`problem problem-${severity}`}>
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        role="img"
        aria-label={WORDS.problems.severity[severity]}
      >
        <path
          d="M7 1.5L13 12.5H1Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinejoin="round"
        />
        <path d="M7 5.4V8.6M7 10.2V11" stroke="currentColor" strokeWidth="1.4" />
      </svg>
      <p>
        {range === null ? (
          <b>{place}</b>
        ) : (
          <button type="button" className="link" onClick={() => onGoTo(range)}>
            {place}
          </button>
        )}{" "}
        {inline(sentence([message, why].filter((part) => part !== null).join("; ")))}.
        {fix !== null && <> {inline(sentence(fix))}.</>}
      </p>
    </li>
  );
}

function placeOf(
  range: SourceRange | null,
  textOf: (source: string) => string,
  several: boolean,
): string {
  if (range === null) return WORDS.problems.whole;
  const line = textOf(range.source).slice(0, range.start).split("\n").length;
  return several
    ? `${showInvisible(range.source)}, ${WORDS.problems.line(line).toLowerCase()}`
    : WORDS.problems.line(line);
}
