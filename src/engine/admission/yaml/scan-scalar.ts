import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isDigit } from "./characters.ts";
import {
  column,
  fail,
  isAtDocumentMark,
  peek,
  type ScanState,
  type Token,
  takeBreak,
  token,
} from "./scan-state.ts";

const FLOW_INDICATORS = ",?[]{}";

/** A scalar without quotes, over as many lines as are indented deeper than the collection around it. */
export function scanPlain(state: ScanState): Token {
  const start = state.offset;
  const indent = state.indent + 1;
  let end = start;
  let value = "";
  let gap = noGap();
  while (!isAtDocumentMark(state) && peek(state) !== "#") {
    while (!isBlankOrEnd(peek(state)) && !endsPlain(state)) {
      value += folded(gap) + peek(state);
      gap = noGap();
      state.offset++;
      end = state.offset;
    }
    if (!isBlank(peek(state)) && !isBreak(peek(state))) break;
    gap = takeGap(state, gap, indent);
    if (state.flowLevel === 0 && column(state) < indent) break;
  }
  if (gap.hasBreak) state.isKeyAllowed = true;
  return token("scalar", start, end, { value, isPlain: true });
}

function endsPlain(state: ScanState): boolean {
  const character = peek(state);
  if (character === ":" && isBlankOrEnd(peek(state, 1))) return true;
  return state.flowLevel > 0 && FLOW_INDICATORS.includes(character);
}

/** White space between two words of a scalar: blanks of one line, or breaks. */
interface Gap {
  readonly hasBreak: boolean;
  readonly blanks: string;
  readonly firstBreak: string;
  readonly moreBreaks: string;
}

function noGap(): Gap {
  return { hasBreak: false, blanks: "", firstBreak: "", moreBreaks: "" };
}

/** Takes all white space here. A tab before `tabsFrom` on a new line is refused; -1 lets every tab pass. */
function takeGap(state: ScanState, before: Gap, tabsFrom: number): Gap {
  let { hasBreak, blanks, firstBreak, moreBreaks } = before;
  for (;;) {
    const character = peek(state);
    if (isBlank(character)) {
      if (hasBreak && character === "\t" && column(state) < tabsFrom) {
        fail(state, "found a tab character that violates indentation");
      }
      if (!hasBreak) blanks += character;
      state.offset++;
    } else if (isBreak(character)) {
      if (hasBreak) {
        moreBreaks += takeBreak(state);
      } else {
        blanks = "";
        firstBreak += takeBreak(state);
        hasBreak = true;
      }
    } else {
      return { hasBreak, blanks, firstBreak, moreBreaks };
    }
  }
}

