import { useMemo, useState } from "react";
import { attachSentence } from "../../engine/trace/explain.ts";
import type { AttachReason, PolicyRef, Trace } from "../../engine/trace/trace.ts";
import { WORDS } from "../messages/page.ts";

/** Those that apply come first; a mesh of thousands would only be a wall. */
const MOST_ROWS = 300;

interface Row {
  readonly policy: PolicyRef;
  readonly applies: boolean;
  readonly why: AttachReason;
}

/** Every policy of the paste: in or out for this workload, and why. */
export function Applies({ trace }: { readonly trace: Trace }) {
  const [open, setOpen] = useState(false);
  const rows = useMemo(() => rowsOf(trace), [trace]);
  const shown = open ? rows.slice(0, MOST_ROWS) : [];
  const inside = rows.filter(({ applies }) => applies).length;
  if (rows.length === 0) return null;
  return (
    <details
      className="applies"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <h3>{WORDS.why.applies}</h3> <span>{WORDS.why.appliesCount(inside, rows.length)}</span>
      </summary>
      <table>
        <tbody>
          {shown.map(({ policy, applies, why }) => (
            <tr
              key={`${policy.kind} ${policy.namespace}/${policy.name}`}
              className={applies ? "" : "unasked"}
            >
              <td>{applies ? WORDS.why.appliesIn : WORDS.why.appliesOut}</td>
              <td>
                <code title={policy.kind}>
                  {policy.namespace}/{policy.name}
                </code>{" "}
                {attachSentence(why)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && rows.length > MOST_ROWS && (
        <p className="field-note">{WORDS.problems.more(rows.length - MOST_ROWS)}</p>
      )}
    </details>
  );
}

function rowsOf(trace: Trace): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const node of trace.nodes) {
    if (node.kind !== "policy" && node.kind !== "peer-authentication") continue;
    const applies = node.kind === "policy" ? node.applies : node.standing !== "ignored";
    const { policy, why } = node;
    const key = `${policy.kind} ${policy.namespace}/${policy.name}`;
    if (!rows.has(key)) rows.set(key, { policy, applies, why });
  }
  return [...rows.values()].sort((one, other) => Number(other.applies) - Number(one.applies));
}
