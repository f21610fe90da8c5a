import { conditionDoc } from "../matchers/condition-keys.ts";
import { isPathTemplate } from "../matchers/path-template.ts";
import { readStringMatch } from "../matchers/string-match.ts";
import type { Field } from "../resources/fields/field.ts";
import type { SourceRange } from "../source/range.ts";
import { readYaml, type YamlNode } from "../source/yaml.ts";
import { sortOf } from "./complete.ts";
import { fieldAt } from "./document-fields.ts";
import { documentAround, type Step } from "./place.ts";

/** What is known of the word at a place. */
export interface Description {
  readonly range: SourceRange;
  /** The field's name, or the value. */
  readonly title: string;
  /** What sort of value it takes, or how the value is compared. */
  readonly detail: string;
  /** One sentence. */
  readonly doc: string;
}

/**
 * Tells of the field or value at `offset`; null where the tables know nothing, or the document cannot be read. Never
 * throws.
 */
export function describeAt(text: string, offset: number, source: string): Description | null {
  const { start, end } = documentAround(text, offset);
  for (const document of readYaml(text.slice(start, end), source).documents) {
    const found = find(document, offset - start, []);
    if (found === null) continue;
    const kind = kindIn(document);
    const field = fieldAt(kind, found.path);
    if (field === null || field.doc === "") return null;
    const name = found.path.findLast((step) => step !== "[]") ?? "";
    const range = { source, start: start + found.range.start, end: start + found.range.end };
    if (found.value === null) return { range, title: name, detail: sortOf(field), doc: field.doc };
    return describeValue(range, name, found.value, field, fieldAt(kind, found.path.slice(0, -1)));
  }
  return null;
}

function describeValue(
  range: SourceRange,
  name: string,
  value: string,
  field: Field,
  list: Field | null,
): Description {
  const doc = list?.type === "array" ? list.doc : field.doc;
  const condition = name === "key" ? conditionDoc(value) : null;
  if (condition !== null) return { range, title: value, detail: name, doc: condition };
  return { range, title: value, detail: howCompared(name, value), doc };
}

const COMPARED =
  /^(?:not)?(?:principals|requestPrincipals|namespaces|hosts|methods|paths|trustDomains|values)$/i;

/** How a pattern is compared; empty for what is no pattern. */
function howCompared(name: string, value: string): string {
  if (!COMPARED.test(name)) return "";
  if (/^(?:not)?paths$/i.test(name) && isPathTemplate(value)) return "template, segment by segment";
  const match = readStringMatch(value, "non-empty");
  switch (match.kind) {
    case "exact":
      return "exactly this";
    case "prefix":
      return `begins with ${match.value}`;
    case "suffix":
      return `ends with ${match.value}`;
    case "non-empty":
    case "present":
      return "anything, as long as it is there";
  }
}

interface Found {
  readonly path: readonly Step[];
  readonly range: SourceRange;
  /** Null for a key. */
  readonly value: string | null;
}

function find(node: YamlNode, offset: number, path: readonly Step[]): Found | null {
  switch (node.kind) {
    case "scalar":
      return covers(node.range, offset) ? { path, range: node.range, value: node.text } : null;
    case "list":
      for (const item of node.items) {
        const found = find(item, offset, [...path, "[]"]);
        if (found !== null) return found;
      }
      return null;
    case "map":
      for (const { key, keyRange, value } of node.entries) {
        const below = [...path, key];
        if (covers(keyRange, offset)) return { path: below, range: keyRange, value: null };
        const found = find(value, offset, below);
        if (found !== null) return found;
      }
      return null;
  }
}

function covers({ start, end }: SourceRange, offset: number): boolean {
  return start <= offset && offset < Math.max(end, start + 1);
}

function kindIn(document: YamlNode): string | null {
  if (document.kind !== "map") return null;
  const value = document.entries.find(({ key }) => key === "kind")?.value;
  return value?.kind === "scalar" ? value.text : null;
}
