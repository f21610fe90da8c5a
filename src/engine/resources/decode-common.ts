import {
  entryRange,
  field,
  items,
  list,
  map,
  type Report,
  text,
  textValue,
  wrongType,
} from "../source/cursor.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Located, SourceRange } from "../source/range.ts";
import type { YamlNode } from "../source/yaml.ts";
import { nearestWord } from "./nearest-word.ts";
import type { TargetRef, WorkloadSelector } from "./selector.ts";

/** `spec.selector.matchLabels`; null without a selector. Null values are dropped, as the API server does. */
export function decodeSelector(spec: YamlNode | null): WorkloadSelector | null {
  const selector = field(spec, "selector");
  if (selector === null) return null;
  const entries = map(field(selector, "matchLabels"))?.entries ?? [];
  return {
    range: entryRange(spec, "selector") ?? selector.range,
    matchLabels: entries.flatMap(({ key, value }) => {
      const found = text(value);
      return found ? [{ key, value: found }] : [];
    }),
  };
}

/** `targetRefs`, or the single legacy `targetRef` when there is no list. */
export function decodeTargetRefs(spec: YamlNode | null): readonly TargetRef[] {
  const refs = items(field(spec, "targetRefs"));
  const legacy = field(spec, "targetRef");
  return (refs.length > 0 ? refs : legacy ? [legacy] : []).map((ref) => ({
    group: textValue(field(ref, "group")) ?? "",
    kind: textValue(field(ref, "kind")) ?? "",
    name: textValue(field(ref, "name")) ?? "",
    namespace: textValue(field(ref, "namespace")) ?? "",
    range: ref.range,
  }));
}

/** A value out of a fixed vocabulary; anything else is reported and null. */
export function oneOf<T extends string>(
  node: YamlNode | null,
  allowed: readonly T[],
  report: Report,
): Located<T> | null {
  const found = text(node);
  if (found === null) {
    if (node) report(wrongType(node.range, `one of ${allowed.join(", ")}`, node));
    return null;
  }
  const value = allowed.find((candidate) => candidate === found.value);
  if (value === undefined) report(unknownValue(found.range, found.value, allowed));
  return value === undefined ? null : { value, range: found.range };
}

/** Items of a list that should be one, with a finding when it is something else. */
export function listItems(
  node: YamlNode | null,
  what: string,
  report: Report,
): readonly YamlNode[] {
  if (node !== null && list(node) === null)
    report(wrongType(node.range, `a list of ${what}`, node));
  return items(node);
}

function unknownValue(range: SourceRange, value: string, allowed: readonly string[]): Diagnostic {
  return {
    code: "resource/unknown-value",
    severity: "error",
    range,
    message: `\`${value}\` is none of ${allowed.join(", ")}`,
    why: "a cluster refuses the resource; here the value is passed over",
    fix: nearestWord(value, allowed) ? `did you mean \`${nearestWord(value, allowed)}\`?` : null,
  };
}
