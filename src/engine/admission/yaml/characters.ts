/** Character classes of YAML 1.1 as kubectl's reader has them. Past the end a character is "". */

export function isBreak(character: string): boolean {
  return (
    character === "\n" ||
    character === "\r" ||
    character === "\u0085" ||
    character === "\u2028" ||
    character === "\u2029"
  );
}

export function isBlank(character: string): boolean {
  return character === " " || character === "\t";
}

export function isBreakOrEnd(character: string): boolean {
  return character === "" || isBreak(character);
}

export function isBlankOrEnd(character: string): boolean {
  return isBlank(character) || isBreakOrEnd(character);
}

/** What names of anchors, tags and directives consist of. */
export function isWord(character: string): boolean {
  return /^[0-9A-Za-z_-]$/.test(character);
}

export function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}

/** Where the first character stands that no YAML text may contain; -1 if there is none. */
export function forbiddenCharacter(text: string): number {
  return text.search(/[^\t\n\r\u0020-\u007e\u0085\u00a0-\ufffd]/);
}
