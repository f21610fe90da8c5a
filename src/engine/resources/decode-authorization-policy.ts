import { entryRange, field, type Report, text, texts, wrongType } from "../source/cursor.ts";
import type { YamlNode } from "../source/yaml.ts";
import {
  ACTIONS,
  type AuthorizationPolicy,
  type Condition,
  type FieldGroup,
  type FieldValues,
  fieldName,
  OPERATION_FIELDS,
  type Rule,
  type RuleField,
  SOURCE_FIELDS,
} from "./authorization-policy.ts";
import type { DecodeInput } from "./decode.ts";
import { decodeSelector, decodeTargetRefs, listItems, oneOf } from "./decode-common.ts";

/** What Go's strconv.ParseBool takes for true. Everything else enforces the policy (semantics 5.12). */
const GO_TRUE = ["1", "t", "T", "TRUE", "true", "True"];

export function decodeAuthorizationPolicy(input: DecodeInput): AuthorizationPolicy {
  const { node, meta, range, report } = input;
  const spec = field(node, "spec");
  const rules = listItems(field(spec, "rules"), "rules", report);
  return {
    kind: "AuthorizationPolicy",
    meta,
    range,
    selector: decodeSelector(spec),
    targetRefs: decodeTargetRefs(spec),
    action: oneOf(field(spec, "action"), ACTIONS, report)?.value ?? "ALLOW",
    provider: text(field(field(spec, "provider"), "name")),
    dryRun: GO_TRUE.includes(meta.annotations["istio.io/dry-run"] ?? ""),
    rules: rules.flatMap((rule, index) => {
      if (rule.kind === "map") return [decodeRule(rule, index, report)];
      if (!isNull(rule)) report(wrongType(rule.range, "a rule", rule));
      return [];
    }),
  };
}

function isNull(node: YamlNode): boolean {
  return node.kind === "scalar" && node.value === null;
}

function decodeRule(rule: YamlNode, index: number, report: Report): Rule {
  return {
    range: rule.range,
    index,
    from: decodeGroups(rule, "from", "source", SOURCE_FIELDS, report),
    to: decodeGroups(rule, "to", "operation", OPERATION_FIELDS, report),
    when: listItems(field(rule, "when"), "conditions", report).flatMap((condition) =>
      condition.kind === "map" ? [decodeCondition(condition, report)] : [],
    ),
  };
}

/** `from` and `to`: lists of `{source}` and `{operation}`. One without its member asks for nothing. */
function decodeGroups(
  rule: YamlNode,
  list: "from" | "to",
  member: "source" | "operation",
  fields: readonly RuleField[],
  report: Report,
): readonly FieldGroup[] {
  return listItems(field(rule, list), `${member}s`, report).map((item) => {
    const group = field(item, member);
    return {
      range: item.range,
      fields: fields.flatMap((name) =>
        [false, true].flatMap((negated) => decodeField(group, name, negated, report)),
      ),
    };
  });
}

function decodeField(
  group: YamlNode | null,
  name: RuleField,
  negated: boolean,
  report: Report,
): readonly FieldValues[] {
  const key = fieldName(name, negated);
  const node = field(group, key);
  const values = texts(node, report);
  if (node === null || values.length === 0) return [];
  return [{ field: name, negated, range: entryRange(group, key) ?? node.range, values }];
}

function decodeCondition(condition: YamlNode, report: Report): Condition {
  return {
    range: condition.range,
    key: text(field(condition, "key")) ?? { value: "", range: condition.range },
    values: texts(field(condition, "values"), report),
    notValues: texts(field(condition, "notValues"), report),
  };
}
