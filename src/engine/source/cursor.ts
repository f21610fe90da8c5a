import type { Diagnostic } from "./diagnostic.ts";
import type { Located, SourceRange } from "./range.ts";
import type { YamlList, YamlMap, YamlNode } from "./yaml.ts";

/** Where a decoder reports what it could not use. */
export type Report = (diagnostic: Diagnostic) => void;

/** The entry's value, or null if the key is absent or null. */
export function field(node: YamlNode | null, key: string): YamlNode | null {
  if (node?.kind !== "map") return null;
  const entry = node.entries.find((candidate) => candidate.key === key);
  if (!entry || (entry.value.kind === "scalar" && entry.value.value === null)) return null;
  return entry.value;
}

/** The value under a path of keys, or null. */
export function fieldAt(node: YamlNode | null, ...path: readonly string[]): YamlNode | null {
  return path.reduce<YamlNode | null>((at, key) => field(at, key), node);
}

/** From the key to the end of its value. */
export function entryRange(node: YamlNode | null, key: string): SourceRange | null {
  const entry =
    node?.kind === "map" ? node.entries.find((candidate) => candidate.key === key) : null;
  return entry
    ? { ...entry.keyRange, end: Math.max(entry.keyRange.end, entry.value.range.end) }
    : null;
}

/** A scalar as text: numbers and booleans as they were written, since a string field means them so. */
export function text(node: YamlNode | null): Located<string> | null {
  if (node?.kind !== "scalar" || node.value === null) return null;
  return { value: node.text, range: node.range };
}

export function textValue(node: YamlNode | null): string | null {
  return text(node)?.value ?? null;
}

export function boolean(node: YamlNode | null): boolean | null {
  return node?.kind === "scalar" && typeof node.value === "boolean" ? node.value : null;
}

/** A whole number, also one written as text; else null. */
export function integer(node: YamlNode | null): number | null {
  if (node?.kind !== "scalar") return null;
  const value = typeof node.value === "number" ? node.value : Number(node.text || Number.NaN);
  return Number.isSafeInteger(value) ? value : null;
}

export function map(node: YamlNode | null): YamlMap | null {
  return node?.kind === "map" ? node : null;
}

export function list(node: YamlNode | null): YamlList | null {
  return node?.kind === "list" ? node : null;
}

/** The items of a list; empty if it is absent or something else. */
export function items(node: YamlNode | null): readonly YamlNode[] {
  return list(node)?.items ?? [];
}

/** A list of strings. What is no scalar is reported and left out. */
export function texts(node: YamlNode | null, report: Report): readonly Located<string>[] {
  if (node === null) return [];
  if (node.kind !== "list") {
    report(wrongType(node.range, "a list of strings", node));
    const only = text(node);
    return only ? [only] : [];
  }
  const found: Located<string>[] = [];
  for (const item of node.items) {
    const value = text(item);
    if (value) found.push(value);
    else report(wrongType(item.range, "a string", item));
  }
  return found;
}

/** A map of strings, as labels and annotations are. */
export function textMap(node: YamlNode | null): Readonly<Record<string, string>> {
  const entries = map(node)?.entries ?? [];
  return Object.fromEntries(
    entries.flatMap(({ key, value }) => {
      const found = textValue(value);
      return found === null ? [] : [[key, found]];
    }),
  );
}

export function wrongType(range: SourceRange, wanted: string, found: YamlNode): Diagnostic {
  const kind =
    found.kind === "scalar"
      ? found.value === null
        ? "nothing"
        : `\`${found.text}\``
      : `a ${found.kind}`;
  return {
    code: "resource/wrong-type",
    severity: "error",
    range,
    message: `expected ${wanted} here, found ${kind}`,
    why: "a cluster refuses the resource; here the value is passed over",
    fix: `write ${wanted}`,
  };
}
