import { expect, test } from "vitest";
import { printProtobufJson } from "./print-protobuf-json.ts";

/** Measured on Envoy 1.39. */
test.each([
  { value: [1, [2, 3], {}], text: "[1,[2,3],{}]" },
  { value: [true, false, null], text: "[true,false,null]" },
  { value: [1e20, 1e-7, 0.1, 1 / 3], text: "[1e+20,1e-07,0.1,0.33333333333333331]" },
  { value: { "a<": "b>&'/" }, text: '{"a\\u003c":"b\\u003e&\'/"}' },
  { value: ['"\\\b\f\n\r\t'], text: '["\\"\\\\\\b\\f\\n\\r\\t"]' },
  { value: ["\0\u001f\u007f\u009f"], text: '["\\u0000\\u001f\\u007f\\u009f"]' },
  { value: ["\u00a0\u00ad\u00ae"], text: '["\u00a0\\u00ad\u00ae"]' },
  { value: ["\u2027\u2028\u202e\u202f"], text: '["\u2027\\u2028\\u202e\u202f"]' },
  { value: ["\u{1d172}\u{1d173}"], text: '["\u{1d172}\\ud834\\udd73"]' },
  { value: ["\u{e0020}\u{e0080}"], text: '["\\udb40\\udc20\u{e0080}"]' },
  { value: ["é☃😀"], text: '["é☃😀"]' },
])("$text", ({ value, text }) => {
  expect(printProtobufJson(value)).toBe(text);
});
