import { blockMapping, blockSequence, indentlessSequence } from "./compose-block.ts";
import { flowMapping, flowSequence } from "./compose-flow.ts";
import { YamlProblem } from "./problem.ts";
import type { Token, TokenKind } from "./scan-state.ts";
import { createScanner } from "./scanner.ts";
import { type Composer, type Context, emptyScalar, type YamlTree } from "./tree.ts";

/** Deeper nesting is refused so that no text can exhaust the stack; kubectl's own limit is 10,000. */
const MAX_DEPTH = 500;

/**
 * The first YAML document of a text; null if there is none. What follows it is not read, as kubectl does
 * not either. Throws `YamlProblem`.
 */
export function composeDocument(text: string): YamlTree | null {
  const composer = createComposer(text);
  const { scanner } = composer;
  if (scanner.peek().kind === "stream-end") return null;
  const isExplicit = takeDirectives(composer);
  const first = scanner.peek();
  const isEmpty = isExplicit && endsDocument(first.kind);
  const root = isEmpty ? emptyScalar(first.start) : composer.node("block");
  // The reader looks one token ahead, and meets what is wrong there.
  scanner.peek();
  return root;
}

function createComposer(text: string): Composer {
  const scanner = createScanner(text);
  let depth = 0;
  const composer: Composer = {
    scanner,
    anchors: new Map(),
    tagPrefixes: new Map(),
    node: (context) => {
      if (depth >= MAX_DEPTH) {
        throw new YamlProblem(`exceeded max depth of ${MAX_DEPTH}`, scanner.peek().start);
      }
      depth++;
      const node = composeContent(composer, context);
      depth--;
      return node;
    },
  };
  return composer;
}

function endsDocument(kind: TokenKind): boolean {
  return (
    kind === "directive" ||
    kind === "document-start" ||
    kind === "document-end" ||
    kind === "stream-end"
  );
}

/** Takes directives and the `---` after them; true if there was one. */
function takeDirectives(composer: Composer): boolean {
  const { scanner, tagPrefixes } = composer;
  let hasVersion = false;
  let found = false;
  for (let next = scanner.peek(); next.kind === "directive"; next = scanner.peek()) {
    found = true;
    if (next.value === "YAML") {
      if (hasVersion) throw new YamlProblem("found duplicate %YAML directive", next.start);
      if (!/^0?1\.0?1$/.test(next.suffix))
        throw new YamlProblem("found incompatible YAML document", next.start);
      hasVersion = true;
    } else {
      const [handle = "", prefix = ""] = next.suffix.split(" ");
      if (tagPrefixes.has(handle))
        throw new YamlProblem("found duplicate %TAG directive", next.start);
      tagPrefixes.set(handle, prefix);
    }
    scanner.skip();
  }
  if (!tagPrefixes.has("!")) tagPrefixes.set("!", "!");
  if (!tagPrefixes.has("!!")) tagPrefixes.set("!!", "tag:yaml.org,2002:");
  if (scanner.peek().kind === "document-start") {
    scanner.skip();
    return true;
  }
  if (found) throw new YamlProblem("did not find expected <document start>", scanner.peek().start);
  return false;
}

function composeContent(composer: Composer, context: Context): YamlTree {
  const { scanner } = composer;
  const first = scanner.peek();
  if (first.kind === "alias") {
    const target = composer.anchors.get(first.value);
    if (!target) throw new YamlProblem(`unknown anchor '${first.value}' referenced`, first.start);
    scanner.skip();
    return { kind: "alias", name: first.value, target, start: first.start, end: first.end };
  }
  const { anchor, tag } = takeProperties(composer);
  const next = scanner.peek();
  // An anchor is known before what it stands for is read, so that a value can contain itself.
  const remember = <T extends YamlTree>(node: T): T => {
    if (anchor !== null) composer.anchors.set(anchor, node);
    return node;
  };
  switch (next.kind) {
    case "scalar": {
      scanner.skip();
      const isImplicit = (tag === "" && next.isPlain) || tag === "!";
      return remember({
        kind: "scalar",
        value: next.value,
        tag,
        isImplicit,
        start: next.start,
        end: next.end,
      });
    }
    case "flow-sequence-start":
      return flowSequence(composer, remember);
    case "flow-mapping-start":
      return flowMapping(composer, remember);
    case "block-sequence-start":
      if (context !== "flow") return blockSequence(composer, remember);
      break;
    case "block-mapping-start":
      if (context !== "flow") return blockMapping(composer, remember);
      break;
    case "block-entry":
      if (context === "under-key") return indentlessSequence(composer, remember);
      break;
    default:
      break;
  }
  if (anchor !== null || tag !== "") return remember(emptyScalar(next.start, tag));
  throw new YamlProblem("did not find expected node content", next.start);
}

function takeProperties(composer: Composer): {
  readonly anchor: string | null;
  readonly tag: string;
} {
  const { scanner } = composer;
  let anchor: string | null = null;
  let tag: string | null = null;
  for (
    let next = scanner.peek();
    next.kind === "anchor" || next.kind === "tag";
    next = scanner.peek()
  ) {
    if (next.kind === "anchor") {
      if (anchor !== null) break;
      anchor = next.value;
    } else {
      if (tag !== null) break;
      tag = resolveTag(composer, next);
    }
    scanner.skip();
  }
  return { anchor, tag: tag ?? "" };
}

function resolveTag(composer: Composer, { value: handle, suffix, start }: Token): string {
  if (handle === "") return suffix;
  const tag =
    (composer.tagPrefixes.get(handle) ?? "") + (composer.tagPrefixes.has(handle) ? suffix : "");
  if (tag === "") throw new YamlProblem("found undefined tag handle", start);
  return tag;
}
