import { expect, test } from "vitest";
import { readHead, splitDocuments } from "./scenario-text.ts";

test.each([
  { note: "plain", line: "No token passes", title: "No token passes" },
  { note: "double quotes", line: '"`{}` is \\"empty\\""', title: '`{}` is "empty"' },
  { note: "single quotes", line: "'it''s open'", title: "it's open" },
])("a title in $note", ({ line, title }) => {
  expect(readHead(`lobby: 1\nname: ${line}\ndescription: x\n`)).toEqual({ title, teaches: "x" });
});

test("only the document's own fields count, not those of resources and requests", () => {
  const text = "lobby: 1\nresources: |\n  name: a\nrequests:\n  - name: b\n";
  expect(readHead(text)).toEqual({ title: "", teaches: "" });
});

test("documents are cut at lines of three dashes that are not indented", () => {
  const text = "---\nname: a\nresources: |\n  x: 1\n  ---\n  y: 2\n---\nname: b\n";
  expect(splitDocuments(text)).toEqual([
    "name: a\nresources: |\n  x: 1\n  ---\n  y: 2\n",
    "name: b\n",
  ]);
});
