import type { SourceId, SourceRange } from "../../source/range.ts";
import type { JsonEntry, JsonObject, JsonValue } from "../json.ts";
import { numberFromBigint, numberFromFloat } from "../json.ts";
import { forbiddenCharacter } from "./characters.ts";
import { composeDocument } from "./compose.ts";
import { YamlProblem } from "./problem.ts";
import { keyText, resolveScalar } from "./resolve-scalar.ts";
import type { MappingTree, YamlTree } from "./tree.ts";

/** One document as kubectl makes JSON of it: a value, nothing (only comments), or a text that is no YAML. */
export type DocumentReading =
  | { readonly kind: "value"; readonly value: JsonValue }
  | { readonly kind: "nothing" }
  | { readonly kind: "problem"; readonly message: string; readonly range: SourceRange };

/** Where a piece of text comes from. */
export interface Origin {
  readonly source: SourceId;
  /** Offset of the piece in its source. */
  readonly offset: number;
}

/** Alias chains deeper than this are refused so that no text can exhaust the stack. */
const MAX_DEPTH = 1000;

interface Conversion {
  readonly origin: Origin;
  readonly open: Set<YamlTree>;
  values: number;
  aliased: number;
  aliasDepth: number;
  depth: number;
}

/**
 * Reads one document as kubectl does: YAML 1.1, then JSON. Of a key written twice the last one counts;
 * merge keys and aliases are resolved; whole numbers and booleans as keys become strings. Never throws.
 *
 * Source: sigs.k8s.io/yaml, YAMLToJSON; go.yaml.in/yaml v2.
 */
export function readDocument(text: string, origin: Origin): DocumentReading {
  const forbidden = forbiddenCharacter(text);
  if (forbidden >= 0) return problem(origin, "control characters are not allowed", forbidden);
  try {
    const tree = composeDocument(text.endsWith("\n") ? text : `${text}\n`);
    if (tree === null) return { kind: "nothing" };
    const conversion = {
      origin,
      open: new Set<YamlTree>(),
      values: 0,
      aliased: 0,
      aliasDepth: 0,
      depth: 0,
    };
    const value = convert(conversion, tree);
    return value.kind === "null" ? { kind: "nothing" } : { kind: "value", value };
  } catch (found) {
    if (!(found instanceof YamlProblem)) throw found;
    return problem(origin, found.message, found.offset);
  }
}

function problem({ source, offset }: Origin, message: string, at: number): DocumentReading {
  return { kind: "problem", message, range: { source, start: offset + at, end: offset + at } };
}

function rangeOf({ origin }: Conversion, node: YamlTree): SourceRange {
  const start = origin.offset + node.start;
  return { source: origin.source, start, end: Math.max(start, origin.offset + node.end) };
}

function convert(conversion: Conversion, node: YamlTree): JsonValue {
  count(conversion, node);
  if (conversion.depth >= MAX_DEPTH) throw new YamlProblem("aliases nest too deep", node.start);
  conversion.depth++;
  const value = convertContent(conversion, node);
  conversion.depth--;
  return value;
}

function convertContent(conversion: Conversion, node: YamlTree): JsonValue {
  const range = rangeOf(conversion, node);
  switch (node.kind) {
    case "scalar": {
      const value = resolveScalar(node);
      if (value.kind === "integer") return numberFromBigint(value.value, range);
      if (value.kind !== "float") return { ...value, range };
      if (Number.isFinite(value.value)) return numberFromFloat(value.value, range);
      throw new YamlProblem("unsupported value: no number that JSON knows", node.start);
    }
    case "sequence":
      return { kind: "array", items: node.items.map((item) => convert(conversion, item)), range };
    case "mapping": {
      const entries = new Map<string, JsonEntry>();
      fillMapping(conversion, node, entries);
      return { kind: "object", entries, range } satisfies JsonObject;
    }
    case "alias":
      return within(conversion, node, () => ({ ...convert(conversion, node.target), range }));
  }
}

/** Follows an alias; one that leads back to itself is refused. */
function within<T>(
  conversion: Conversion,
  alias: YamlTree & { kind: "alias" },
  follow: () => T,
): T {
  if (conversion.open.has(alias))
    throw new YamlProblem(`anchor '${alias.name}' value contains itself`, alias.start);
  conversion.open.add(alias);
  conversion.aliasDepth++;
  const result = follow();
  conversion.aliasDepth--;
  conversion.open.delete(alias);
  return result;
}

/** Guards against texts that unfold to far more than they say; the ratios are those of kubectl's reader. */
function count(conversion: Conversion, node: YamlTree): void {
  conversion.values++;
  if (conversion.aliasDepth > 0) conversion.aliased++;
  const { values, aliased } = conversion;
  const share =
    values <= 400_000
      ? 0.99
      : values >= 4_000_000
        ? 0.1
        : 0.99 - (0.89 * (values - 400_000)) / 3_600_000;
  if (aliased > 100 && values > 1000 && aliased / values > share) {
    throw new YamlProblem("document contains excessive aliasing", node.start);
  }
}

function fillMapping(
  conversion: Conversion,
  node: MappingTree,
  entries: Map<string, JsonEntry>,
): void {
  for (const { key, value } of node.pairs) {
    if (isMergeKey(key)) {
      merge(conversion, value, entries);
      continue;
    }
    const name = keyName(conversion, key);
    const converted = convert(conversion, value);
    // The last one counts, and stands where it is written.
    entries.delete(name);
    entries.set(name, { keyRange: rangeOf(conversion, key), value: converted });
  }
}

function isMergeKey(key: YamlTree): boolean {
  return (
    key.kind === "scalar" &&
    key.value === "<<" &&
    (key.isImplicit || key.tag === "tag:yaml.org,2002:merge")
  );
}

function keyName(conversion: Conversion, key: YamlTree): string {
  const scalar = key.kind === "alias" ? key.target : key;
  count(conversion, key);
  const name = scalar.kind === "scalar" ? keyText(resolveScalar(scalar)) : null;
  if (name === null) throw new YamlProblem("invalid map key", key.start);
  return name;
}

/** Unlike YAML's own rule, a merged entry replaces one that is written before `<<`. */
function merge(conversion: Conversion, value: YamlTree, entries: Map<string, JsonEntry>): void {
  switch (value.kind) {
    case "mapping":
      count(conversion, value);
      fillMapping(conversion, value, entries);
      return;
    case "alias":
      if (value.target.kind !== "mapping") break;
      count(conversion, value);
      within(conversion, value, () => merge(conversion, value.target, entries));
      return;
    case "sequence":
      for (const item of value.items.toReversed()) {
        const target = item.kind === "alias" ? item.target : item;
        if (target.kind !== "mapping") break;
        merge(conversion, item, entries);
      }
      if (
        value.items.every((item) => (item.kind === "alias" ? item.target : item).kind === "mapping")
      )
        return;
      break;
    default:
      break;
  }
  throw new YamlProblem("map merge requires map or sequence of maps as the value", value.start);
}
