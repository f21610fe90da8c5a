import { compareBytes } from "../../lib/compare-bytes.ts";
import { type Considered, policyRef } from "../effective/effective-policies.ts";
import { type AtomAnswers, createAnswers } from "../matchers/atom.ts";
import type { CompiledRule } from "../matchers/compile.ts";
import { holds } from "../matchers/formula.ts";
import { recordRule } from "../matchers/record.ts";
import type { AuthorizationPolicy } from "../resources/authorization-policy.ts";
import type { Action, TraceId } from "../trace/trace.ts";
import { factsOf, type Passage, type Visit } from "./stage.ts";

/** A rule with the id under which Envoy holds it. */
export interface NamedRule {
  readonly id: string;
  readonly compiled: CompiledRule;
}

/** The policies of one action that were considered for the workload. */
export function policiesOf(
  visit: Visit,
  action: Action,
): readonly Considered<AuthorizationPolicy>[] {
  return visit.policies.authorization.filter(({ policy }) => policy.action === action);
}

export function enforced(
  considered: readonly Considered<AuthorizationPolicy>[],
): readonly AuthorizationPolicy[] {
  return considered
    .filter(({ attachment, policy }) => attachment.applies && !policy.dryRun)
    .map(({ policy }) => policy);
}

export function inDryRun(
  considered: readonly Considered<AuthorizationPolicy>[],
): readonly AuthorizationPolicy[] {
  return considered
    .filter(({ attachment, policy }) => attachment.applies && policy.dryRun)
    .map(({ policy }) => policy);
}

/** The rules that a proxy holds for these policies, in its order: by id as bytes (semantics 5.2). */
export function namedRules(
  visit: Visit,
  passage: Passage,
  policies: readonly AuthorizationPolicy[],
  name: (compiled: CompiledRule) => string = ({ id }) => id,
): readonly NamedRule[] {
  return policies
    .flatMap((policy) => visit.compiled(policy, passage.chain))
    .map((compiled) => ({ id: name(compiled), compiled }))
    .toSorted((a, b) => compareBytes(a.id, b.id));
}

/** The first of the rules that matches, which is the one that the proxy names; null if none does. */
export function firstMatch(rules: readonly NamedRule[], answers: AtomAnswers): NamedRule | null {
  return (
    rules.find(({ compiled }) => compiled.formula !== null && holds(compiled.formula, answers)) ??
    null
  );
}

/** What the policies of one action said of a request. */
export interface Asked {
  /** The enforced ones that apply. */
  readonly policies: readonly AuthorizationPolicy[];
  /** The matching rule that the proxy names. */
  readonly decided: NamedRule | null;
}

/**
 * Asks the policies of DENY, ALLOW or AUDIT and records what each said. Dry-run policies are asked too and change
 * nothing; those of AUDIT are not even asked (semantics 5.12).
 */
export function askPolicies(
  visit: Visit,
  passage: Passage,
  node: TraceId,
  action: "DENY" | "ALLOW" | "AUDIT",
): Asked {
  const considered = policiesOf(visit, action);
  const policies = enforced(considered);
  const answers = answersFor(visit, passage);
  const rules = namedRules(visit, passage, policies);
  const decided = firstMatch(rules, answers);
  const trainees = action === "AUDIT" ? [] : inDryRun(considered);
  const asked = [...rules, ...namedRules(visit, passage, trainees)];
  recordPolicies(visit, node, considered, asked, decided, answers);
  return { policies, decided };
}

export function answersFor(visit: Visit, passage: Passage): AtomAnswers {
  return createAnswers(visit.atoms, factsOf(visit, passage));
}

/**
 * Records each policy of a stage, in or out, with its rules. `asked` are the rules in the proxy's order;
 * behind the deciding one nobody was asked.
 */
export function recordPolicies(
  visit: Visit,
  node: TraceId,
  considered: readonly Considered<AuthorizationPolicy>[],
  asked: readonly NamedRule[],
  decided: NamedRule | null,
  answers: AtomAnswers,
): void {
  const { recorder } = visit;
  if (!recorder.enabled) return;
  const decidedAt = decided ? asked.indexOf(decided) : asked.length;
  const byPolicy = new Map<AuthorizationPolicy, (NamedRule & { readonly order: number })[]>();
  for (const [order, rule] of asked.entries()) {
    const own = byPolicy.get(rule.compiled.policy) ?? [];
    own.push({ ...rule, order });
    byPolicy.set(rule.compiled.policy, own);
  }
  for (const { policy, attachment } of considered) {
    const rules = (byPolicy.get(policy) ?? []).toSorted(
      (a, b) => a.compiled.index - b.compiled.index,
    );
    const own = rules.some(({ order }) => order === decidedAt);
    const anyAsked = policy.dryRun
      ? rules.length > 0
      : rules.some(({ order }) => order <= decidedAt);
    const matches = rules.some(
      ({ compiled, order }) =>
        (policy.dryRun || order <= decidedAt) &&
        compiled.formula !== null &&
        holds(compiled.formula, answers),
    );
    const id = recorder.add(node, policy.meta.nameRange, {
      kind: "policy",
      policy: policyRef(policy),
      action: policy.action,
      applies: attachment.applies,
      why: attachment.why,
      dryRun: policy.dryRun,
      result:
        own || matches
          ? "match"
          : anyAsked || policy.rules.length === 0
            ? "no-match"
            : "not-evaluated",
    });
    for (const { compiled, id: ruleId, order } of rules) {
      const evaluated = policy.dryRun || order <= decidedAt;
      const matched = compiled.formula !== null && holds(compiled.formula, answers);
      recordRule(
        recorder,
        id,
        compiled,
        ruleId,
        {
          result: evaluated ? (matched ? "match" : "no-match") : "not-evaluated",
          decided: order === decidedAt,
        },
        answers,
      );
    }
  }
}
