import type {
  AuthorizationPolicy,
  Condition,
  FieldGroup,
  Rule,
} from "../resources/authorization-policy.ts";
import { fieldName } from "../resources/authorization-policy.ts";
import type { Located, SourceRange } from "../source/range.ts";
import type { DroppedNode } from "../trace/trace.ts";
import { type Attribute, attributeOf, fieldAttribute, type ValueContext } from "./attributes.ts";
import type { ClauseFormula, ClauseValue, Formula, GroupFormula } from "./formula.ts";

/** An HTTP filter chain sees requests, a TCP one only connections. */
export type ChainProtocol = "http" | "tcp";

/** A piece of a rule that istiod could not generate. */
export interface Dropped {
  readonly range: SourceRange;
  readonly node: DroppedNode;
}

export interface CompiledRule {
  readonly policy: AuthorizationPolicy;
  readonly rule: Rule | null;
  readonly index: number;
  /** `ns[NS]-policy[NAME]-rule[I]`. */
  readonly id: string;
  /** Null: never matches, since the policy has no rules. `skipped`: istiod leaves the rule out. */
  readonly formula: Formula | null;
  readonly skipped: boolean;
  readonly dropped: readonly Dropped[];
  /** A value that Envoy refuses to load, so that the proxy does not stay up with it (semantics 5.5). */
  readonly unloadable: Located<string> | null;
}

/** A rule being compiled: where to put what is lost on the way. */
interface Compilation {
  readonly context: ValueContext;
  readonly chain: ChainProtocol;
  /** ALLOW loses the whole rule with any loss; the others lose only the piece, and match more. */
  readonly strict: boolean;
  readonly dropped: Dropped[];
  skip: boolean;
  unloadable: Located<string> | null;
}

/**
 * The rules of a policy as formulas, for one kind of filter chain (semantics 5.3, 5.5). A policy without rules
 * becomes one entry that never matches.
 *
 * Source: istio/istio pilot/pkg/security/authz/builder/builder.go and model/model.go.
 */
export function compilePolicy(
  policy: AuthorizationPolicy,
  chain: ChainProtocol,
  context: ValueContext,
): readonly CompiledRule[] {
  if (policy.rules.length === 0) return [neverMatches(policy)];
  return policy.rules.map((rule) => compileRule(policy, rule, chain, context));
}

function neverMatches(policy: AuthorizationPolicy): CompiledRule {
  const id = ruleId(policy, 0);
  return {
    policy,
    rule: null,
    index: 0,
    id,
    formula: null,
    skipped: false,
    dropped: [],
    unloadable: null,
  };
}

function compileRule(
  policy: AuthorizationPolicy,
  rule: Rule,
  chain: ChainProtocol,
  context: ValueContext,
): CompiledRule {
  const work: Compilation = {
    context,
    chain,
    strict: policy.action === "ALLOW",
    dropped: [],
    skip: false,
    unloadable: null,
  };
  const formula: GroupFormula = {
    op: "and",
    role: "rule",
    index: null,
    range: rule.range,
    of: [
      ...anyOf("from", "source", rule.from, rule.range, work),
      ...anyOf("to", "operation", rule.to, rule.range, work),
      ...rule.when.map((condition, index) => compileCondition(condition, index, work)),
    ],
  };
  return {
    policy,
    rule,
    index: rule.index,
    id: ruleId(policy, rule.index),
    formula: work.skip ? null : formula,
    skipped: work.skip,
    dropped: work.dropped,
    unloadable: work.unloadable,
  };
}

function ruleId(policy: AuthorizationPolicy, index: number): string {
  return `ns[${policy.meta.namespace}]-policy[${policy.meta.name}]-rule[${index}]`;
}

function anyOf(
  list: "from" | "to",
  member: "source" | "operation",
  groups: readonly FieldGroup[],
  range: SourceRange,
  work: Compilation,
): readonly Formula[] {
  if (groups.length === 0) return [];
  const of = groups.map((group, index): GroupFormula => {
    const clauses = group.fields.flatMap(({ field, negated, values, range: at }) =>
      compileClause(
        { field: fieldName(field, negated), negated, values, range: at },
        fieldAttribute(field),
        work,
      ),
    );
    return { op: "and", role: member, index, range: group.range, of: clauses };
  });
  return [{ op: "or", role: list, index: null, range, of }];
}

function compileCondition(condition: Condition, index: number, work: Compilation): GroupFormula {
  const key = condition.key.value;
  const attribute = attributeOf(key);
  const group: GroupFormula = {
    op: "and",
    role: "condition",
    index,
    range: condition.range,
    of: [],
  };
  if (attribute === null) {
    work.skip = true;
    drop(work, condition.key, key, null, "unknown-key", "rule-skipped");
    return group;
  }
  if (attribute === "unloadable") {
    work.unloadable ??= condition.key;
    return group;
  }
  const lists = [
    { negated: false, values: condition.values },
    { negated: true, values: condition.notValues },
  ].filter(({ values }) => values.length > 0);
  if (attribute === "malformed") {
    if (lists.length > 0) lose(work, condition.key, key, null, "invalid-value");
    return group;
  }
  const of = lists.flatMap(({ negated, values }) =>
    compileClause({ field: key, negated, values, range: condition.range }, attribute, work),
  );
  return { ...group, of };
}

interface ClauseInput {
  readonly field: string;
  readonly negated: boolean;
  readonly values: readonly Located<string>[];
  readonly range: SourceRange;
}

/** No clause at all if nothing of it can be generated: then it asks for nothing. */
function compileClause(
  input: ClauseInput,
  attribute: Attribute,
  work: Compilation,
): readonly ClauseFormula[] {
  if (attribute.httpOnly && work.chain === "tcp") {
    lose(work, { range: input.range }, input.field, null, "http-only-on-tcp");
    return [];
  }
  const values: ClauseValue[] = [];
  for (const value of input.values) {
    const compiled = attribute.compile(value.value, work.context);
    if (compiled === "invalid") {
      lose(work, value, input.field, value.value, "invalid-value");
      if (attribute.wholeList) return [];
    } else if (compiled === "unloadable") {
      work.unloadable ??= value;
    } else {
      values.push({ text: value.value, range: value.range, atoms: compiled });
    }
  }
  if (values.length === 0) return [];
  return [
    {
      op: "clause",
      field: input.field,
      negated: input.negated,
      range: input.range,
      values,
      saw: attribute.saw,
    },
  ];
}

function lose(
  work: Compilation,
  at: { readonly range: SourceRange },
  field: string,
  value: string | null,
  reason: DroppedNode["reason"],
): void {
  if (work.strict) work.skip = true;
  const effect = work.strict
    ? "rule-skipped"
    : value === null
      ? "condition-dropped"
      : "value-dropped";
  drop(work, at, field, value, reason, effect);
}

function drop(
  work: Compilation,
  at: { readonly range: SourceRange },
  field: string,
  value: string | null,
  reason: DroppedNode["reason"],
  effect: DroppedNode["effect"],
): void {
  work.dropped.push({ range: at.range, node: { kind: "dropped", field, value, reason, effect } });
}
