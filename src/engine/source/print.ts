import { Document, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";

/** A list or map in braces may be this long, in UTF-16 code units of its JSON, before it gets a line for each member. */
const MAX_FLOW = 72;

/**
 * Plain data as one YAML document that `readYaml` reads back as the same data, whatever is in its texts. Texts of
 * several lines are literal blocks, so that pasted YAML stays readable and a diff shows its lines; a text that a block
 * would change (carriage returns, control characters, halves of surrogate pairs) is quoted instead. No line is folded.
 *
 * `blocks` are paths of keys, `*` for any item of a list, whose members always get a line each; others do only where
 * they do not fit in one.
 */
export function printYaml(value: unknown, blocks: ReadonlySet<string>): string {
  const document = new Document(null);
  document.contents = nodeOf(value, "", blocks);
  return document.toString({
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
}

function nodeOf(value: unknown, path: string, blocks: ReadonlySet<string>): Node {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = value.map((item: unknown) => nodeOf(item, `${path}.*`, blocks));
    list.flow = value.length === 0 || (!blocks.has(path) && isShort(value));
    return list;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    const map = new YAMLMap();
    map.items = members.map(
      ([key, member]) => new Pair(textNode(key, false), nodeOf(member, `${path}.${key}`, blocks)),
    );
    map.flow = members.length === 0 || (!blocks.has(path) && isShort(value));
    return map;
  }
  return typeof value === "string" ? textNode(value, true) : new Scalar(value);
}

function textNode(text: string, mayBeBlock: boolean): Scalar {
  const node = new Scalar(text);
  if (mayBeBlock && isLiteral(text)) node.type = Scalar.BLOCK_LITERAL;
  else if (/[\r\n]/.test(text) || UNSEEN.test(text) || OTHERWISE_READ.test(text)) {
    node.type = Scalar.QUOTE_DOUBLE;
  }
  return node;
}

/** What is not seen in a text, or means something to a reader of it: all but tab, line feed and what can be printed. */
const UNSEEN =
  /[^\t\n\x20-\x7e\xa0-\u2027\u202f-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** Plain texts that are a merge key, or that readers of YAML 1.1 take for a boolean, a number or a time. */
const OTHERWISE_READ =
  /^(?:<<|=|y|yes|n|no|on|off|\d{4}-\d\d?-\d.*|[-+]?\d[\d_,]*(?::\d+)*(?:\.[\d_]*)?)$/i;

/** A literal block gives this text back, character by character. */
function isLiteral(text: string): boolean {
  return text.includes("\n") && text.trim() !== "" && !UNSEEN.test(text);
}

function isShort(value: object): boolean {
  const json = JSON.stringify(value);
  return json.length <= MAX_FLOW && !json.includes("\\n");
}
