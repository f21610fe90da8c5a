import type { Judgement, JudgementError, Verdict } from "../engine/index.ts";

/** What one request of a lesson must come to; a field that is left out may be anything. */
export type GoalClause = { readonly request: string } & Partial<
  Pick<Verdict, "outcome" | "status" | "stage" | "policy" | "rule" | "audited">
>;

/** A predicate on verdicts, as data: every clause must hold. */
export type Goal = readonly GoalClause[];

/** Judgements by the name of their request. */
export type JudgementsByName = Readonly<Record<string, Judgement | JudgementError | undefined>>;

export function isReached(goal: Goal, judgements: JudgementsByName): boolean {
  return openClauses(goal, judgements).length === 0;
}

/** The clauses that do not hold yet, in the goal's order. A request without a verdict holds nothing. */
export function openClauses(goal: Goal, judgements: JudgementsByName): Goal {
  return goal.filter((clause) => !holds(clause, judgements[clause.request]));
}

const COMPARED = ["outcome", "status", "stage", "policy", "rule", "audited"] as const;

function holds(clause: GoalClause, judgement: Judgement | JudgementError | undefined): boolean {
  if (judgement === undefined || "error" in judgement) return false;
  return COMPARED.every(
    (field) => clause[field] === undefined || clause[field] === judgement.verdict[field],
  );
}
