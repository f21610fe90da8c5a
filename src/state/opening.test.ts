import { describe, expect, test } from "vitest";
import {
  counted,
  forbiddenCabinet,
  forbiddenStorage,
  memoryCabinet,
  memoryStorage,
} from "../../tests/support/browser-storage.ts";
import type { Scenario } from "../engine/index.ts";
import { writeLink } from "../share/codec.ts";
import { type Copies, createCopies } from "./copies.ts";
import type { KeptCopy } from "./kept-copy.ts";
import { type Arrival, chooseOpening, fetchFar, type Opening, showOpening } from "./opening.ts";
import { createKeeper, PERSISTENCE } from "./persistence.ts";
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
/** The copy of `TYPED`. */
const MINE = "mine";

function linkOf(scenario: Scenario): string {
  const link = writeLink({ scenario });
  if (link.kind !== "link") throw new Error("too long");
  return link.hash;
}

function copyOf(scenario: Scenario, more: Partial<KeptCopy> = {}): KeptCopy {
  const view = { state: { scenario }, edited: true, home: null, before: "", changed: 1 };
  return { ...view, hash: linkOf(scenario), ...more };
}

/** What a page finds that comes after the one that wrote these. */
function left(copies: Readonly<Record<string, KeptCopy>>): Copies {
  const storage = memoryStorage();
  const rim = () => ({ storage, cabinet: memoryCabinet(), newRevision: counted("r") });
  const before = createCopies(rim());
  for (const [id, copy] of Object.entries(copies)) void before.write(id, copy);
  return createCopies(rim());
}

function arriving(more: Partial<Arrival>): Arrival {
  return { hash: "", entryCopy: null, isReload: false, note: null, open: new Set(), ...more };
}

const note = (copy: string, previous: string | null = null) => ({
  copy,
  previous,
  far: false,
  clean: false,
});

const PLAIN: Omit<Opening, "state"> = {
  edited: false,
  copy: null,
  home: null,
  previous: null,
  trouble: null,
  clean: false,
};

interface Case {
  readonly what: string;
  readonly hash?: string;
  readonly kept?: Partial<KeptCopy>;
  readonly arrival: Partial<Arrival>;
  readonly opens: string;
  readonly copy?: string;
  readonly previous?: string;
  readonly trouble?: string;
}

