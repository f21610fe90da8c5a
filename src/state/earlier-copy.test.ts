import { expect, test } from "vitest";
import { counted, memoryCabinet, memoryStorage } from "../../tests/support/browser-storage.ts";
import { createCopies } from "./copies.ts";
import { takeEarlierCopies } from "./earlier-copy.ts";

const draft = (name: string, edited: boolean) =>
  JSON.stringify({ scenario: { lobby: 1, name }, chosen: 0, edited, hash: "1a", before: "" });

test.each([
  {
    what: "edited copies become copies",
    kept: [draft("a", true), draft("b", true)],
    names: ["a", "b"],
  },
  { what: "what nobody edited goes", kept: [draft("a", false), null], names: [] },
  { what: "what cannot be read stays", kept: ["{ half", '{"scenario":5}'], names: [], left: 2 },
])("$what", ({ kept, names, left = 0 }) => {
  const storage = memoryStorage();
  for (const [index, key] of ["lobby.draft", "lobby.draft.before"].entries()) {
    const text = kept[index];
    if (text != null) storage.setItem(key, text);
  }
  const rim = { storage, cabinet: memoryCabinet(), newRevision: counted("r") };
  takeEarlierCopies(storage, createCopies(rim), counted("c"));
  const found = createCopies(rim).listNow();
  expect(found.map((one) => one.kind === "copy" && one.head.name).toSorted()).toEqual(names);
  const others = [...storage.items.keys()].filter((key) => !key.startsWith("lobby.copy."));
  expect(others).toHaveLength(left);
});
