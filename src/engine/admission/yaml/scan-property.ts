import { isBlank, isBlankOrEnd, isBreakOrEnd, isWord } from "./characters.ts";
import { fail, peek, type ScanState, type Token, takeBreak, token } from "./scan-state.ts";

const AFTER_ANCHOR = "?:,]}%@`";

/** `&name` or `*name`. */
export function scanAnchor(state: ScanState, kind: "anchor" | "alias"): Token {
  const start = state.offset++;
  const value = takeWord(state);
  const after = peek(state);
  if (value === "" || !(isBlankOrEnd(after) || AFTER_ANCHOR.includes(after))) {
    fail(state, "did not find expected alphabetic or numeric character");
  }
  return token(kind, start, state.offset, { value });
}

/** `!`, `!local`, `!!str`, `!handle!name` or `!<uri>`. The token's value is the handle, "" for a whole URI. */
export function scanTag(state: ScanState): Token {
  const start = state.offset;
  let handle = "";
  let suffix: string;
  if (peek(state, 1) === "<") {
    state.offset += 2;
    suffix = takeUri(state, "");
    if (peek(state) !== ">") fail(state, "did not find the expected '>'");
    state.offset++;
  } else {
    handle = takeHandle(state);
    if (handle.length > 1 && handle.endsWith("!")) {
      suffix = takeUri(state, "");
    } else {
      suffix = takeUri(state, handle);
      handle = suffix === "" ? "" : "!";
      if (suffix === "") suffix = "!";
    }
  }
  if (!isBlankOrEnd(peek(state))) fail(state, "did not find expected whitespace or line break");
  return token("tag", start, state.offset, { value: handle, suffix });
}

/** `%YAML 1.1` or `%TAG handle prefix`. Of the latter the token's suffix is both, with a blank between. */
export function scanDirective(state: ScanState): Token {
  const start = state.offset++;
  const name = takeWord(state);
  if (name === "") fail(state, "could not find expected directive name");
  if (!isBlankOrEnd(peek(state))) fail(state, "found unexpected non-alphabetical character");
  skipBlanks(state);
  let suffix: string;
  if (name === "YAML") suffix = takeVersion(state);
  else if (name === "TAG") suffix = takeTagDirective(state);
  else return fail(state, "found unknown directive name");
  const end = state.offset;
  skipBlanks(state);
  if (peek(state) === "#") while (!isBreakOrEnd(peek(state))) state.offset++;
  if (!isBreakOrEnd(peek(state))) fail(state, "did not find expected comment or line break");
  takeBreak(state);
  return token("directive", start, end, { value: name, suffix });
}

function takeVersion(state: ScanState): string {
  const version = /^\d{1,2}\.\d{1,2}(?!\d)/.exec(state.text.slice(state.offset, state.offset + 6));
  if (version === null) return fail(state, "did not find expected version number");
  state.offset += version[0].length;
  return version[0];
}

function takeTagDirective(state: ScanState): string {
  const handle = takeHandle(state);
  if (handle !== "!" && !handle.endsWith("!")) fail(state, "did not find expected '!'");
  if (!isBlank(peek(state))) fail(state, "did not find expected whitespace");
  skipBlanks(state);
  const prefix = takeUri(state, "");
  if (!isBlankOrEnd(peek(state))) fail(state, "did not find expected whitespace or line break");
  return `${handle} ${prefix}`;
}

function skipBlanks(state: ScanState): void {
  while (isBlank(peek(state))) state.offset++;
}

function takeWord(state: ScanState): string {
  const from = state.offset;
  while (isWord(peek(state))) state.offset++;
  return state.text.slice(from, state.offset);
}

function takeHandle(state: ScanState): string {
  if (peek(state) !== "!") fail(state, "did not find expected '!'");
  const from = state.offset++;
  takeWord(state);
  if (peek(state) === "!") state.offset++;
  return state.text.slice(from, state.offset);
}

/** The rest of a tag. What was taken for a handle and is none is its beginning. */
function takeUri(state: ScanState, head: string): string {
  const from = state.offset;
  while (/^[0-9A-Za-z_\-;/?:@&=+$,.!~*'()[\]%]$/.test(peek(state))) {
    if (
      peek(state) === "%" &&
      !/^%[0-9A-Fa-f]{2}$/.test(state.text.slice(state.offset, state.offset + 3))
    ) {
      fail(state, "did not find URI escaped octet");
    }
    state.offset++;
  }
  if (state.offset === from && head === "") fail(state, "did not find expected tag URI");
  return head.slice(1) + state.text.slice(from, state.offset);
}
