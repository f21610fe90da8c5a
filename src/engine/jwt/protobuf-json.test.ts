import { describe, expect, test } from "vitest";
import { readProtobufJson } from "./protobuf-json.ts";

/** Measured on Envoy 1.39, in the payload of a token. */
describe("reads", () => {
  test.each([
    { text: "null", value: null },
    { text: ' {"a" : [ 1 , true , null ] }\r\n\t', value: { a: [1, true, null] } },
    { text: "{'a':'b\"'}", value: { a: 'b"' } },
    { text: "{_a1:1}", value: { _a1: 1 } },
    { text: '{"a":[1,],}', value: { a: [1] } },
    { text: '{"a":"\n\u0001"}', value: { a: "\n\u0001" } },
    { text: '{"a":"\\u00e9\\/\\\'"}', value: { a: "é/'" } },
    { text: '{"a":"\\ud83d\\ude00"}', value: { a: "😀" } },
    { text: '{"a":1e-400}', value: { a: 0 } },
    { text: '{"a":-0.5E+2}', value: { a: -50 } },
    { text: '{"__proto__":1}', value: JSON.parse('{"__proto__":1}') },
  ])("$text", ({ text, value }) => {
    expect(readProtobufJson(text)).toEqual(value);
  });
});

describe("does not read", () => {
  test.each([
    { note: "nothing", text: " " },
    { note: "a name that comes twice", text: '{"a":1,"a":2}' },
    { note: "also spelled otherwise", text: '{"\\u0061":1,"a":2}' },
    { note: "half a surrogate pair", text: '{"a":"\\ud83d"}' },
    { note: "a number that no double holds", text: '{"a":1e400}' },
    { note: "a leading zero", text: '{"a":01}' },
    { note: "a number with letters", text: '{"a":1x}' },
    { note: "another escape", text: '{"a":"\\x41"}' },
    { note: "two commas", text: "[1,,2]" },
    { note: "no comma", text: '{"a":1 "b":2}' },
    { note: "only a comma", text: "{,}" },
    { note: "a name that is a word of JSON", text: "{null:1}" },
    { note: "a name with a hyphen", text: "{a-b:1}" },
    { note: "a comment", text: '{"a":1/**/}' },
    { note: "no end", text: '{"a":"b' },
    { note: "something behind it", text: "{}{}" },
    { note: "another blank", text: "\u00a0{}" },
    { note: "a mark of byte order", text: "\ufeff{}" },
  ])("$note", ({ text }) => {
    expect(readProtobufJson(text)).toBeUndefined();
  });
});

test("100 levels, not 101", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  expect(readProtobufJson(nested(100))).toBeDefined();
  expect(readProtobufJson(nested(101))).toBeUndefined();
});
