import { describe, expect, test } from "vitest";
import { forbiddenCabinet } from "../../tests/support/browser-storage.ts";
import { browser, EXAMPLE } from "../../tests/support/tabs.ts";
import type { Scenario } from "../engine/index.ts";
import { readLink, writeLink } from "../share/codec.ts";

const OTHER: Scenario = { lobby: 1, name: "other" };
const LARGE = "x".repeat(3_000_000);

const linkOf = (scenario: Scenario) => {
  const link = writeLink({ scenario });
  return link.kind === "link" ? link.hash : "";
};
const names = (copies: { readonly listNow: () => readonly unknown[] }) => copies.listNow().length;

describe("the working copy", () => {
  test("is in the address and in the browser after a pause, and there after a crash", async () => {
    const { openTab } = browser();
    const tab = await openTab();
    tab.type("typed");
    expect(tab.copies.listNow()).toEqual([]);
    tab.pause();
    expect(readLink(tab.history[0]?.hash ?? "")).toMatchObject({
      state: { scenario: { resources: [{ text: "typed" }] } },
    });
    const again = await openTab(tab);
    expect(again.text()).toBe("typed");
    expect(again.store.getState()).toMatchObject({ edited: true, replaced: null });
    const elsewhere = await openTab();
    expect(elsewhere.text()).toBe("typed");
  });

  test("shows the last edit after a reload that asks for the link from before it", async () => {
    const { openTab } = browser();
    const tab = await openTab();
    tab.type("before");
    tab.pause();
    const asked = tab.history.map((entry) => ({ ...entry }));
    tab.type("after");
    // As the page is asked whether it may go, and as it goes.
    tab.flush();
    tab.flush();
    const again = await openTab({ ...tab, at: tab.at, history: asked });
    expect(again.text()).toBe("after");
  });

  test("is kept in the large storage if no link and no small storage can take it", async () => {
    const { openTab, storage } = browser();
    const tab = await openTab();
    tab.type(LARGE);
    tab.pause();
    await expect.poll(() => names(tab.copies)).toBe(1);
    expect(tab.history[0]?.hash).toBe("");
    expect(tab.store.getState()).toMatchObject({ kept: true, noRoom: null });
    expect([...storage.items.values()].join("").length).toBeLessThan(1000);
    expect((await openTab(tab)).text()).toBe(LARGE);
  });

  test("goes the long way too when the small storage is full", async () => {
    const { openTab, storage } = browser();
    const tab = await openTab();
    tab.type("first");
    tab.pause();
    storage.room = 0;
    tab.type("second");
    tab.pause();
    await expect.poll(async () => (await tab.copies.list()).copies.length).toBe(1);
    expect(tab.store.getState()).toMatchObject({ kept: true, noRoom: null, forked: false });
    expect((await openTab(tab)).text()).toBe("second");
    tab.type("third");
    tab.pause();
    storage.room = 1_000_000;
    tab.type("fourth");
    tab.pause();
    expect((await openTab()).text()).toBe("fourth");
    expect((await tab.copies.list()).copies.length).toBe(1);
  });

  test.each([
    { what: "too large for a link", text: LARGE, kept: false },
    { what: "in the address", text: "short", kept: true },
  ])("says that nothing has room: $what", async ({ text, kept }) => {
    const { openTab, storage } = browser(forbiddenCabinet("QuotaExceededError"));
    storage.room = 0;
    const tab = await openTab();
    tab.type(text);
    tab.pause();
    await expect.poll(() => tab.store.getState().noRoom).toBe("full");
    expect(tab.store.getState().kept).toBe(kept);
    storage.room = Number.POSITIVE_INFINITY;
    tab.type("there is room again");
    tab.pause();
    expect(tab.store.getState()).toMatchObject({ kept: true, noRoom: null });
  });
});

describe("two tabs", () => {
  test("of one copy write over nothing: the second goes on under a name of its own", async () => {
    const { openTab } = browser();
    const one = await openTab();
    one.type("common");
    one.pause();
    const two = await openTab(one);
    expect(two.store.getState().copy).toBe(one.store.getState().copy);
    one.type("from one");
    one.pause();
    two.type("from two");
    two.pause();
    expect(two.store.getState().forked).toBe(true);
    expect(one.store.getState().forked).toBe(false);
    one.type("from one, later");
    one.pause();
    expect(one.store.getState().forked).toBe(false);
    expect((await openTab(one)).text()).toBe("from one, later");
    expect((await openTab(two)).text()).toBe("from two");
    expect(names(one.copies)).toBe(2);
  });

  test("of one large copy, too", async () => {
    const { openTab } = browser();
    const one = await openTab();
    one.type(LARGE);
    one.pause();
    await expect.poll(() => names(one.copies)).toBe(1);
    const two = await openTab(one);
    one.type(`${LARGE} from one`);
    one.pause();
    two.type(`${LARGE} from two`);
    two.pause();
    await expect.poll(() => names(one.copies)).toBe(2);
    const texts = [await openTab(one), await openTab(two)].map((tab) => tab.text()?.slice(-8));
    expect(texts.toSorted()).toEqual(["from one", "from two"]);
  });

  test("a copy that was deleted in another tab is kept again by the tab that works on it", async () => {
    const { openTab } = browser();
    const one = await openTab();
    one.type("mine");
    one.pause();
    const two = await openTab();
    await two.copies.remove(one.store.getState().copy);
    one.type("mine, still");
    one.pause();
    expect((await openTab(one)).text()).toBe("mine, still");
  });

  test("what stands there and cannot be read is not written over", async () => {
    const { openTab, storage } = browser();
    const tab = await openTab();
    const key = `lobby.copy.${tab.store.getState().copy}`;
    storage.setItem(key, "{ half");
    tab.type("mine");
    tab.pause();
    expect(storage.getItem(key)).toBe("{ half");
    expect(tab.copies.listNow().map(({ kind }) => kind)).toEqual(["copy", "damaged"]);
  });
});

