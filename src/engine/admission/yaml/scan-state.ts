import { isBreak } from "./characters.ts";
import { YamlProblem } from "./problem.ts";

export type TokenKind =
  | "stream-end"
  | "directive"
  | "document-start"
  | "document-end"
  | "block-sequence-start"
  | "block-mapping-start"
  | "block-end"
  | "flow-sequence-start"
  | "flow-sequence-end"
  | "flow-mapping-start"
  | "flow-mapping-end"
  | "block-entry"
  | "flow-entry"
  | "key"
  | "value"
  | "alias"
  | "anchor"
  | "tag"
  | "scalar";

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Of a scalar its value, of an anchor or alias its name, of a tag its handle, of a directive its name. */
  readonly value: string;
  /** Of a tag what follows its handle, of a TAG directive handle and prefix. */
  readonly suffix: string;
  /** False for scalars in quotes or block style. */
  readonly isPlain: boolean;
}

/** A place where a key without `?` may have begun: the `:` that says so is only seen later. */
export interface SimpleKey {
  isPossible: boolean;
  /** It stands where nothing but a key can stand. */
  isRequired: boolean;
  /** The number of its token, counted from the start of the text. */
  token: number;
  offset: number;
  line: number;
  column: number;
}

/** Where the scanner is in the text, and what it expects. Owned by one scanner, changed in place. */
export interface ScanState {
  readonly text: string;
  offset: number;
  line: number;
  lineStart: number;
  /** Column of the block collection that is open; -1 outside any. */
  indent: number;
  readonly indents: number[];
  flowLevel: number;
  isKeyAllowed: boolean;
  /** One for each flow level, the block level first. */
  readonly keys: SimpleKey[];
  /** Tokens that are scanned and not yet taken. */
  readonly queue: Token[];
  taken: number;
  isAtEnd: boolean;
}

export function createScanState(text: string): ScanState {
  return {
    text,
    offset: 0,
    line: 0,
    lineStart: 0,
    indent: -1,
    indents: [],
    flowLevel: 0,
    isKeyAllowed: true,
    keys: [noKey()],
    queue: [],
    taken: 0,
    isAtEnd: false,
  };
}

export function noKey(): SimpleKey {
  return { isPossible: false, isRequired: false, token: -1, offset: 0, line: 0, column: 0 };
}

export function peek(state: ScanState, ahead = 0): string {
  return state.text.charAt(state.offset + ahead);
}

export function column(state: ScanState): number {
  return state.offset - state.lineStart;
}

/** Steps over a line break and gives what it means: `\n`, except for the two Unicode separators. */
export function takeBreak(state: ScanState): string {
  const found = peek(state);
  if (!isBreak(found)) return "";
  state.offset += found === "\r" && peek(state, 1) === "\n" ? 2 : 1;
  state.line++;
  state.lineStart = state.offset;
  return found === "\u2028" || found === "\u2029" ? found : "\n";
}

/** True at `---` or `...` that stands alone at the start of a line. */
export function isAtDocumentMark(state: ScanState): boolean {
  if (column(state) !== 0) return false;
  const mark = state.text.slice(state.offset, state.offset + 3);
  if (mark !== "---" && mark !== "...") return false;
  const after = peek(state, 3);
  return after === "" || after === " " || after === "\t" || isBreak(after);
}

export function fail(state: ScanState, message: string): never {
  throw new YamlProblem(message, state.offset);
}

export function token(
  kind: TokenKind,
  start: number,
  end: number,
  rest: { readonly value?: string; readonly suffix?: string; readonly isPlain?: boolean } = {},
): Token {
  return {
    kind,
    start,
    end,
    value: rest.value ?? "",
    suffix: rest.suffix ?? "",
    isPlain: rest.isPlain ?? false,
  };
}
