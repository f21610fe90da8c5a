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

/** Reports the keys of a map that the schema does not know. The API server refuses or drops them. */
export function reportUnknownFields(
  node: YamlNode | null,
  known: readonly string[],
  where: string,
  report: Report,
): void {
  for (const { key, keyRange } of map(node)?.entries ?? []) {
    if (!known.includes(key)) report(unknownField(keyRange, key, where, known));
  }
}

function unknownField(
  range: SourceRange,
  key: string,
  where: string,
  known: readonly string[],
): Diagnostic {
  const near = nearest(key, known);
  return {
    code: "resource/unknown-field",
    severity: "warning",
    range,
    message: `\`${where}\` has no field \`${key}\``,
    why: "kubectl refuses it; where it gets in all the same it is dropped, so it asks for nothing",
    fix: near ? `did you mean \`${near}\`?` : `known here: ${known.join(", ")}`,
  };
}

function unknownValue(range: SourceRange, value: string, allowed: readonly string[]): Diagnostic {
  return {
    code: "resource/unknown-value",
    severity: "error",
    range,
    message: `\`${value}\` is none of ${allowed.join(", ")}`,
    why: "a cluster refuses the resource; here the value is passed over",
    fix: nearest(value, allowed) ? `did you mean \`${nearest(value, allowed)}\`?` : null,
  };
}

/** The known word that differs from `word` least, if it is close at all. */
function nearest(word: string, known: readonly string[]): string | null {
  const scored = known.map((candidate) => ({
    candidate,
    distance: editDistance(word.toLowerCase(), candidate.toLowerCase()),
  }));
  scored.sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  return best && best.distance <= Math.max(2, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : null;
}

function editDistance(a: string, b: string): number {
  if (a.length > 64 || b.length > 64) return Number.POSITIVE_INFINITY;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
