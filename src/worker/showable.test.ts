import { describe, expect, test } from "vitest";
import { showable } from "./showable.ts";

describe("what the engine says, for eyes", () => {
  test("texts and names are written out at any depth", () => {
    const said = { policy: "a\u202eb", rows: [{ "x\u200b": ["c\u0007", 1, null] }] };
    expect(showable(said)).toEqual({
      policy: "a⟨U+202E⟩b",
      rows: [{ "x⟨U+200B⟩": ["c⟨U+0007⟩", 1, null] }],
    });
  });

  test("a range keeps the name of its tab", () => {
    const range = { source: "a\u202eb.yaml", start: 1, end: 2 };
    expect(showable({ range })).toEqual({ range });
  });

  test("what has nothing to hide is the same object", () => {
    const said = { nodes: [{ text: "plain", at: 1 }], none: null };
    expect(showable(said)).toBe(said);
  });
});
