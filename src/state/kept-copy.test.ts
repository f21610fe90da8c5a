import { describe, expect, test } from "vitest";
import { memoryStorage } from "../../tests/support/browser-storage.ts";
import { elsewhereText, peekStored, readStored, timeOf, wholeText } from "./kept-copy.ts";
import { createTabNotes } from "./tab-note.ts";

const scenario = { lobby: 1, name: "kept" };
const text = (value: unknown) => JSON.stringify(value);

describe("what stands in the storage is not trusted", () => {
  test.each([
    { what: "nothing", raw: null, kind: "none" },
    { what: "no JSON", raw: "{ half", kind: "damaged" },
    { what: "null", raw: "null", kind: "damaged" },
    { what: "a newer format", raw: text({ format: 2, revision: "r", copy: {} }), kind: "damaged" },
    {
      what: "no revision",
      raw: text({ format: 1, copy: { state: { scenario } } }),
      kind: "damaged",
    },
    {
      what: "no scenario",
      raw: text({ format: 1, revision: "r", copy: { state: { scenario: [] } } }),
      kind: "damaged",
    },
    {
      what: "a copy",
      raw: text({ format: 1, revision: "r", copy: { state: { scenario } } }),
      kind: "whole",
    },
    {
      what: "a sign",
      raw: text({ format: 1, revision: "r", elsewhere: { changed: 5 } }),
      kind: "elsewhere",
    },
  ])("$what is $kind", ({ raw, kind }) => {
    expect(readStored(raw).kind).toBe(kind);
  });

  test("a look at the beginning tells what reading the whole tells", () => {
    const copy = {
      state: { scenario: { lobby: 1 as const } },
      edited: true,
      home: null,
      hash: "",
      before: "",
      changed: 1,
    };
    for (const raw of [wholeText(copy, "r1"), elsewhereText(copy, "r1")]) {
      const stored = readStored(raw);
      const far = stored.kind === "elsewhere";
      expect(peekStored(raw)).toEqual({ revision: "r1", far });
      expect(stored).toMatchObject({ revision: "r1" });
    }
    expect(peekStored(text({ revision: "r1", format: 1 }))).toBeNull();
  });

  test("fields of the wrong kind are left out", () => {
    const copy = {
      state: { scenario, chosen: "first", step: -1, __proto__: { depth: "clauses" } },
      edited: "yes",
      home: { id: 5 },
      hash: 7,
      before: null,
      changed: 1e300,
    };
    expect(readStored(text({ format: 1, revision: "r", copy }))).toEqual({
      kind: "whole",
      revision: "r",
      copy: { state: { scenario }, edited: false, home: null, hash: "", before: "", changed: 0 },
    });
  });

  test.each([[-1], [Number.NaN], [8.7e15], ["5"], [null]])("%o is no time", (value) => {
    expect(timeOf(value)).toBe(0);
  });

  test.each([
    { kept: "nonsense", note: null },
    { kept: "[]", note: null },
    { kept: '{"copy":7}', note: null },
    {
      kept: '{"copy":"c1","previous":7,"clean":"yes"}',
      note: { copy: "c1", previous: null, far: false, clean: false },
    },
  ])("a tab's note $kept", ({ kept, note }) => {
    expect(createTabNotes({ ...memoryStorage(), getItem: () => kept }).read()).toEqual(note);
  });
});
