import { beforeEach, describe, expect, test } from "vitest";
import type { Scenario } from "../engine/index.ts";
import { freeName, scenarioOf } from "./draft.ts";
import { otherAnswer } from "./selectors.ts";
import { createLobbyStore, type LobbyStore } from "./store.ts";

const request = (name: string) => ({
  name,
  from: { plaintext: true },
  to: { workload: "default/backend" },
});
const SCENARIO: Scenario = {
  lobby: 1,
  name: "three",
  mesh: { trustDomain: "td" },
  resources: [
    { name: "a.yaml", text: "kind: A" },
    { name: "b.yaml", text: "" },
  ],
  requests: [request("one"), request("two"), request("three")],
};

let store: LobbyStore;
const state = () => store.getState();
const names = () => state().draft.requests.map((standing) => standing.request.name);
const tabNames = () => state().draft.tabs.map(({ name }) => name);
const keyOf = (name: string) =>
  state().draft.requests.find((standing) => standing.request.name === name)?.key ?? "";

beforeEach(() => {
  store = createLobbyStore(SCENARIO, "light");
});

describe("a draft", () => {
  test("gives back the scenario that it was made from", () => {
    expect(scenarioOf(state().draft)).toEqual(SCENARIO);
  });

  test.each([
    { wanted: "a.yaml", taken: [], name: "a.yaml" },
    { wanted: "a.yaml", taken: ["a.yaml"], name: "a-2.yaml" },
    { wanted: "a.yaml", taken: ["a.yaml", "a-2.yaml"], name: "a-3.yaml" },
    { wanted: "plain", taken: ["plain"], name: "plain-2" },
  ])("$wanted beside $taken is called $name", ({ wanted, taken, name }) => {
    expect(freeName(wanted, taken)).toBe(name);
  });
});

describe("the other order", () => {
  const verdict = (status: number) => ({
    outcome: "denied" as const,
    status,
    stage: "CUSTOM" as const,
    policy: null,
    rule: null,
    body: null,
    grpcStatus: null,
    details: null,
    audited: false,
  });
  const judged = (status: number) => ({
    verdict: verdict(status),
    because: "",
    oneLine: "",
    responseHeaders: {},
    notes: [],
    mtlsMode: "STRICT" as const,
  });
  test.each([
    { here: 403, there: verdict(401), says: 401 },
    { here: 403, there: verdict(403), says: undefined },
    { here: 403, there: null, says: undefined },
  ])("$here here and $there.status there", ({ here, there, says }) => {
    const { draft } = state();
    const chosen = keyOf("one");
    const answer = { draft, judgements: new Map([[chosen, judged(here)]]) };
    const otherOrder = { draft, verdicts: new Map([[chosen, there]]) };
    expect(otherAnswer({ answer, otherOrder, chosen })?.status).toBe(says);
    const older = { ...otherOrder, draft: { ...draft } };
    expect(otherAnswer({ answer, otherOrder: older, chosen })).toBeNull();
  });
});

describe("requests", () => {
  test("move, and stop at the ends", () => {
    state().moveRequest(keyOf("one"), 1);
    expect(names()).toEqual(["two", "one", "three"]);
    state().moveRequest(keyOf("one"), -5);
    expect(names()).toEqual(["one", "two", "three"]);
  });

  test("a copy stands behind its original and is chosen", () => {
    state().copyRequest(keyOf("two"), "two, copy");
    expect(names()).toEqual(["one", "two", "two, copy", "three"]);
    expect(state().chosen).toBe(keyOf("two, copy"));
  });

  test("one that is deleted comes back to its place, with what was edited since", () => {
    const second = keyOf("two");
    state().chooseRequest(second);
    state().removeRequest(second);
    expect(names()).toEqual(["one", "three"]);
    expect(state().chosen).toBe(keyOf("three"));
    state().editText(state().activeTab, "kind: B");
    state().bringBack();
    expect(names()).toEqual(["one", "two", "three"]);
    expect(state().chosen).toBe(second);
    expect(state().draft.tabs[0]?.text).toBe("kind: B");
  });

  test("choosing another shows its end and lets go of the node", () => {
    state().seek(2);
    state().selectNode(4, null);
    state().chooseRequest(keyOf("two"));
    expect(state()).toMatchObject({ step: null, selectedNode: null, playing: false });
  });
});

describe("tabs", () => {
  test("names stay unique, since ranges name their tab", () => {
    state().renameTab(state().draft.tabs[1]?.key ?? "", "a.yaml");
    expect(tabNames()).toEqual(["a.yaml", "a-2.yaml"]);
  });

  test("closing one with text can be taken back, an empty one is just gone", () => {
    const [first, second] = state().draft.tabs;
    state().closeTab(second?.key ?? "");
    expect(state().removed).toBeNull();
    state().closeTab(first?.key ?? "");
    expect(state().draft.tabs.map(({ text }) => text)).toEqual([""]);
    state().bringBack();
    expect(state().draft.tabs[0]).toEqual(first);
    expect(state().activeTab).toBe(first?.key);
  });

  test("a paste takes the active tab if that is empty, else a new one", () => {
    state().pasteText("kind: X");
    expect(tabNames()).toEqual(["a.yaml", "b.yaml", "more.yaml"]);
    state().chooseTab(state().draft.tabs[1]?.key ?? "");
    state().pasteText("kind: Y", "file.yaml");
    expect(state().draft.tabs.map(({ text }) => text)).toEqual(["kind: A", "kind: Y", "kind: X"]);
  });
});

describe("opening another scenario", () => {
  test("keeps an edited one, and gives it back whole", () => {
    state().editText(state().activeTab, "typed for an hour");
    const { draft } = state();
    state().openScenario({ lobby: 1, name: "other" }, "catalog");
    expect(scenarioOf(state().draft)).toMatchObject({ name: "other" });
    state().backToReplaced();
    expect(scenarioOf(state().draft)).toEqual(scenarioOf(draft));
    expect(state().replaced).toBeNull();
  });

  test("has nothing to keep of one that nobody touched", () => {
    state().openScenario({ lobby: 1 }, "catalog");
    expect(state().replaced).toBeNull();
  });

  test("never gives a key twice", () => {
    const before = state().draft.requests.map(({ key }) => key);
    state().editText(state().activeTab, "x");
    state().openScenario(SCENARIO, "catalog");
    state().backToReplaced();
    state().addRequest(request("four"));
    expect(before).not.toContain(keyOf("four"));
    expect(new Set(state().draft.requests.map(({ key }) => key)).size).toBe(4);
  });
});

describe("the order of the stages", () => {
  test("is toggled in the mesh and leaves nothing behind", () => {
    state().toggleStageOrder();
    expect(scenarioOf(state().draft).mesh).toEqual({ trustDomain: "td", stageOrder: "documented" });
    state().toggleStageOrder();
    expect(scenarioOf(state().draft)).toEqual(SCENARIO);
  });
});
