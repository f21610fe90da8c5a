import type { SourceRange } from "../source/range.ts";
import type { GroupNode } from "../trace/trace.ts";
import type { AtomAnswers, AtomId } from "./atom.ts";
import type { Facts } from "./facts.ts";

/**
 * What a rule asks, as istiod builds it for Envoy: and, or and not over atoms. A formula evaluates without
 * a trace; what it needs to be told as a story (where it is written, what is looked at) rides along.
 */
export type Formula = GroupFormula | ClauseFormula;

/** `and` of nothing holds, `or` of nothing does not. */
export interface GroupFormula {
  readonly op: "and" | "or";
  /** `rule`: the whole rule, whose place the trace's rule node takes. */
  readonly role: GroupNode["role"] | "rule";
  /** Position among its siblings in the YAML; null for the list itself. */
  readonly index: number | null;
  readonly range: SourceRange;
  readonly of: readonly Formula[];
}

/** One field: holds if any value does; negated, if none does. */
export interface ClauseFormula {
  readonly op: "clause";
  readonly field: string;
  readonly negated: boolean;
  readonly range: SourceRange;
  readonly values: readonly ClauseValue[];
  /** What the request has to show for this field, for the trace; null if nothing. */
  readonly saw: (facts: Facts) => readonly string[] | null;
}

/** One value; any of its atoms will do (a trust domain stands for its aliases too). */
export interface ClauseValue {
  readonly text: string;
  readonly range: SourceRange;
  readonly atoms: readonly AtomId[];
}

export function holds(formula: Formula, answers: AtomAnswers): boolean {
  switch (formula.op) {
    case "and":
      return formula.of.every((child) => holds(child, answers));
    case "or":
      return formula.of.some((child) => holds(child, answers));
    case "clause":
      return formula.values.some((value) => valueHolds(value, answers)) !== formula.negated;
  }
}

export function valueHolds(value: ClauseValue, answers: AtomAnswers): boolean {
  return value.atoms.some((atom) => answers.holds(atom));
}
