import { describe, expect, test } from "vitest";
import { counted, forbiddenCabinet, memoryCabinet } from "../../tests/support/browser-storage.ts";
import type { Saved } from "./shelf.ts";
import { createShelf } from "./shelf.ts";

const named = (name: string) => ({ scenario: { lobby: 1 as const, name }, step: 2 });

function shelfIn(cabinet = memoryCabinet()) {
  let time = 0;
  const shelf = createShelf({ cabinet, newRevision: counted("r"), now: () => ++time });
  return { shelf, cabinet };
}

function homeOf(saved: Saved) {
  if (saved.kind !== "saved") throw new Error(saved.kind);
  return saved.home;
}

async function namesOn(shelf: ReturnType<typeof shelfIn>["shelf"]) {
  const list = await shelf.list();
  return list.kind === "list" ? list.entries.map(({ name }) => name) : list.kind;
}

describe("the shelf", () => {
  test("gives back what was kept, newest first", async () => {
    const { shelf } = shelfIn();
    const home = homeOf(await shelf.add(named("one")));
    await shelf.add(named("two"));
    expect(await namesOn(shelf)).toEqual(["two", "one"]);
    expect(await shelf.open(home.id)).toEqual({ kind: "opened", home, state: named("one") });
  });

  test("saves over what this tab opened, and not over what another tab saved since", async () => {
    const { shelf } = shelfIn();
    const home = homeOf(await shelf.add(named("ours")));
    const theirs = homeOf(await shelf.save(home, named("theirs"), false));
    expect(await shelf.save(home, named("mine"), false)).toEqual({ kind: "changed", when: 2 });
    expect(await namesOn(shelf)).toEqual(["theirs"]);
    expect((await shelf.save(theirs, named("theirs, later"), false)).kind).toBe("saved");
    expect((await shelf.save(home, named("mine, over it"), true)).kind).toBe("saved");
    expect(await namesOn(shelf)).toEqual(["mine, over it"]);
  });

  test("keeps again what was deleted meanwhile", async () => {
    const { shelf } = shelfIn();
    const home = homeOf(await shelf.add(named("ours")));
    await shelf.remove(home.id);
    expect((await shelf.save(home, named("still mine"), false)).kind).toBe("saved");
    expect(await namesOn(shelf)).toEqual(["still mine"]);
  });

  test("renames, duplicates, deletes, and puts back as it was", async () => {
    const { shelf, cabinet } = shelfIn();
    const { id } = homeOf(await shelf.add(named("one")));
    await shelf.rename(id, "renamed");
    await shelf.duplicate(id, "renamed, copy");
    expect(await namesOn(shelf)).toEqual(["renamed, copy", "renamed"]);
    const before = new Map(cabinet.entries);
    const putBack = await shelf.remove(id);
    expect(await namesOn(shelf)).toEqual(["renamed, copy"]);
    expect(putBack !== "forbidden" && (await putBack())).toBe(true);
    expect(Object.fromEntries(cabinet.entries)).toEqual(Object.fromEntries(before));
  });

  test.each([
    { what: "no scenario", body: { format: 1, state: { scenario: 5 } } },
    { what: "nothing", body: undefined },
    { what: "another kind of thing", body: "text" },
  ])("an entry that holds $what is damaged, and stays", async ({ body }) => {
    const { shelf, cabinet } = shelfIn();
    const { id } = homeOf(await shelf.add(named("one")));
    cabinet.entries.set(`body.${id}`, body);
    expect((await shelf.open(id)).kind).toBe("damaged");
    expect((await shelf.rename(id, "x")).kind).toBe("damaged");
    expect(cabinet.entries.has(`head.${id}`)).toBe(true);
  });

  test("a head that cannot be read is listed as damaged, and its text can be had", async () => {
    const { shelf, cabinet } = shelfIn();
    const { id } = homeOf(await shelf.add(named("one")));
    cabinet.entries.set(`head.${id}`, { __proto__: { name: "forged" } });
    expect(await shelf.list()).toEqual({ kind: "list", entries: [], damaged: [id] });
    expect(await shelf.raw(id)).toContain('"name": "one"');
  });

  test.each([
    { name: "QuotaExceededError", kind: "full" },
    { name: "SecurityError", kind: "forbidden" },
  ])("$name is told as $kind, and nothing rejects", async ({ name, kind }) => {
    const shelf = createShelf({
      cabinet: forbiddenCabinet(name),
      newRevision: counted("r"),
      now: () => 0,
    });
    expect(await shelf.add(named("one"))).toEqual({ kind });
    expect(await shelf.list()).toEqual({ kind: "forbidden" });
    expect(await shelf.open("x")).toEqual({ kind: "forbidden" });
    expect(await shelf.remove("x")).toBe("forbidden");
    expect(await shelf.raw("x")).toBe("");
  });
});
