import { Composer, type CST, type Document, Parser } from "yaml";
import { MAX_DEPTH } from "./depth.ts";

/** Only the first error of a document is told; a wall of them takes seconds to collect. */
const MAX_ERRORS = 20;

/**
 * Cuts a text at its `---` lines, so that one broken document does not take the next one with it. A line
 * that starts with `---` always ends a document, also inside a block scalar (YAML 1.2, 9.1.2).
 */
export function splitDocuments(
  text: string,
): readonly { readonly start: number; readonly text: string }[] {
  const starts = [0];
  // Not `^`, which also matches behind U+2028 and U+2029: to YAML those are no line breaks.
  const marker = /(?<![^\n])---(?=[ \t\r\n]|$)/g;
  for (let found = marker.exec(text); found; found = marker.exec(text)) {
    if (found.index > 0) starts.push(found.index);
    marker.lastIndex = found.index + 3;
  }
  return starts.map((start, index) => ({
    start,
    text: text.slice(start, starts[index + 1] ?? text.length),
  }));
}

/**
 * The documents of one piece. Of a text that is all errors no more is read than shows it, and a document that nests
 * too deep is left out here: the library composes recursively, and a stack that overflows in it can end the process.
 */
export function compose(text: string): {
  readonly documents: readonly Document.Parsed[];
  readonly tooDeep: boolean;
} {
  const composer = new Composer({ uniqueKeys: false, logLevel: "silent", prettyErrors: false });
  const documents: Document.Parsed[] = [];
  let tooDeep = false;
  let errors = 0;
  for (const token of new Parser().parse(text)) {
    if (token.type === "document" && nestsTooDeep(token)) {
      tooDeep = true;
      continue;
    }
    documents.push(...composer.next(token));
    if (token.type === "error" && ++errors >= MAX_ERRORS) break;
  }
  documents.push(...composer.end());
  return { documents, tooDeep };
}

function nestsTooDeep(document: CST.Document): boolean {
  let level: readonly CST.Token[] = document.value ? [document.value] : [];
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    level = level.flatMap((token) =>
      "items" in token
        ? token.items.flatMap(({ key, value }) => [key, value].filter((one) => !!one))
        : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
