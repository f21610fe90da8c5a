import { expect, test } from "vitest";
import { requestRanges } from "./places.ts";
import { readScenarios } from "./read.ts";

const REQUEST = "from: { plaintext: true }\n    to: { workload: a/b }";
const YAML = `lobby: 1
requests:
  - name: one
    ${REQUEST}
  - name: two
    ${REQUEST}
---
lobby: 2
requests:
  - name: of another version
---
lobby: 1
---
lobby: 1
requests: [{ from: {}, to: { workload: a/b } }]
`;
const OBJECT = { from: {}, to: { workload: "a/b" } };
const JSON_TEXT = JSON.stringify({ lobby: 1, requests: [OBJECT, OBJECT] }, null, 1);

test.each([
  { note: "YAML documents, one of them refused", text: YAML, lines: [[3, 6], [], [17]] },
  { note: "JSON over several lines", text: JSON_TEXT, lines: [[4, 10]] },
  { note: "a list of JSON", text: `[${JSON_TEXT},\n{"lobby":1}]`, lines: [[4, 10], []] },
  { note: "nothing", text: "", lines: [] },
])("$note", ({ text, lines }) => {
  const ranges = requestRanges(text, "file");
  expect(
    ranges.map((requests) => requests.map(({ start }) => text.slice(0, start).split("\n").length)),
  ).toEqual(lines);
  const { value } = readScenarios(text, "file");
  expect(value.map(({ requests = [] }) => requests.length)).toEqual(
    ranges.map((requests) => requests.length),
  );
});
