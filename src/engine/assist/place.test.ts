import { describe, expect, test } from "vitest";
import { placeAt } from "./place.ts";

/** A text with `|` at the cursor. */
function at(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf("|");
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

describe("where the cursor stands", () => {
  test.each([
    { note: "at the root", marked: "ki|", path: [], kind: "key" },
    { note: "behind a colon", marked: "kind: Auth|", path: ["kind"], kind: "value" },
    { note: "one deeper", marked: "spec:\n  ac|", path: ["spec"], kind: "key" },
    { note: "on a blank line", marked: "spec:\n  rules: []\n  |", path: ["spec"], kind: "key" },
    {
      note: "behind a dash",
      marked: "spec:\n  rules:\n  - |",
      path: ["spec", "rules", "[]"],
      kind: "key",
    },
    {
      note: "below a dash's key",
      marked: "spec:\n  rules:\n  - from: []\n    |",
      path: ["spec", "rules", "[]"],
      kind: "key",
    },
    {
      note: "in a dash's key",
      marked: "spec:\n  rules:\n  - from:\n    - source:\n        names|",
      path: ["spec", "rules", "[]", "from", "[]", "source"],
      kind: "key",
    },
    {
      note: "out again",
      marked: "spec:\n  rules:\n  - from: []\n  |",
      path: ["spec"],
      kind: "key",
    },
    { note: "in braces", marked: "spec: { ac|", path: ["spec"], kind: "key" },
    {
      note: "in braces, a value",
      marked: "spec: { action: |",
      path: ["spec", "action"],
      kind: "value",
    },
    {
      note: "in braces over lines",
      marked: "spec: {\n  rules: [\n    { to: [{ operation: { me|",
      path: ["spec", "rules", "[]", "to", "[]", "operation"],
      kind: "key",
    },
    {
      note: "behind a comma",
      marked: "spec: { rules: [{ from: [], t| }] }",
      path: ["spec", "rules", "[]"],
      kind: "key",
    },
    {
      note: "in a list of strings",
      marked: 'to: [{ operation: { methods: ["GE|"] } }]',
      path: ["to", "[]", "operation", "methods", "[]"],
      kind: "value",
    },
    { note: "in the second document", marked: "kind: A\nspec:\n---\nmet|", path: [], kind: "key" },
    { note: "behind a block scalar", marked: "a: |\n  key: x\nb|", path: [], kind: "key", from: 2 },
  ])("$note", ({ marked, path, kind, from = 1 }) => {
    const parts = marked.split("|");
    const text = parts.slice(0, from).join("|");
    const place = placeAt(text + parts.slice(from).join("|"), text.length);
    expect(place.path).toEqual(path);
    expect(place.kind).toBe(kind);
  });

  test("what is being written is what a completion takes the place of", () => {
    const word = (marked: string) => {
      const { text, offset } = at(marked);
      const { start, end } = placeAt(text, offset).word;
      return text.slice(start, end);
    };
    expect(word("spec:\n  acti|")).toBe("acti");
    expect(word("kind: Autho|")).toBe("Autho");
    expect(word('spec: { action: "DE|" }')).toBe("DE");
    expect(word("spec: { rules: [], ac| }")).toBe("ac");
    expect(word("spec:\n  |")).toBe("");
  });
});
