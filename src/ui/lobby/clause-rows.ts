import { sawWords, wantedWords } from "../../engine/trace/explain.ts";
import type { TraceId, Wanted } from "../../engine/trace/trace.ts";
import { MESSAGES } from "../messages/lobby.ts";
import type { ClauseRow } from "./frame.ts";
import { isKind, type NodeOf, type TraceTree } from "./read-trace.ts";
import { asWritten, nearestClauses } from "./staff.ts";
import { fieldValue } from "./truncate.ts";

/** Rows that a bubble has room for. */
const MAX_ROWS = 3;
/** Letters that a value is cut to before the layout fits it to its column. */
const VALUE_LETTERS = 34;

export interface Rows {
  readonly rows: readonly ClauseRow[];
  /** What was left out, in words; null if nothing was. */
  readonly more: string | null;
  /** Clauses that the rows stand for, for selection. */
  readonly nodes: readonly TraceId[];
}

/**
 * The clauses of a rule that a bubble shows: of alternatives only the one that matched or came nearest. More than
 * three: those that decide first, two of them, and how many more.
 */
export function rowsOf(tree: TraceTree, rule: NodeOf<"rule">, current: TraceId | null): Rows {
  const clauses = tellingClauses(tree, rule);
  const around = current === null ? clauses : windowAround(clauses, current);
  const shown = around.length > MAX_ROWS ? around.slice(0, MAX_ROWS - 1) : around;
  const rest = around.filter((clause) => !shown.includes(clause));
  return {
    rows: shown.map((clause) => rowOf(clause, clause.id === current)),
    more: rest.length === 0 ? null : moreOf(rest),
    nodes: shown.map((clause) => clause.id),
  };
}

/** The clauses of the nearest alternative that were asked; where they are too many, those that decide first. */
function tellingClauses(tree: TraceTree, rule: NodeOf<"rule">): readonly NodeOf<"clause">[] {
  const asked = nearestClauses(tree, rule.id).filter((clause) => clause.result !== "not-evaluated");
  if (asked.length <= MAX_ROWS) return asked;
  const against = asked.filter((clause) => clause.result === "no-match");
  return [...against, ...asked.filter((clause) => clause.result === "match")];
}

/** All asked clauses of a rule in the order of the YAML: one step each at clause depth. */
export function askedClauses(tree: TraceTree, rule: TraceId): readonly NodeOf<"clause">[] {
  return tree
    .below(rule)
    .filter(isKind("clause"))
    .filter((clause) => clause.result !== "not-evaluated")
    .toSorted(asWritten);
}

function windowAround(
  clauses: readonly NodeOf<"clause">[],
  current: TraceId,
): readonly NodeOf<"clause">[] {
  const inOrder = clauses.toSorted(asWritten);
  const position = inOrder.findIndex((clause) => clause.id === current);
  if (position < 0 || inOrder.length <= MAX_ROWS) return inOrder;
  const start = Math.min(Math.max(0, position - 1), inOrder.length - MAX_ROWS);
  return inOrder.slice(start, start + MAX_ROWS);
}

function moreOf(rest: readonly NodeOf<"clause">[]): string {
  const holding_ = rest.filter((clause) => clause.result === "match").length;
  return holding_ === rest.length
    ? MESSAGES.moreHold(rest.length)
    : holding_ === 0
      ? MESSAGES.moreDoNot(rest.length)
      : MESSAGES.moreClauses(rest.length);
}

function rowOf(clause: NodeOf<"clause">, current: boolean): ClauseRow {
  return {
    node: clause.id,
    field: fieldLabel(clause),
    wanted: wantedText(clause),
    saw: sawText(clause),
    whole: `${clause.field} ${MESSAGES.wanted} ${wantedWords(clause)}, ${MESSAGES.saw} ${sawWords(clause)}`,
    holds: clause.result === "match",
    current,
  };
}

/** The field as the YAML spells it; a header's condition is shortened to `header x-a`. */
function fieldLabel(clause: NodeOf<"clause">): string {
  const header = /^request\.headers\[(.+)\]$/.exec(clause.field)?.[1];
  if (header !== undefined) return MESSAGES.header(header);
  const claim = /^request\.auth\.claims(.+)$/.exec(clause.field)?.[1];
  if (claim !== undefined)
    return MESSAGES.claim(claim.replace(/^\[|\]$/g, "").replaceAll("][", "."));
  const isField = !clause.field.includes(".") && !clause.field.startsWith("not");
  if (!clause.negated || !isField) return clause.field;
  return `not${clause.field.charAt(0).toUpperCase()}${clause.field.slice(1)}`;
}

/** The value that matched, then how many more; without a match the first ones, joined by "or". */
function wantedText(clause: NodeOf<"clause">): string {
  const values = clause.wanted;
  const shown = (wanted: Wanted): string => fieldValue(clause.field, wanted.text, VALUE_LETTERS);
  const matched = values.find((value) => value.result === "match");
  const text = ((): string => {
    if (values.length === 0) return MESSAGES.nothing;
    if (values.length <= 2) return values.map(shown).join(` ${MESSAGES.or} `);
    const first = matched ?? values[0];
    return first === undefined ? "" : MESSAGES.andMore(shown(first), values.length - 1);
  })();
  return clause.negated ? MESSAGES.not(text) : text;
}

function sawText(clause: NodeOf<"clause">): string {
  if (clause.saw === null || clause.saw.length === 0) return MESSAGES.absent;
  return clause.saw
    .map((value) => fieldValue(clause.field, value === "" ? '""' : value, VALUE_LETTERS))
    .join(", ");
}
