import { expect, test } from "vitest";
import { headersOf, rowsOf } from "./header-rows.ts";

test.each([
  { note: "none", headers: undefined, rows: 0 },
  { note: "one value", headers: { "x-a": "1" }, rows: 1 },
  { note: "a header sent twice, in its order", headers: { "x-a": ["1", "2"], "x-b": "" }, rows: 3 },
])("$note comes back as it was", ({ headers, rows }) => {
  expect(rowsOf(headers)).toHaveLength(rows);
  expect(headersOf(rowsOf(headers))).toEqual(headers);
});

test("a line without a name is not sent", () => {
  expect(headersOf([{ name: "", value: "x" }])).toBeUndefined();
});