/** What the white space means: one break is a space, more are one break less. */
function folded(gap: Gap): string {
  if (!gap.hasBreak) return gap.blanks;
  if (!gap.firstBreak.startsWith("\n")) return gap.firstBreak + gap.moreBreaks;
  return gap.moreBreaks === "" ? " " : gap.moreBreaks;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  [" ", " "],
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
  ["N", "\u0085"],
  ["_", "\u00a0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);

const HEX_LENGTHS: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/** A scalar in quotes. */
export function scanQuoted(state: ScanState, quote: "'" | '"'): Token {
  const start = state.offset++;
  let value = "";
  for (;;) {
    if (isAtDocumentMark(state)) fail(state, "found unexpected document indicator");
    if (peek(state) === "") fail(state, "found unexpected end of stream");
    let gap = noGap();
    while (!isBlankOrEnd(peek(state)) && !(peek(state) === quote && !isDoubled(state, quote))) {
      if (quote === "'" && isDoubled(state, quote)) {
        value += "'";
        state.offset += 2;
      } else if (quote === '"' && peek(state) === "\\" && isBreak(peek(state, 1))) {
        state.offset++;
        takeBreak(state);
        gap = { ...gap, hasBreak: true };
        break;
      } else if (quote === '"' && peek(state) === "\\") {
        value += takeEscape(state);
      } else {
        value += peek(state);
        state.offset++;
      }
    }
    if (peek(state) === quote) break;
    gap = takeGap(state, gap, -1);
    value += gap.hasBreak && gap.firstBreak === "" ? gap.moreBreaks : folded(gap);
  }
  state.offset++;
  return token("scalar", start, state.offset, { value });
}

function isDoubled(state: ScanState, quote: string): boolean {
  return quote === "'" && peek(state) === "'" && peek(state, 1) === "'";
}

function takeEscape(state: ScanState): string {
  const letter = peek(state, 1);
  const simple = ESCAPES.get(letter);
  const length = HEX_LENGTHS.get(letter);
  if (simple === undefined && length === undefined) fail(state, "found unknown escape character");
  state.offset += 2;
  if (length === undefined) return simple ?? "";
  const digits = state.text.slice(state.offset, state.offset + length);
  if (digits.length < length || !/^[0-9A-Fa-f]+$/.test(digits)) {
    fail(state, "did not find expected hexdecimal number");
  }
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    fail(state, "found invalid Unicode character escape code");
  }
  state.offset += length;
  return String.fromCodePoint(code);
}

/** A `|` or `>` scalar. */
export function scanBlock(state: ScanState, isLiteral: boolean): Token {
  const start = state.offset++;
  const header = scanBlockHeader(state);
  let indent = header.increment > 0 ? Math.max(state.indent, 0) + header.increment : 0;
  let value = "";
  let leadingBreak = "";
  let wasMoreIndented = false;
  let end = state.offset;
  const blank = takeBlankLines(state, indent);
  indent = blank.indent;
  let breaks = blank.breaks;
  while (column(state) === indent && peek(state) !== "") {
    const isMoreIndented = isBlank(peek(state));
    const folds =
      !isLiteral && !wasMoreIndented && !isMoreIndented && leadingBreak.startsWith("\n");
    if (!folds) value += leadingBreak;
    else if (breaks === "") value += " ";
    value += breaks;
    wasMoreIndented = isMoreIndented;
    const lineFrom = state.offset;
    while (!isBreakOrEnd(peek(state))) state.offset++;
    value += state.text.slice(lineFrom, state.offset);
    end = state.offset;
    leadingBreak = takeBreak(state);
    breaks = takeBlankLines(state, indent).breaks;
  }
  if (header.chomping !== "-") value += leadingBreak;
  if (header.chomping === "+") value += breaks;
  return token("scalar", start, end, { value });
}

function scanBlockHeader(state: ScanState): {
  readonly chomping: string;
  readonly increment: number;
} {
  let chomping = "";
  let increment = 0;
  for (let part = 0; part < 2; part++) {
    const character = peek(state);
    if ((character === "+" || character === "-") && chomping === "") {
      chomping = character;
    } else if (isDigit(character) && increment === 0) {
      if (character === "0") fail(state, "found an indentation indicator equal to 0");
      increment = Number(character);
    } else {
      break;
    }
    state.offset++;
  }
  while (isBlank(peek(state))) state.offset++;
  if (peek(state) === "#") while (!isBreakOrEnd(peek(state))) state.offset++;
  if (!isBreakOrEnd(peek(state))) fail(state, "did not find expected comment or line break");
  takeBreak(state);
  return { chomping, increment };
}

/** Takes blank lines and the indentation after them; an indentation of 0 is found out here. */
function takeBlankLines(
  state: ScanState,
  known: number,
): { readonly breaks: string; readonly indent: number } {
  let breaks = "";
  let deepest = 0;
  for (;;) {
    while ((known === 0 || column(state) < known) && peek(state) === " ") state.offset++;
    deepest = Math.max(deepest, column(state));
    if ((known === 0 || column(state) < known) && peek(state) === "\t") {
      fail(state, "found a tab character where an indentation space is expected");
    }
    if (!isBreak(peek(state))) break;
    breaks += takeBreak(state);
  }
  return { breaks, indent: known || Math.max(deepest, state.indent + 1, 1) };
}
