import type { SourceId, SourceRange } from "../source/range.ts";
import { type JsonTree, readJsonText } from "./go/json-text.ts";
import { type JsonEntry, type JsonValue, numberFromBigint, numberFromFloat } from "./json.ts";
import { type DocumentReading, readDocument } from "./yaml/to-json.ts";

/** A document with something in it. */
export type PresentReading = Exclude<DocumentReading, { readonly kind: "nothing" }>;

/**
 * Cuts a text into documents and reads them, as kubectl does: a stream of JSON objects as long as it is one,
 * else YAML documents between `---` lines. What comes after the separator on its line is an error unless it
 * is a comment. Documents with nothing in them are left out. Never throws.
 *
 * Source: k8s.io/apimachinery pkg/util/yaml, YAMLOrJSONDecoder.
 */
export function readDocuments(text: string, source: SourceId): readonly PresentReading[] {
  const json = /^\s*\{/.test(text) ? readJsonStream(text, source) : { readings: [], end: 0 };
  const rest = json.end < text.length ? readYamlStream(text, json.end, source) : [];
  return [...json.readings, ...rest].flatMap((reading) =>
    reading.kind === "nothing" ? [] : [reading],
  );
}

interface JsonStream {
  readonly readings: readonly DocumentReading[];
  /** Where YAML begins. */
  readonly end: number;
}

function readJsonStream(text: string, source: SourceId): JsonStream {
  const readings: DocumentReading[] = [];
  let end = 0;
  while (text.slice(end).trim() !== "") {
    const found = readJsonText(text, end);
    if (found.kind === "value") {
      readings.push({ kind: "value", value: fromTree(found.value, source) });
      end = found.value.end;
      continue;
    }
    // After two objects it is certain that this is no YAML.
    if (readings.length < 2)
      return { readings, end: end + (/^\s*?\n/.exec(text.slice(end))?.[0].length ?? 0) };
    const range = { source, start: found.offset, end: found.offset };
    readings.push({ kind: "problem", message: found.message, range });
    break;
  }
  return { readings, end: text.length };
}

function readYamlStream(text: string, from: number, source: SourceId): readonly DocumentReading[] {
  const readings: DocumentReading[] = [];
  let start = from;
  const line = /[^\n]*\n|[^\n]+$/g;
  line.lastIndex = from;
  for (let found = line.exec(text); found !== null; found = line.exec(text)) {
    if (!found[0].startsWith("---")) continue;
    const after = found[0].slice(3).trim();
    if (after !== "" && !after.startsWith("#")) {
      const range: SourceRange = {
        source,
        start: found.index,
        end: found.index + found[0].trimEnd().length,
      };
      readings.push({
        kind: "problem",
        message: `invalid Yaml document separator: ${after}`,
        range,
      });
    } else if (found.index > start) {
      readings.push(readDocument(text.slice(start, found.index), { source, offset: start }));
    } else {
      // Nothing stands before it: it opens this document.
      continue;
    }
    start = line.lastIndex;
  }
  if (start < text.length)
    readings.push(readDocument(text.slice(start), { source, offset: start }));
  return readings;
}

function fromTree(tree: JsonTree, source: SourceId): JsonValue {
  const range = { source, start: tree.start, end: tree.end };
  switch (tree.kind) {
    case "null":
      return { kind: "null", range };
    case "boolean":
      return { kind: "boolean", value: tree.value, range };
    case "string":
      return { kind: "string", value: tree.value, range };
    case "number":
      return numberFrom(tree.text, range);
    case "array":
      return { kind: "array", items: tree.items.map((item) => fromTree(item, source)), range };
    case "object": {
      const entries = new Map<string, JsonEntry>();
      for (const { key, keyStart, keyEnd, value } of tree.pairs) {
        entries.delete(key);
        entries.set(key, {
          keyRange: { source, start: keyStart, end: keyEnd },
          value: fromTree(value, source),
        });
      }
      return { kind: "object", entries, range };
    }
  }
}

function numberFrom(text: string, range: SourceRange): JsonValue {
  // Beyond this length a whole number is no 64-bit integer anyway.
  if (/^-?[0-9]{1,19}$/.test(text)) return numberFromBigint(BigInt(text), range);
  const value = Number(text);
  return Number.isFinite(value)
    ? numberFromFloat(value, range)
    : { kind: "number", value, isInteger: false, text, range };
}
