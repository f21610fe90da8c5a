/** Containers that may stand inside each other, the outermost counted. Measured. */
const MAX_DEPTH = 100;
const BLANKS = " \t\r\n";
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[A-Za-z0-9_]+/y;
const LITERALS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** Where the reader stands. */
interface Cursor {
  readonly text: string;
  at: number;
}

/**
 * Reads JSON as protobuf's Struct does, which is how Envoy reads tokens and key sets. It takes more than JSON.parse:
 * single quotes, names without quotes, control characters in strings, a comma behind the last member. And less: a name
 * that comes twice, half a surrogate pair, a number that no double holds, 101 levels.
 *
 * Undefined if it cannot be read. Measured on Envoy 1.39. Source: protocolbuffers/protobuf .../json/internal/lexer.cc.
 */
export function readProtobufJson(text: string): unknown {
  const cursor: Cursor = { text, at: 0 };
  try {
    const value = readValue(cursor, 0);
    skipBlanks(cursor);
    return cursor.at === text.length ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readValue(cursor: Cursor, depth: number): unknown {
  skipBlanks(cursor);
  const next = cursor.text.charAt(cursor.at);
  if (next === "{") return readObject(cursor, depth + 1);
  if (next === "[") return readArray(cursor, depth + 1);
  if (next === '"' || next === "'") return readString(cursor);
  if (next === "-" || (next >= "0" && next <= "9")) return readNumber(cursor);
  const word = take(cursor, WORD);
  if (!LITERALS.has(word)) throw new SyntaxError(word);
  return LITERALS.get(word);
}

function readObject(cursor: Cursor, depth: number): unknown {
  const members = new Map<string, unknown>();
  readMembers(cursor, "}", depth, () => {
    const name = readName(cursor);
    if (members.has(name)) throw new SyntaxError(name);
    skipBlanks(cursor);
    if (!takeIf(cursor, ":")) throw new SyntaxError("colon");
    members.set(name, readValue(cursor, depth));
  });
  return Object.fromEntries(members);
}

function readArray(cursor: Cursor, depth: number): unknown {
  const values: unknown[] = [];
  readMembers(cursor, "]", depth, () => values.push(readValue(cursor, depth)));
  return values;
}

/** What stands between two brackets; the last one may have a comma behind it. */
function readMembers(cursor: Cursor, end: string, depth: number, read: () => void): void {
  if (depth > MAX_DEPTH) throw new SyntaxError("depth");
  cursor.at++;
  skipBlanks(cursor);
  let separated = true;
  while (!takeIf(cursor, end)) {
    if (!separated) throw new SyntaxError("comma");
    read();
    skipBlanks(cursor);
    separated = takeIf(cursor, ",");
    skipBlanks(cursor);
  }
}

function readName(cursor: Cursor): string {
  const next = cursor.text.charAt(cursor.at);
  if (next === '"' || next === "'") return readString(cursor);
  const word = take(cursor, WORD);
  if (/^[0-9]/.test(word) || LITERALS.has(word)) throw new SyntaxError(word);
  return word;
}

function readString(cursor: Cursor): string {
  const { text } = cursor;
  const quote = text.charAt(cursor.at++);
  let value = "";
  for (;;) {
    const next = text.charAt(cursor.at++);
    if (next === "") throw new SyntaxError("end");
    if (next === quote) break;
    value += next === "\\" ? readEscape(cursor) : next;
  }
  if (/\p{Cs}/u.test(value)) throw new SyntaxError("surrogate");
  return value;
}

function readEscape(cursor: Cursor): string {
  const letter = cursor.text.charAt(cursor.at++);
  if (letter === "u") {
    const digits = cursor.text.slice(cursor.at, cursor.at + 4);
    if (!/^[0-9A-Fa-f]{4}$/.test(digits)) throw new SyntaxError(digits);
    cursor.at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }
  const meant = ESCAPES.get(letter);
  if (meant === undefined) throw new SyntaxError(letter);
  return meant;
}

function readNumber(cursor: Cursor): number {
  const value = Number(take(cursor, NUMBER));
  const glued = /[A-Za-z0-9_.+-]/.test(cursor.text.charAt(cursor.at));
  if (glued || !Number.isFinite(value)) throw new SyntaxError("number");
  return value;
}

function take(cursor: Cursor, form: RegExp): string {
  form.lastIndex = cursor.at;
  const found = form.exec(cursor.text)?.[0];
  if (found === undefined) throw new SyntaxError("token");
  cursor.at += found.length;
  return found;
}

function takeIf(cursor: Cursor, character: string): boolean {
  if (cursor.text.charAt(cursor.at) !== character) return false;
  cursor.at++;
  return true;
}

function skipBlanks(cursor: Cursor): void {
  while (cursor.at < cursor.text.length && BLANKS.includes(cursor.text.charAt(cursor.at)))
    cursor.at++;
}
