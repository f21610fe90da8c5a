import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd } from "./characters.ts";
import { scanAnchor, scanDirective, scanTag } from "./scan-property.ts";
import { scanBlock, scanPlain, scanQuoted } from "./scan-scalar.ts";
import {
  column,
  createScanState,
  fail,
  isAtDocumentMark,
  noKey,
  peek,
  type ScanState,
  type SimpleKey,
  type Token,
  type TokenKind,
  takeBreak,
  token,
} from "./scan-state.ts";

/** A key without `?` must end on its line and within this many characters. */
const MAX_KEY_LENGTH = 1024;

export interface Scanner {
  /** The next token, which stays. Throws `YamlProblem` where the text is no YAML. */
  readonly peek: () => Token;
  readonly skip: () => void;
}

/** Cuts a text into YAML 1.1 tokens as kubectl's reader does (go.yaml.in/yaml v2, a port of libyaml). */
export function createScanner(text: string): Scanner {
  const state = createScanState(text);
  const next = (): Token => {
    while (needsMore(state)) fetchNext(state);
    return state.queue[0] ?? token("stream-end", text.length, text.length);
  };
  return {
    peek: next,
    skip: () => {
      state.queue.shift();
      state.taken++;
    },
  };
}

/** A token may only be given away when no `:` can turn it into a key any more. */
function needsMore(state: ScanState): boolean {
  if (state.queue.length === 0) return !state.isAtEnd;
  const key = state.keys.find(({ isPossible, token }) => isPossible && token === state.taken);
  return key !== undefined && isStillPossible(state, key);
}

function isStillPossible(state: ScanState, key: SimpleKey): boolean {
  if (!key.isPossible) return false;
  if (key.line === state.line && key.offset + MAX_KEY_LENGTH >= state.offset) return true;
  if (key.isRequired) fail(state, "could not find expected ':'");
  key.isPossible = false;
  return false;
}

function currentKey(state: ScanState): SimpleKey {
  return state.keys[state.keys.length - 1] ?? noKey();
}

function dropKey(state: ScanState): void {
  const key = currentKey(state);
  if (key.isPossible && key.isRequired) fail(state, "could not find expected ':'");
  key.isPossible = false;
}

function saveKey(state: ScanState): void {
  if (!state.isKeyAllowed) return;
  dropKey(state);
  state.keys[state.keys.length - 1] = {
    isPossible: true,
    isRequired: state.flowLevel === 0 && state.indent === column(state),
    token: state.taken + state.queue.length,
    offset: state.offset,
    line: state.line,
    column: column(state),
  };
}

/** Opens a block collection if this column is deeper than the one that is open. */
function openBlock(
  state: ScanState,
  at: number,
  kind: TokenKind,
  place: { offset: number; index: number },
): void {
  if (state.flowLevel > 0 || state.indent >= at) return;
  state.indents.push(state.indent);
  state.indent = at;
  state.queue.splice(place.index, 0, token(kind, place.offset, place.offset));
}

function closeBlocks(state: ScanState, at: number): void {
  if (state.flowLevel > 0) return;
  while (state.indent > at) {
    state.queue.push(token("block-end", state.offset, state.offset));
    state.indent = state.indents.pop() ?? -1;
  }
}

function skipToToken(state: ScanState): void {
  for (;;) {
    if (column(state) === 0 && peek(state) === "\ufeff") {
      state.offset++;
      state.lineStart++;
    }
    while (
      peek(state) === " " ||
      (peek(state) === "\t" && (state.flowLevel > 0 || !state.isKeyAllowed))
    ) {
      state.offset++;
    }
    if (peek(state) === "#") while (!isBreakOrEnd(peek(state))) state.offset++;
    if (!isBreak(peek(state))) return;
    takeBreak(state);
    if (state.flowLevel === 0) state.isKeyAllowed = true;
  }
}

type Fetch = (state: ScanState) => void;

function fetchNext(state: ScanState): void {
  skipToToken(state);
  closeBlocks(state, column(state));
  chooseFetch(state)(state);
}

