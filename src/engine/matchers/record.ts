import type { Recorder } from "../trace/recorder.ts";
import type { TraceId, Truth } from "../trace/trace.ts";
import type { AtomAnswers } from "./atom.ts";
import type { CompiledRule } from "./compile.ts";
import { type Formula, holds, valueHolds } from "./formula.ts";

/** How a rule ended: what it says of the request, whether it was asked, and whether its word counts. */
export interface RuleOutcome {
  readonly result: Truth;
  readonly decided: boolean;
}

/** Tells the story of one rule: itself, what was lost of it, and its formula with each answer. */
export function recordRule(
  recorder: Recorder,
  parent: TraceId,
  compiled: CompiledRule,
  ruleId: string,
  outcome: RuleOutcome,
  answers: AtomAnswers,
): void {
  if (!recorder.enabled || compiled.rule === null) return;
  const { formula } = compiled;
  const rule = recorder.add(parent, compiled.rule.range, {
    kind: "rule",
    index: compiled.index,
    ruleId,
    result: compiled.skipped ? "no-match" : outcome.result,
    decided: outcome.decided,
    matchesAll: formula?.op === "and" && formula.of.length === 0,
  });
  for (const { range, node } of compiled.dropped) recorder.add(rule, range, node);
  const asked = outcome.result !== "not-evaluated";
  if (formula?.op !== "and") return;
  for (const child of formula.of) recordFormula(recorder, rule, child, answers, asked);
}

function recordFormula(
  recorder: Recorder,
  parent: TraceId,
  formula: Formula,
  answers: AtomAnswers,
  asked: boolean,
): void {
  const result = truth(holds(formula, answers), asked);
  if (formula.op === "clause") {
    recorder.add(parent, formula.range, {
      kind: "clause",
      field: formula.field,
      negated: formula.negated,
      wanted: formula.values.map((value) => ({
        text: value.text,
        range: value.range,
        result: truth(valueHolds(value, answers), asked),
      })),
      saw: formula.saw(answers.facts),
      result,
    });
    return;
  }
  if (formula.role === "rule") return;
  const group = recorder.add(parent, formula.range, {
    kind: "group",
    role: formula.role,
    index: formula.index,
    join: formula.op,
    result,
  });
  for (const child of formula.of) recordFormula(recorder, group, child, answers, asked);
}

function truth(value: boolean, asked: boolean): Truth {
  return asked ? (value ? "match" : "no-match") : "not-evaluated";
}