describe("opening something else", () => {
  test("a chain of links loses none of what was typed in between", async () => {
    const { openTab } = browser();
    const tab = await openTab();
    tab.type("first");
    // No pause: the link comes right after the last key.
    tab.follow(linkOf(EXAMPLE));
    tab.type("second");
    tab.follow(linkOf(OTHER));
    tab.type("third");
    const again = await openTab({ ...tab, at: tab.at });
    tab.pause();
    expect(tab.store.getState().replaced?.draft.tabs[0]?.text).toBe("second");
    expect(names(tab.copies)).toBe(3);
    // The link that was opened is shown after a reload, and what gave way is still offered.
    expect(again.name()).toBe("other");
    expect(again.store.getState().replaced?.draft.tabs[0]?.text).toBe("second");
    again.store.getState().backToReplaced();
    expect(again.text()).toBe("second");
  });

  test("back and forward lead to each state, with what was typed there", async () => {
    const { openTab } = browser();
    const tab = await openTab();
    tab.type("first");
    tab.follow(linkOf(OTHER));
    tab.store.getState().openScenario({ lobby: 1, name: "third" }, "catalog");
    tab.type("third, edited");
    expect(tab.history.length).toBe(3);
    tab.travel(-1);
    expect([tab.name(), tab.text()]).toEqual(["other", ""]);
    tab.travel(-1);
    expect([tab.name(), tab.text()]).toEqual(["example", "first"]);
    tab.type("first, edited after coming back");
    tab.travel(2);
    expect([tab.name(), tab.text()]).toEqual(["third", "third, edited"]);
    const again = await openTab(tab);
    again.travel(-2);
    expect(again.text()).toBe("first, edited after coming back");
  });

  test("a document that nobody touched leaves nothing in the browser", async () => {
    const { openTab, storage } = browser();
    const tab = await openTab();
    tab.follow(linkOf(OTHER));
    tab.pause();
    tab.travel(-1);
    tab.pause();
    expect(tab.name()).toBe("example");
    expect(storage.items.size).toBe(0);
  });

  test("a forged link changes nothing and says why", async () => {
    const { openTab } = browser();
    const tab = await openTab();
    const { draft } = tab.store.getState();
    tab.follow("1AAAA");
    expect(tab.store.getState()).toMatchObject({ draft, linkTrouble: { why: "damaged" } });
  });
});

describe("a clean start", () => {
  test("is empty, names nothing of what is kept, and leaves it as it is", async () => {
    const { openTab } = browser();
    const tab = await openTab();
    tab.type("secret");
    tab.follow("new");
    tab.pause();
    expect(tab.store.getState()).toMatchObject({ clean: true, replaced: null, edited: false });
    expect(tab.text()).toBe("");
    expect(tab.history.at(-1)?.hash).toBe("new");
    const again = await openTab(tab);
    expect([again.text(), again.store.getState().clean]).toEqual(["", true]);
    again.type("shown to all");
    again.pause();
    const last = await openTab(again);
    expect(last.text()).toBe("shown to all");
    expect(last.store.getState()).toMatchObject({ clean: true, replaced: null });
    last.travel(-1);
    expect(last.text()).toBe("secret");
  });
});

test("saved under a name, a document is no unsaved copy any more", async () => {
  const { openTab } = browser();
  const tab = await openTab();
  tab.type("typed");
  tab.pause();
  tab.store.getState().keptAs({ id: "s1", revision: "r1" }, "Mine");
  tab.pause();
  const [entry] = tab.copies.listNow();
  expect(entry).toMatchObject({ head: { name: "Mine", edited: false } });
  const again = await openTab(tab);
  expect(again.store.getState()).toMatchObject({
    edited: false,
    home: { id: "s1", revision: "r1" },
  });
  again.store.getState().openScenario(OTHER, "catalog");
  expect(again.store.getState().replaced).toBeNull();
  expect(names(again.copies)).toBe(0);
});
