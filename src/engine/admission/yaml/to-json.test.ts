import { expect, test } from "vitest";
import type { JsonValue } from "../json.ts";
import { readDocument } from "./to-json.ts";

function plain(value: JsonValue): unknown {
  switch (value.kind) {
    case "null":
      return null;
    case "array":
      return value.items.map(plain);
    case "object":
      return Object.fromEntries(
        [...value.entries].map(([key, entry]) => [key, plain(entry.value)]),
      );
    default:
      return value.value;
  }
}

function read(text: string): unknown {
  const reading = readDocument(text, { source: "a", offset: 0 });
  if (reading.kind === "value") return plain(reading.value);
  return reading.kind === "nothing" ? null : new Error(reading.message);
}

test.each([
  {
    note: "words of YAML 1.1",
    text: "[y, No, on, OFF, true, yEs]",
    value: [true, false, true, false, true, "yEs"],
  },
  { note: "the same in quotes", text: "['y', \"no\"]", value: ["y", "no"] },
  { note: "nulls", text: "[~, null, , Null, nUll]", value: "throws" },
  {
    note: "numbers",
    text: "[017, 080, 0x1F, 0o17, 0b11, 1_000, +5, -0x10]",
    value: [15, 80, 31, 15, 3, 1000, 5, -16],
  },
  {
    note: "floats",
    text: "[1., .5, 1e3, -2.5E-1, 1e999, 1.2.3]",
    value: [1, 0.5, 1000, -0.25, "1e999", "1.2.3"],
  },
  {
    note: "dates and times are text",
    text: "[2026-01-01, 12:30, 2001-12-14t21:59:43.10-05:00]",
    value: ["2026-01-01", "12:30", "2001-12-14t21:59:43.10-05:00"],
  },
  {
    note: "keys become text",
    text: "{1: a, 80.0: b, yes: c, 1000000.0: d, 0x10: e}",
    value: { 1: "a", 80: "b", true: "c", "1e+06": "d", 16: "e" },
  },
  {
    note: "of a key written twice the last one counts",
    text: "a: 1\nb: 2\na: 3",
    value: { b: 2, a: 3 },
  },
  { note: "anchors", text: "a: &x {b: 1}\nc: *x", value: { a: { b: 1 }, c: { b: 1 } } },
  {
    note: "a merge key replaces what is before it",
    text: "m: &m {a: 1, b: 1}\nc:\n  a: 2\n  <<: *m\n  b: 2",
    value: { m: { a: 1, b: 1 }, c: { a: 1, b: 2 } },
  },
  {
    note: "a merge of several",
    text: "[&a {x: 1}, &b {x: 2, z: 2}, {<<: [*a, *b]}]",
    value: [{ x: 1 }, { x: 2, z: 2 }, { x: 1, z: 2 }],
  },
  { note: "a merge key in quotes is none", text: '{"<<": 1}', value: { "<<": 1 } },
  {
    note: "tags",
    text: "[!!str 1, !own x, !!float 1, !!int '7', ! 2]",
    value: ["1", "x", 1, 7, "2"],
  },
  { note: "a folded scalar", text: "a: >\n  x\n  y\n\n  z\n", value: { a: "x y\nz\n" } },
  {
    note: "a literal scalar without its last break",
    text: "a: |-\n  x\n   y\n",
    value: { a: "x\n y" },
  },
  { note: "a text of several lines", text: "a: x\n  y\n\n  z", value: { a: "x y\nz" } },
  {
    note: "escapes",
    text: String.raw`"\x41\u00e9\U0001F600\n\t\e"`,
    value: "A\u00e9\u{1F600}\n\t\u001b",
  },
  { note: "a single pair in a list", text: "[a: 1, b]", value: [{ a: 1 }, "b"] },
  {
    note: "a list under its key without indentation",
    text: "a:\n- 1\n- 2\nb: 3",
    value: { a: [1, 2], b: 3 },
  },
  { note: "a URL in a flow list", text: "[http://a:80/b]", value: ["http://a:80/b"] },
  { note: "what follows the first document is not read", text: "a: 1\n...\n: [", value: { a: 1 } },
  { note: "a byte order mark", text: "\ufeffa: 1", value: { a: 1 } },
  { note: "Windows line ends", text: "a: 1\r\nb: |\r\n  x\r\n", value: { a: 1, b: "x\n" } },
])("$note", ({ text, value }) => {
  if (value === "throws") expect(read(text)).toBeInstanceOf(Error);
  else expect(read(text)).toEqual(value);
});

test.each([
  { text: "a:\n\tb: 1", message: "found character that cannot start any token" },
  { text: "a: x\n\ty: 1", message: "found a tab character that violates indentation" },
  { text: "a: [*]", message: "did not find expected alphabetic or numeric character" },
  { text: "a: *b", message: "unknown anchor 'b' referenced" },
  { text: "a: b: c", message: "mapping values are not allowed in this context" },
  { text: "a: 1\nb\nc: 1", message: "could not find expected ':'" },
  { text: "a:\n  b: 1\n c: 2", message: "did not find expected key" },
  { text: "a:\n  - b\n  c: 1", message: "did not find expected '-' indicator" },
  { text: "a: - b", message: "block sequence entries are not allowed in this context" },
  { text: '"a', message: "found unexpected end of stream" },
  { text: String.raw`"\d"`, message: "found unknown escape character" },
  { text: "[a b, c", message: "did not find expected ',' or ']'" },
  { text: "{a: 1 b: 2}", message: "did not find expected ',' or '}'" },
  { text: "{[a]: 1}", message: "invalid map key" },
  { text: "~: 1", message: "invalid map key" },
  { text: "%YAML 1.2\n---\na: 1", message: "found incompatible YAML document" },
  { text: "!x!y a", message: "found undefined tag handle" },
  { text: "<<: 1", message: "map merge requires map or sequence of maps as the value" },
  { text: "a: .inf", message: "unsupported value: no number that JSON knows" },
  { text: "a: \u0007", message: "control characters are not allowed" },
  { text: "!!int x", message: "cannot decode a string `x` as a !!int" },
  { text: "a: |0\n  x", message: "found an indentation indicator equal to 0" },
])("$text is refused", ({ text, message }) => {
  expect(read(text)).toEqual(new Error(message));
});
