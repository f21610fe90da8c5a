import { type FlowFrame, scanFlow } from "./flow.ts";

/** A step into a document: a key, or an item of a list. */
export type Step = string | "[]";

/** Where in a document the cursor stands, whether or not the document can be read. */
export interface Place {
  readonly path: readonly Step[];
  /** `key`: a word that may become a key, or an item that is a plain value; `value`: behind the key that ends the path. */
  readonly kind: "key" | "value";
  /** The word before the cursor, which a completion takes the place of. UTF-16 offsets into the text. */
  readonly word: { readonly start: number; readonly end: number };
  /** The letter that opened the quotes around the word. */
  readonly quote: '"' | "'" | null;
  /** Within `{}` or `[]`. */
  readonly flow: boolean;
  /** Column at which the word's line of keys stands. */
  readonly column: number;
  /** Keys that stand in the same mapping. */
  readonly siblings: ReadonlySet<string>;
  /** The text of the document in which the cursor is. */
  readonly document: string;
}

interface BlockFrame {
  readonly step: Step;
  readonly column: number;
}

const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s"'#{}[\],&*!|>%@`][^:#]*?))\s*:(?:\s+|$)/;

/**
 * Reads a text of YAML up to the cursor, by its indentation. It takes what is unfinished for what it will be, so it
 * works where a parser only finds an error. Never throws; linear in the document's length.
 */
export function placeAt(text: string, offset: number): Place {
  const { start, end } = documentAround(text, offset);
  const frames: BlockFrame[] = [];
  let flow: readonly FlowFrame[] = [];
  let scalarColumn: number | null = null;
  let at = start;
  for (;;) {
    const lineEnd = endOfLine(text, at);
    const isLast = offset <= lineEnd;
    const line = text.slice(at, isLast ? offset : lineEnd);
    if (flow.length > 0) {
      flow = scanFlow(line, at, flow);
      if (isLast) return flowPlace(text, { offset, start, end, frames, flow });
    } else {
      const column = line.length - line.trimStart().length;
      const blank = line.trim() === "" || line.trimStart().startsWith("#");
      if (scalarColumn !== null && !blank && column <= scalarColumn) scalarColumn = null;
      const inScalar = scalarColumn !== null && (!blank || isLast);
      if (!inScalar && (!blank || isLast)) {
        const read = readLine(line, frames);
        if (read.scalar) scalarColumn = column;
        flow = read.flowAt === null ? [] : scanFlow(line.slice(read.flowAt), at + read.flowAt, []);
        if (isLast && flow.length > 0) return flowPlace(text, { offset, start, end, frames, flow });
        if (isLast) return blockPlace(text, { offset, start, end, frames, lineStart: at, read });
      } else if (isLast) {
        const read = { column, contentAt: line.length, hasKey: true, flowAt: null, scalar: false };
        return blockPlace(text, { offset, start, end, frames, lineStart: at, read });
      }
    }
    at = lineEnd + 1;
  }
}

interface ReadLine {
  /** Where the keys of this line stand. */
  readonly column: number;
  /** Where the word or value begins, in the line. */
  readonly contentAt: number;
  readonly hasKey: boolean;
  /** Where a flow collection begins. */
  readonly flowAt: number | null;
  /** A block scalar begins. */
  readonly scalar: boolean;
}

