import { describe, expect, test } from "vitest";
import { splitDocuments } from "./compose.ts";
import { plain } from "./plain.ts";
import { MAX_TEXT, readYaml, type YamlNode } from "./yaml.ts";

function read(text: string) {
  const { documents, diagnostics } = readYaml(text, "t");
  return {
    values: documents.map(plain),
    codes: diagnostics.map(({ code }) => code),
    documents,
    diagnostics,
  };
}

/** Every node with the text that its range covers. */
function spans(text: string, node: YamlNode, path = ""): Record<string, string> {
  const own = { [path]: text.slice(node.range.start, node.range.end) };
  if (node.kind === "map")
    return Object.assign(
      own,
      ...node.entries.map(({ key, value }) => spans(text, value, `${path}.${key}`)),
    );
  if (node.kind === "list")
    return Object.assign(
      own,
      ...node.items.map((item, index) => spans(text, item, `${path}[${index}]`)),
    );
  return own;
}

describe("what a text reads as", () => {
  test.each([
    { note: "nothing", text: "", values: [] },
    { note: "only comments", text: "# a\n---\n# b\n", values: [] },
    {
      note: "several documents",
      text: "a: 1\n---\nb: 2\n--- \nc: 3",
      values: [{ a: 1 }, { b: 2 }, { c: 3 }],
    },
    { note: "an empty one between", text: "a: 1\n---\n---\nb: 2", values: [{ a: 1 }, { b: 2 }] },
    { note: "Windows line ends", text: "a: 1\r\n---\r\nb: 2\r\n", values: [{ a: 1 }, { b: 2 }] },
    { note: "an end mark", text: "a: 1\n...\n---\nb: 2", values: [{ a: 1 }, { b: 2 }] },
    { note: "the last of two equal keys counts", text: "a: 1\na: 2", values: [{ a: 2 }] },
    { note: "an alias", text: "a: &x [1]\nb: *x", values: [{ a: [1], b: [1] }] },
    {
      note: "an anchor that is set twice, unfolded behind the second",
      text: "x: &x [&a 1]\na: &a 2\ny: *x\nz: *a",
      values: [{ x: [1], a: 2, y: [1], z: 2 }],
    },
    {
      note: "an alias means the anchor before it",
      text: "a: &a 1\nb: &b [*a]\nc: &a 2\nd: *b",
      values: [{ a: 1, b: [1], c: 2, d: [1] }],
    },
    {
      note: "a merge key gives way to own keys",
      text: "x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  a: 3",
      values: [{ x: { a: 1, b: 2 }, y: { b: 2, a: 3 } }],
    },
    {
      note: "own keys before a merge key",
      text: "x: &x {a: 1, b: 2}\ny:\n  a: 3\n  <<: *x",
      values: [{ x: { a: 1, b: 2 }, y: { a: 3, b: 2 } }],
    },
    {
      note: "a merge of several: the earlier wins",
      text: "y:\n  <<: [{a: 1}, {a: 2, b: 2}]",
      values: [{ y: { a: 1, b: 2 } }],
    },
    {
      note: "a merge key in quotes is a key like any other",
      text: '"<<": {a: 1}\nb: 2',
      values: [{ "<<": { a: 1 }, b: 2 }],
    },
    {
      note: "dashes behind a line separator, which is no line break",
      text: 'a: "\u2028--- b"',
      values: [{ a: "\u2028--- b" }],
    },
    { note: "a number as key", text: "8080: a", values: [{ 8080: "a" }] },
    {
      note: "flow style",
      text: "{a: [1, two, true, null]}",
      values: [{ a: [1, "two", true, null] }],
    },
    { note: "dashes inside a block", text: "a: |\n  ---\n  b\n", values: [{ a: "---\nb\n" }] },
  ])("$note", ({ text, values }) => {
    const found = read(text);
    expect(found.values).toEqual(values);
    expect(found.codes).toEqual([]);
  });

  test("`__proto__` is a key like any other", () => {
    const [value] = read("__proto__: { polluted: yes }\nconstructor: 1").values;
    expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("a scalar keeps how it was written, since a string field means that", () => {
    const [map] = read("a: 0080\nb: 1e3\nc: ~\nd: 'x'").documents;
    if (map?.kind !== "map") throw new Error("no map");
    const texts = map.entries.map(({ value }) => (value.kind === "scalar" ? value.text : null));
    expect(texts).toEqual(["0080", "1e3", "~", "x"]);
  });
});

describe("a broken document does not take others with it", () => {
  test.each([
    {
      note: "between good ones",
      text: "a: 1\n---\nb: [1\n---\nc: 3",
      values: [{ a: 1 }, { c: 3 }],
      line: 3,
    },
    { note: "a tab", text: "a:\n\tb: 1\n---\nc: 3", values: [{ c: 3 }], line: 2 },
    { note: "an open quote", text: 'a: "x\n---\nb: 2', values: [{ b: 2 }], line: 1 },
    { note: "an unknown alias", text: "a: *nobody\n---\nb: 2", values: [{ b: 2 }], line: 1 },
    { note: "two values for a key", text: "a: b: c\n---\nd: 1", values: [{ d: 1 }], line: 1 },
  ])("$note", ({ text, values, line }) => {
    const found = read(text);
    expect(found.values).toEqual(values);
    expect(found.codes).toEqual(["yaml/syntax"]);
    const start = found.diagnostics[0]?.range?.start ?? -1;
    expect(text.slice(0, start).split("\n").length).toBe(line);
  });
});

test("ranges are those of the whole text, without quotes' outside", () => {
  const text = 'x: 1\n---\na:\n  - "é𝒳"\n  - b\nc: {d: e}\n';
  const [, second] = read(text).documents;
  if (!second) throw new Error("no second document");
  expect(spans(text, second)).toEqual({
    "": text.slice(9),
    ".a": '- "é𝒳"\n  - b\n',
    ".a[0]": '"é𝒳"',
    ".a[1]": "b",
    ".c": "{d: e}",
    ".c.d": "e",
  });
});

test("an alias stands where it is written", () => {
  const text = "a: &x one\nb: *x";
  const [map] = read(text).documents;
  if (!map) throw new Error("no document");
  expect(spans(text, map)[".b"]).toBe("*x");
});

describe("what is too large says so in time", () => {
  const bomb = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    .concat(Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`))
    .join("\n");
  test.each([
    { note: "aliases of aliases", text: bomb },
    { note: "deep nesting in flow style", text: "[".repeat(400) + "]".repeat(400) },
    {
      note: "deep nesting in blocks",
      text: Array.from({ length: 400 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
    },
  ])("$note", ({ text }) => {
    const started = performance.now();
    expect(read(text).codes).toEqual(["yaml/too-large"]);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test("pieces of a text join to the text", () => {
  const text = "a\n---\nb\n--- c\n---d\n----\n---";
  const pieces = splitDocuments(text);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  expect(pieces.map((piece) => piece.start)).toEqual([0, 2, 8, text.length - 3]);
});

test("a text beyond all reading is told, and not read", () => {
  const { documents, diagnostics } = readYaml("#".repeat(MAX_TEXT + 1), "t");
  expect(documents).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: "yaml/too-large", range: { start: 0 } }]);
});
