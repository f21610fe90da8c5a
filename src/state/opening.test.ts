import { describe, expect, test } from "vitest";
import type { Scenario } from "../engine/index.ts";
import { writeLink } from "../share/codec.ts";
import { chooseOpening, showOpening } from "./opening.ts";
import { createKeeper, type KeptDraft, PERSISTENCE } from "./persistence.ts";
import { sharedState } from "./selectors.ts";
import { createLobbyStore } from "./store.ts";

const EXAMPLE: Scenario = { lobby: 1, name: "example" };
const TYPED: Scenario = {
  lobby: 1,
  name: "typed",
  requests: ["a", "b"].map((name) => ({
    name,
    from: { plaintext: true },
    to: { workload: "x/y" },
  })),
};
const LINKED: Scenario = { lobby: 1, name: "linked" };

function linkOf(scenario: Scenario): string {
  const link = writeLink({ scenario });
  if (link.kind !== "link") throw new Error("too long");
  return link.hash;
}

function keeperWith(draft: Partial<KeptDraft> | null) {
  const items = new Map<string, string>();
  const keeper = createKeeper({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  });
  if (draft)
    keeper.keepDraft({
      scenario: TYPED,
      chosen: 1,
      edited: true,
      hash: linkOf(TYPED),
      before: "",
      ...draft,
    });
  return keeper;
}

describe("what the page opens with", () => {
  test.each([
    { note: "nothing at all: the example", hash: "", draft: null, opens: "example" },
    { note: "a working copy", hash: "", draft: {}, opens: "typed" },
    { note: "a copy that nobody edited", hash: "", draft: { edited: false }, opens: "example" },
    { note: "a link", hash: linkOf(LINKED), draft: null, opens: "linked" },
    {
      note: "a link over a working copy",
      hash: linkOf(LINKED),
      draft: {},
      opens: "linked",
      previous: "typed",
    },
    { note: "its own link after a reload", hash: linkOf(TYPED), draft: {}, opens: "typed" },
    {
      note: "a reload that began before the last edit was in the address",
      hash: linkOf(LINKED),
      draft: { before: linkOf(LINKED) },
      isReload: true,
      opens: "typed",
    },
    {
      note: "the same link, opened anew",
      hash: linkOf(LINKED),
      draft: { before: linkOf(LINKED) },
      opens: "linked",
      previous: "typed",
    },
    {
      note: "a reload of a link that the copy never came from",
      hash: linkOf(LINKED),
      draft: {},
      isReload: true,
      opens: "linked",
      previous: "typed",
    },
    { note: "a forged link", hash: "1AAAA", draft: {}, opens: "typed", trouble: "damaged" },
    {
      note: "a forged link, first visit",
      hash: "9x",
      draft: null,
      opens: "example",
      trouble: "version",
    },
  ])("$note", ({ hash, draft, isReload, opens, previous, trouble }) => {
    const opening = chooseOpening(
      { hash, isReload: isReload ?? false },
      keeperWith(draft),
      EXAMPLE,
    );
    expect(opening.state.scenario.name).toBe(opens);
    expect(opening.previous?.scenario.name).toBe(previous);
    expect(opening.trouble?.why).toBe(trouble);
  });

  test("what gave way to a link is still offered after a reload", () => {
    const keeper = keeperWith({ scenario: LINKED, edited: false, hash: linkOf(LINKED) });
    keeper.keepPrevious({ scenario: TYPED, chosen: 0, edited: true, hash: "", before: "" });
    expect(
      chooseOpening({ hash: linkOf(LINKED), isReload: false }, keeper, EXAMPLE).previous?.scenario
        .name,
    ).toBe("typed");
  });

  test("the view of a link is shown as it was shared", () => {
    const resources = ["a.yaml", "b.yaml"].map((name) => ({ name, text: "" }));
    const scenario = { ...TYPED, resources };
    const store = createLobbyStore(scenario, "light");
    const state = {
      scenario,
      chosen: 1,
      step: 3,
      depth: "clauses" as const,
      tab: 1,
      together: true,
      widths: { text: 500 },
    };
    showOpening(store, { state, edited: false, previous: null, trouble: null });
    expect(sharedState(store.getState())).toEqual(state);
  });

  test("a link without widths leaves those that the user chose", () => {
    const store = createLobbyStore(TYPED, "light");
    store.getState().setWidth("requests", 400);
    showOpening(store, {
      state: { scenario: TYPED },
      edited: false,
      previous: null,
      trouble: null,
    });
    expect(store.getState().widths).toEqual({ requests: 400 });
    store.getState().setWidth("requests", null);
    expect(store.getState().widths).toEqual({});
  });

  test("what a link says in vain is told, until the next scenario opens", () => {
    const store = createLobbyStore(TYPED, "light");
    const link = writeLink({ scenario: { ...TYPED, weather: "fine" } as Scenario });
    const hash = link.kind === "link" ? link.hash : "";
    const keeper = keeperWith(null);
    showOpening(store, chooseOpening({ hash, isReload: false }, keeper, EXAMPLE));
    expect(store.getState().passedOver).toEqual(["`weather` is no field of the scenario document"]);
    store.getState().openScenario(EXAMPLE, "catalog");
    expect(store.getState().passedOver).toEqual([]);
  });

  test.each([
    { kept: '{"speed":2,"shortcuts":false}', habits: { speed: 2, shortcuts: false } },
    { kept: '{"speed":7,"shortcuts":"no"}', habits: {} },
    { kept: "nonsense", habits: {} },
    { kept: null, habits: {} },
  ])("habits kept as $kept", ({ kept, habits }) => {
    const keeper = createKeeper({ getItem: () => kept, setItem() {}, removeItem() {} });
    expect(keeper.habits()).toEqual(habits);
  });

  test("a storage that is full or forbidden keeps nothing and breaks nothing", () => {
    const refuse = () => {
      throw new Error("QuotaExceededError");
    };
    const keeper = createKeeper({ getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(
      keeper.keepDraft({ scenario: TYPED, chosen: 0, edited: true, hash: "", before: "" }),
    ).toBe(false);
    expect(chooseOpening({ hash: "", isReload: false }, keeper, EXAMPLE).state.scenario).toBe(
      EXAMPLE,
    );
  });
});

test("a link carries what the table of persistence says, and nothing else", () => {
  const store = createLobbyStore(TYPED, "light");
  const { draft, seek, setDepth, chooseRequest, addTab, setTogether, setWidth } = store.getState();
  chooseRequest(draft.requests[1]?.key ?? "");
  addTab();
  setTogether(true);
  setWidth("text", 500);
  setDepth("clauses", 2);
  seek(2);
  const inLink = Object.keys(sharedState(store.getState())).map((key) =>
    key === "scenario" ? "draft" : key === "tab" ? "activeTab" : key,
  );
  const promised = Object.entries(PERSISTENCE).flatMap(([key, { link }]) => (link ? [key] : []));
  expect(inLink.toSorted()).toEqual(promised.toSorted());
});
