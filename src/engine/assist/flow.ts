/** One open `{` or `[`. */
export interface FlowFrame {
  readonly open: "{" | "[";
  /** The key whose value is being written; null while a key is. */
  readonly key: string | null;
  /** Offset of the word that is being written; null between words. */
  readonly tokenAt: number | null;
  readonly keys: readonly string[];
}

interface Scan {
  readonly frames: FlowFrame[];
  /** Letter that opened the quotes in which the scan is. */
  quote: string | null;
  word: string;
}

/**
 * Goes on through `text`, which begins at `offset`, from the collections that are open. With `floor` it stops at the
 * end of the collection of that depth, and gives it as it is by then.
 */
export function scanFlow(
  text: string,
  offset: number,
  open: readonly FlowFrame[],
  floor = 0,
): readonly FlowFrame[] {
  const scan: Scan = { frames: [...open], quote: null, word: "" };
  for (let index = 0; index < text.length; index++) {
    const letter = text[index] ?? "";
    const closes = letter === "}" || letter === "]";
    if (closes && scan.quote === null && scan.frames.length === floor) break;
    take(scan, letter, offset + index, text[index + 1] ?? " ", text[index - 1] ?? " ");
    if (scan.frames.length === 0) break;
  }
  return scan.frames;
}

function take(scan: Scan, letter: string, at: number, next: string, before: string): void {
  if (scan.quote !== null) {
    if (letter === scan.quote && before !== "\\") scan.quote = null;
    else scan.word += letter;
    return;
  }
  switch (letter) {
    case "{":
    case "[":
      scan.frames.push({ open: letter, key: null, tokenAt: null, keys: [] });
      scan.word = "";
      return;
    case "}":
    case "]":
      scan.frames.pop();
      return;
    case ",":
      change(scan, { key: null, tokenAt: null });
      scan.word = "";
      return;
    case ":":
      if (scan.frames.at(-1)?.open === "{" && /[\s,}]/.test(next)) {
        const key = scan.word.trim();
        change(scan, { key, tokenAt: null, keys: [...(scan.frames.at(-1)?.keys ?? []), key] });
        scan.word = "";
        return;
      }
  }
  if (/\s/.test(letter) && scan.word === "") return;
  if (scan.frames.at(-1)?.tokenAt === null) change(scan, { tokenAt: at });
  if ((letter === '"' || letter === "'") && scan.word === "") scan.quote = letter;
  else scan.word += letter;
}

function change(scan: Scan, part: Partial<FlowFrame>): void {
  const last = scan.frames.pop();
  if (last) scan.frames.push({ ...last, ...part });
}