/** How the token that begins here is fetched. */
function chooseFetch(state: ScanState): Fetch {
  const character = peek(state);
  if (character === "") return fetchEnd;
  if (column(state) === 0 && character === "%") return fetchDirective;
  if (isAtDocumentMark(state)) return fetchDocumentMark;
  const inFlow = state.flowLevel > 0;
  const standsAlone = isBlankOrEnd(peek(state, 1));
  if (character === "[" || character === "{") return fetchFlowStart;
  if (character === "]" || character === "}") return fetchFlowEnd;
  if (character === ",") return fetchFlowEntry;
  if (character === "-" && standsAlone) return fetchBlockEntry;
  if (character === "?" && (inFlow || standsAlone)) return fetchKey;
  if (character === ":" && (inFlow || standsAlone)) return fetchValue;
  if (character === "*") return fetchNode(() => scanAnchor(state, "alias"));
  if (character === "&") return fetchNode(() => scanAnchor(state, "anchor"));
  if (character === "!") return fetchNode(scanTag);
  if ((character === "|" || character === ">") && !inFlow) return fetchBlockScalar;
  if (character === "'" || character === '"') return fetchNode(() => scanQuoted(state, character));
  if (startsPlain(state, character)) return fetchNode(scanPlain);
  return fail(state, "found character that cannot start any token");
}

function startsPlain(state: ScanState, character: string): boolean {
  if (character === "-") return !isBlank(peek(state, 1));
  if (character === "?" || character === ":")
    return state.flowLevel === 0 && !isBlankOrEnd(peek(state, 1));
  return !isBlankOrEnd(character) && !",[]{}#&*!|>'\"%@`".includes(character);
}

function fetchNode(scan: (state: ScanState) => Token): Fetch {
  return (state) => {
    saveKey(state);
    state.isKeyAllowed = false;
    state.queue.push(scan(state));
  };
}

function fetchBlockScalar(state: ScanState): void {
  dropKey(state);
  state.isKeyAllowed = true;
  state.queue.push(scanBlock(state, peek(state) === "|"));
}

function fetchEnd(state: ScanState): void {
  if (column(state) !== 0) {
    state.line++;
    state.lineStart = state.offset;
  }
  closeBlocks(state, -1);
  dropKey(state);
  state.isKeyAllowed = false;
  state.isAtEnd = true;
  state.queue.push(token("stream-end", state.offset, state.offset));
}

function fetchDirective(state: ScanState): void {
  closeBlocks(state, -1);
  dropKey(state);
  state.isKeyAllowed = false;
  state.queue.push(scanDirective(state));
}

function fetchDocumentMark(state: ScanState): void {
  closeBlocks(state, -1);
  dropKey(state);
  state.isKeyAllowed = false;
  push(state, peek(state) === "-" ? "document-start" : "document-end", 3);
}

function push(state: ScanState, kind: TokenKind, length: number): void {
  state.queue.push(token(kind, state.offset, state.offset + length));
  state.offset += length;
}

function fetchFlowStart(state: ScanState): void {
  saveKey(state);
  state.keys.push(noKey());
  state.flowLevel++;
  state.isKeyAllowed = true;
  push(state, peek(state) === "[" ? "flow-sequence-start" : "flow-mapping-start", 1);
}

function fetchFlowEnd(state: ScanState): void {
  dropKey(state);
  if (state.flowLevel > 0) {
    state.flowLevel--;
    state.keys.pop();
  }
  state.isKeyAllowed = false;
  push(state, peek(state) === "]" ? "flow-sequence-end" : "flow-mapping-end", 1);
}

function fetchFlowEntry(state: ScanState): void {
  dropKey(state);
  state.isKeyAllowed = true;
  push(state, "flow-entry", 1);
}

function fetchBlockEntry(state: ScanState): void {
  if (state.flowLevel === 0) {
    if (!state.isKeyAllowed) fail(state, "block sequence entries are not allowed in this context");
    openBlock(state, column(state), "block-sequence-start", here(state));
  }
  dropKey(state);
  state.isKeyAllowed = true;
  push(state, "block-entry", 1);
}

function fetchKey(state: ScanState): void {
  if (state.flowLevel === 0) {
    if (!state.isKeyAllowed) fail(state, "mapping keys are not allowed in this context");
    openBlock(state, column(state), "block-mapping-start", here(state));
  }
  dropKey(state);
  state.isKeyAllowed = state.flowLevel === 0;
  push(state, "key", 1);
}

function fetchValue(state: ScanState): void {
  const key = currentKey(state);
  if (isStillPossible(state, key)) {
    const index = key.token - state.taken;
    state.queue.splice(index, 0, token("key", key.offset, key.offset));
    openBlock(state, key.column, "block-mapping-start", { offset: key.offset, index });
    key.isPossible = false;
    state.isKeyAllowed = false;
  } else {
    if (state.flowLevel === 0) {
      if (!state.isKeyAllowed) fail(state, "mapping values are not allowed in this context");
      openBlock(state, column(state), "block-mapping-start", here(state));
    }
    state.isKeyAllowed = state.flowLevel === 0;
  }
  push(state, "value", 1);
}

function here(state: ScanState): { offset: number; index: number } {
  return { offset: state.offset, index: state.queue.length };
}
