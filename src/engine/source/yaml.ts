import { type Alias, isAlias, isMap, isScalar, isSeq, type Node } from "yaml";
import { compose, splitDocuments } from "./compose.ts";
import { MAX_DEPTH } from "./depth.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { SourceId, SourceRange } from "./range.ts";

/** A YAML value with its place. Aliases are resolved and merge keys applied. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

export interface YamlScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As written, without quotes: what a string field means by it. */
  readonly text: string;
  readonly range: SourceRange;
}

export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
  readonly range: SourceRange;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: SourceRange;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly range: SourceRange;
}

export interface YamlDocuments {
  readonly documents: readonly YamlNode[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Nodes that one text may unfold to through aliases beyond those it writes out. */
const MAX_UNFOLDED_NODES = 200_000;
/** UTF-16 code units of one text that are read at all: beyond them a tab of the browser runs out of memory. */
export const MAX_TEXT = 20_000_000;
const DEEP = `nests deeper than ${MAX_DEPTH} levels`;

/**
 * Reads a text of YAML documents. Never throws: a document that is not YAML becomes a diagnostic on its
 * line and is left out, the others are read. Empty documents are left out.
 */
export function readYaml(text: string, source: SourceId): YamlDocuments {
  const documents: YamlNode[] = [];
  const diagnostics: Diagnostic[] = [];
  if (text.length > MAX_TEXT) return { documents, diagnostics: [textTooLong(source)] };
  const budget = { nodes: text.length + MAX_UNFOLDED_NODES };
  for (const piece of splitDocuments(text)) {
    if (/^(?:---)?\s*$/.test(piece.text)) continue;
    const reader: Reader = {
      source,
      offset: piece.start,
      budget,
      anchors: new Map(),
      targets: new Map(),
      unfolding: false,
    };
    const composed = compose(piece.text);
    if (composed.tooDeep) {
      const range = rangeOf(reader, [0, Math.min(1, piece.text.length)]);
      diagnostics.push(tooLarge(range, DEEP));
    }
    for (const document of composed.documents) {
      const error = document.errors[0];
      if (error) {
        diagnostics.push(
          syntaxError(error.message, rangeOf(reader, within(piece.text, error.pos))),
        );
        continue;
      }
      if (document.contents === null) continue;
      try {
        const node = convert(reader, document.contents, 0);
        if (!(node.kind === "scalar" && node.value === null)) documents.push(node);
      } catch (problem) {
        if (problem instanceof UnknownAlias) {
          diagnostics.push(syntaxError(problem.message, problem.range));
          continue;
        }
        if (!(problem instanceof TooLarge)) throw problem;
        diagnostics.push(
          tooLarge(rangeOf(reader, [0, Math.min(1, piece.text.length)]), problem.message),
        );
      }
    }
  }
  return { documents, diagnostics };
}

interface Reader {
  readonly source: SourceId;
  /** Where the piece starts in the whole text. */
  readonly offset: number;
  readonly budget: { nodes: number };
  /** The anchors so far, and what each alias stands for: the library searches the whole document for each. */
  readonly anchors: Map<string, Node>;
  readonly targets: Map<Node, Node | undefined>;
  /** Inside of what an alias stands for, whose anchors were met before. */
  readonly unfolding: boolean;
}

class TooLarge extends Error {}

class UnknownAlias extends Error {
  readonly range: SourceRange;
  constructor(message: string, range: SourceRange) {
    super(message);
    this.range = range;
  }
}

function convert(reader: Reader, node: Node | null, depth: number): YamlNode {
  if (--reader.budget.nodes < 0) throw new TooLarge("unfolds to too many values");
  if (depth > MAX_DEPTH) throw new TooLarge(DEEP);
  const range = rangeOf(reader, node?.range ?? [0, 0]);
  if (isAlias(node)) {
    const target = aliasTarget(reader, node);
    if (!target) throw new UnknownAlias(`no anchor \`&${node.source}\` before this alias`, range);
    return { ...convert({ ...reader, unfolding: true }, target, depth + 1), range };
  }
  if (node?.anchor && !reader.unfolding) reader.anchors.set(node.anchor, node);
  if (isMap(node)) {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of node.items) {
      const keyNode = key as Node | null;
      const keyText = isScalar(keyNode) ? scalarText(keyNode) : String(keyNode ?? "");
      const child = convert(reader, value as Node | null, depth + 1);
      const keyRange = rangeOf(reader, keyNode?.range ?? [0, 0]);
      // In quotes it is a key like any other.
      const isMerge = keyText === "<<" && isScalar(keyNode) && keyNode.type === "PLAIN";
      if (isMerge && child.kind !== "scalar") mergeInto(entries, child);
      else setEntry(entries, { key: keyText, keyRange, value: child });
    }
    return { kind: "map", entries: [...entries.values()], range };
  }
  if (isSeq(node)) {
    return {
      kind: "list",
      items: node.items.map((item) => convert(reader, item as Node | null, depth + 1)),
      range,
    };
  }
  if (isScalar(node)) {
    const value = node.value;
    const simple =
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : value === null || value === undefined
          ? null
          : String(value);
    return { kind: "scalar", value: simple, text: scalarText(node), range };
  }
  return { kind: "scalar", value: null, text: "", range };
}

/** The nearest anchor of that name before the alias, fixed where the alias is first met. */
function aliasTarget({ anchors, targets }: Reader, alias: Alias): Node | undefined {
  if (!targets.has(alias)) targets.set(alias, anchors.get(alias.source));
  return targets.get(alias);
}

/** kubectl's reading: of a key written twice the last one counts. */
function setEntry(entries: Map<string, YamlEntry>, entry: YamlEntry): void {
  entries.delete(entry.key);
  entries.set(entry.key, entry);
}

function mergeInto(entries: Map<string, YamlEntry>, merged: YamlMap | YamlList): void {
  const maps =
    merged.kind === "map" ? [merged] : merged.items.filter((item) => item.kind === "map");
  for (const map of maps) {
    for (const entry of map.entries) {
      if (!entries.has(entry.key)) entries.set(entry.key, entry);
    }
  }
}

function scalarText(node: { value: unknown; source?: string | undefined }): string {
  if (typeof node.value === "string") return node.value;
  return node.source ?? (node.value === null ? "" : String(node.value));
}

/** An error at the end of a text is put on its last word: behind that the next document begins. */
function within(text: string, [start = 0, end = 0]: readonly number[]): readonly number[] {
  const last = text.trimEnd().length;
  return start < last ? [start, Math.min(end, last)] : [Math.max(0, last - 1), last];
}

function rangeOf(reader: Reader, pos: readonly number[]): SourceRange {
  const start = reader.offset + (pos[0] ?? 0);
  return { source: reader.source, start, end: Math.max(start, reader.offset + (pos[1] ?? 0)) };
}

function syntaxError(message: string, range: SourceRange): Diagnostic {
  const [what] = message.split("\n");
  return {
    code: "yaml/syntax",
    severity: "error",
    range,
    message: `this document is not YAML: ${what}`,
    why: "kubectl would refuse the file here; until it is mended its resources do not count",
    fix: "look at the indentation and quotes of this line and of the one before it",
  };
}

function tooLarge(range: SourceRange, message: string): Diagnostic {
  return {
    code: "yaml/too-large",
    severity: "error",
    range,
    message: `this document ${message}`,
    why: "aliases or nesting blow it up beyond anything that a cluster would take",
    fix: "remove the anchors and aliases, or split the document",
  };
}

function textTooLong(source: SourceId): Diagnostic {
  return {
    code: "yaml/too-large",
    severity: "error",
    range: { source, start: 0, end: 1 },
    message: `this text is longer than ${MAX_TEXT} characters`,
    why: "reading it would take more memory than a page has, so none of it counts",
    fix: "split it into several files, or leave out what is no policy, workload or service",
  };
}