/** Takes one line into the frames: first its dashes, then its key. */
function readLine(line: string, frames: BlockFrame[]): ReadLine {
  let at = line.length - line.trimStart().length;
  while (line[at] === "-" && (line[at + 1] === undefined || line[at + 1] === " ")) {
    while (isInside(frames.at(-1), at)) frames.pop();
    frames.push({ step: "[]", column: at });
    const rest = line.slice(at + 1);
    at += 1 + (rest.length - rest.trimStart().length);
  }
  const column = at;
  const content = line.slice(at);
  const key = KEY.exec(content);
  while ((frames.at(-1)?.column ?? -1) >= column) frames.pop();
  if (key === null) {
    const opens = /^[{[]/.test(content);
    return { column, contentAt: at, hasKey: false, flowAt: opens ? at : null, scalar: false };
  }
  frames.push({ step: key[1] ?? key[2] ?? key[3] ?? "", column });
  const contentAt = at + key[0].length;
  const value = line.slice(contentAt);
  return {
    column,
    contentAt,
    hasKey: true,
    flowAt: /^[{[]/.test(value) ? contentAt : null,
    scalar: /^[|>]/.test(value),
  };
}

/** A dash may stand in the column of the key that it belongs to. */
function isInside(frame: BlockFrame | undefined, dash: number): boolean {
  if (frame === undefined) return false;
  return frame.column > dash || (frame.column === dash && frame.step === "[]");
}

interface Scanned {
  readonly offset: number;
  readonly start: number;
  readonly end: number;
  readonly frames: readonly BlockFrame[];
}

function blockPlace(
  text: string,
  scanned: Scanned & { readonly lineStart: number; readonly read: ReadLine },
): Place {
  const { offset, start, end, frames, lineStart, read } = scanned;
  const path = frames.map(({ step }) => step);
  const from = Math.min(offset, lineStart + read.contentAt);
  const quote = from < offset ? quoteAt(text, from) : null;
  return {
    path,
    kind: read.hasKey ? "value" : "key",
    word: { start: from + (quote === null ? 0 : 1), end: offset },
    quote,
    flow: false,
    column: read.column,
    siblings: read.hasKey ? new Set() : blockSiblings(text, scanned, read.column),
    document: text.slice(start, end),
  };
}

function flowPlace(
  text: string,
  { offset, start, end, frames, flow }: Scanned & { readonly flow: readonly FlowFrame[] },
): Place {
  const steps = flow.flatMap(({ open, key }): readonly Step[] =>
    open === "[" ? ["[]"] : key === null ? [] : [key],
  );
  const last = flow.at(-1);
  const token = last?.tokenAt ?? offset;
  const quote = token < offset ? quoteAt(text, token) : null;
  const rest = scanFlow(text.slice(offset, end), offset, flow, flow.length);
  return {
    path: [...frames.map(({ step }) => step), ...steps],
    kind: last?.open === "{" && last.key === null ? "key" : "value",
    word: { start: Math.min(offset, token + (quote === null ? 0 : 1)), end: offset },
    quote,
    flow: true,
    column: 0,
    siblings: new Set([...(last?.keys ?? []), ...(rest.at(-1)?.keys ?? [])]),
    document: text.slice(start, end),
  };
}

function quoteAt(text: string, at: number): '"' | "'" | null {
  const letter = text[at];
  return letter === '"' || letter === "'" ? letter : null;
}

/** The keys above and below the cursor's line that stand in its mapping: same column, nothing further out between. */
function blockSiblings(text: string, { start, end, offset }: Scanned, column: number): Set<string> {
  const found = new Set<string>();
  const above = text.slice(start, text.lastIndexOf("\n", offset - 1) + 1).split("\n");
  const below = text.slice(endOfLine(text, offset) + 1, end).split("\n");
  for (const lines of [above.toReversed(), below]) {
    for (const line of lines) {
      if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
      const indent = line.length - line.trimStart().length;
      const dashes = /^(?:- +)*/.exec(line.trimStart())?.[0].length ?? 0;
      const key = KEY.exec(line.slice(indent + dashes));
      const startsItem = dashes > 0 && indent < column;
      if (startsItem && lines === below) break;
      if (indent + dashes === column && key) found.add(key[1] ?? key[2] ?? key[3] ?? "");
      if (indent < column) break;
    }
  }
  return found;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** The document in which an offset is, without the line that opens it. */
export function documentAround(
  text: string,
  offset: number,
): { readonly start: number; readonly end: number } {
  const before = text.lastIndexOf("\n---", Math.max(0, offset - 1));
  const after = text.indexOf("\n---", offset);
  return {
    start: before < 0 ? 0 : Math.min(offset, endOfLine(text, before + 1) + 1),
    end: after < 0 ? text.length : after + 1,
  };
}