describe("what the page opens with", () => {
  const sameTab = { note: note(MINE), entryCopy: null };
  test.each<Case>([
    {
      what: "a browser that was closed: the copy that it left",
      arrival: {},
      opens: "typed",
      copy: MINE,
    },
    {
      what: "a second tab beside the one with the copy",
      arrival: { open: new Set([MINE]) },
      opens: "example",
    },
    {
      what: "a copy that nobody edited",
      kept: { edited: false },
      arrival: {},
      opens: "example",
    },
    { what: "the tab's own copy", arrival: sameTab, opens: "typed", copy: MINE },
    {
      what: "a tab that showed something else",
      arrival: { note: note("other") },
      opens: "example",
    },
    {
      what: "a link, in the tab of the copy",
      hash: linkOf(LINKED),
      arrival: sameTab,
      opens: "linked",
      previous: MINE,
    },
    { what: "a link, in a new tab", hash: linkOf(LINKED), arrival: {}, opens: "linked" },
    {
      what: "its own link after a reload",
      hash: linkOf(TYPED),
      arrival: { note: note(MINE), entryCopy: MINE, isReload: true },
      opens: "typed",
      copy: MINE,
    },
    {
      what: "its own link in a browser that was closed",
      hash: linkOf(TYPED),
      arrival: {},
      opens: "typed",
      copy: MINE,
    },
    {
      what: "its own link while another tab works on it",
      hash: linkOf(TYPED),
      arrival: { open: new Set([MINE]) },
      opens: "typed",
    },
    {
      what: "a reload that began before the last edit was in the address",
      hash: linkOf(LINKED),
      kept: { before: linkOf(LINKED) },
      arrival: { note: note(MINE), entryCopy: MINE, isReload: true },
      opens: "typed",
      copy: MINE,
    },
    {
      what: "the same link, opened anew",
      hash: linkOf(LINKED),
      kept: { before: linkOf(LINKED) },
      arrival: sameTab,
      opens: "linked",
      previous: MINE,
    },
    {
      what: "a history entry without a link",
      arrival: { note: note("other"), entryCopy: MINE },
      opens: "typed",
      copy: MINE,
    },
    {
      what: "a second link: what gave way to the first is still offered",
      hash: linkOf(LINKED),
      arrival: { note: note("the first link", MINE) },
      opens: "linked",
      previous: MINE,
    },
    { what: "a clean start", hash: "new", arrival: sameTab, opens: "" },
    {
      what: "a forged link",
      hash: "1AAAA",
      arrival: sameTab,
      opens: "typed",
      copy: MINE,
      trouble: "damaged",
    },
    {
      what: "a link of a newer page, in a tab without a copy",
      hash: "9x",
      arrival: { note: note("other") },
      opens: "example",
      trouble: "version",
    },
  ])("$what", ({ hash = "", kept, arrival, opens, copy, previous, trouble }) => {
    const copies = left({ [MINE]: copyOf(TYPED, kept) });
    const opening = chooseOpening(arriving({ hash, ...arrival }), copies, EXAMPLE);
    expect(opening.state.scenario.name ?? "").toBe(opens);
    expect(opening.copy).toBe(copy ?? null);
    expect(opening.edited).toBe(copy !== undefined);
    expect(opening.previous?.copy).toBe(previous);
    expect(opening.trouble?.why).toBe(trouble);
    expect(opening.clean).toBe(hash === "new");
    // Whatever is opened, the copy stands where it stood.
    expect(copies.read(MINE)?.state.scenario).toEqual(TYPED);
  });

  test("a clean start stays one in its tab", () => {
    const arrival = arriving({ hash: linkOf(LINKED), note: { ...note("clean"), clean: true } });
    expect(chooseOpening(arrival, left({}), EXAMPLE)).toMatchObject({ clean: true });
  });

  test("a copy in the large storage is fetched before", async () => {
    const storage = memoryStorage();
    const cabinet = memoryCabinet();
    const rim = { storage, cabinet, newRevision: counted("r") };
    const resources = [{ name: "a.yaml", text: "x".repeat(3_000_000) }];
    const large = { ...TYPED, resources };
    expect(await createCopies(rim).write(MINE, copyOf(TYPED, { state: { scenario: large } }))).toBe(
      "kept",
    );
    const copies = createCopies(rim);
    const arrival = arriving({ note: note(MINE) });
    await fetchFar(arrival, copies);
    expect(chooseOpening(arrival, copies, EXAMPLE).state.scenario.resources).toEqual(resources);
  });

  test("a storage that is forbidden breaks nothing", async () => {
    const storage = forbiddenStorage();
    const rim = { storage, cabinet: forbiddenCabinet(), newRevision: counted("r") };
    const copies = createCopies(rim);
    await fetchFar(arriving({}), copies);
    expect(chooseOpening(arriving({}), copies, EXAMPLE).state.scenario).toBe(EXAMPLE);
    const keeper = createKeeper(storage);
    keeper.keepTheme("dark");
    expect(keeper.habits()).toEqual({});
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
    showOpening(store, { ...PLAIN, state });
    expect(sharedState(store.getState())).toEqual(state);
  });

  test("a link without widths leaves those that the user chose", () => {
    const store = createLobbyStore(TYPED, "light");
    store.getState().setWidth("requests", 400);
    showOpening(store, {
      ...PLAIN,
      state: { scenario: TYPED },
    });
    expect(store.getState().widths).toEqual({ requests: 400 });
    store.getState().setWidth("requests", null);
    expect(store.getState().widths).toEqual({});
  });

  test("what a link says in vain is told, until the next scenario opens", () => {
    const store = createLobbyStore(TYPED, "light");
    const link = writeLink({ scenario: { ...TYPED, weather: "fine" } as Scenario });
    const hash = link.kind === "link" ? link.hash : "";
    showOpening(store, chooseOpening(arriving({ hash }), left({}), EXAMPLE));
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
    const keeper = createKeeper({ ...memoryStorage(), getItem: () => kept });
    expect(keeper.habits()).toEqual(habits);
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
