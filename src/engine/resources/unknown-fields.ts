import type { Report } from "../source/cursor.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { SourceRange } from "../source/range.ts";
import type { YamlNode } from "../source/yaml.ts";
import type { Field } from "./fields/field.ts";
import { nearestWord } from "./nearest-word.ts";

/** Reports every key that the field table does not know. kubectl refuses it, or the API server drops it. */
export function reportUnknownFields(
  node: YamlNode,
  field: Field,
  where: string,
  report: Report,
): void {
  if (field.type === "array" && node.kind === "list") {
    for (const [index, item] of node.items.entries()) {
      reportUnknownFields(item, field.items, `${where}[${index}]`, report);
    }
    return;
  }
  if (node.kind !== "map") return;
  if (field.type === "map") {
    for (const { key, value } of node.entries) {
      reportUnknownFields(value, field.values, `${where}.${key}`, report);
    }
    return;
  }
  if (field.type !== "object") return;
  for (const { key, keyRange, value } of node.entries) {
    const known = Object.hasOwn(field.fields, key) ? field.fields[key] : undefined;
    if (known) reportUnknownFields(value, known, key, report);
    else if (!field.keepsUnknown)
      report(unknownField(keyRange, key, where, Object.keys(field.fields)));
  }
}

function unknownField(
  range: SourceRange,
  key: string,
  where: string,
  known: readonly string[],
): Diagnostic {
  const near = nearestWord(key, known);
  return {
    code: "resource/unknown-field",
    severity: "warning",
    range,
    message: `\`${where}\` has no field \`${key}\``,
    why: "kubectl refuses it; where it gets in all the same it is dropped, so it asks for nothing",
    fix: near ? `did you mean \`${near}\`?` : `known here: ${known.join(", ")}`,
  };
}
