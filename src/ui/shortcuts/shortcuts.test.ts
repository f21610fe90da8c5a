import { beforeEach, describe, expect, test } from "vitest";
import type { Scenario } from "../../engine/index.ts";
import { createLobbyStore, type LobbyStore } from "../../state/store.ts";
import { type Act, act, SHORTCUTS } from "./shortcuts.ts";

const request = (name: string) => ({
  name,
  from: { plaintext: true },
  to: { workload: "default/backend" },
});
const SCENARIO: Scenario = {
  lobby: 1,
  resources: [{ name: "a.yaml", text: "" }],
  requests: [request("one"), request("two")],
};
const LAST = 5;

let store: LobbyStore;
const state = () => store.getState();

beforeEach(() => {
  store = createLobbyStore(SCENARIO, "light");
});

test("no key stands for two things", () => {
  expect(new Set(SHORTCUTS.map(([key]) => key)).size).toBe(SHORTCUTS.length);
});

describe("along the walk", () => {
  test.each([
    { from: null, what: "back", to: 4 },
    { from: null, what: "forward", to: 5 },
    { from: 2, what: "forward", to: 3 },
    { from: 0, what: "back", to: 0 },
    { from: 3, what: "first", to: 0 },
    { from: 3, what: "last", to: 5 },
    { from: 99, what: "back", to: 4 },
  ] as const)("$what from $from leads to $to", ({ from, what, to }) => {
    store.setState({ step: from, playing: true });
    act(store, what, LAST);
    expect(state()).toMatchObject({ step: to, playing: false });
  });

  test("play starts over at the end, and pauses", () => {
    act(store, "play", LAST);
    expect(state()).toMatchObject({ step: 0, playing: true });
    act(store, "play", LAST);
    expect(state().playing).toBe(false);
  });

  test("without a walk nothing plays", () => {
    for (const what of ["play", "forward", "back"] satisfies Act[]) act(store, what, -1);
    expect(state()).toMatchObject({ step: null, playing: false });
  });
});

test("speeds come round", () => {
  const seen = [1, 2, 3].map(() => {
    act(store, "speed", LAST);
    return state().speed;
  });
  expect(seen).toEqual([2, 0.5, 1]);
});

test("requests are chosen up to the ends of the list", () => {
  const names = (["nextRequest", "nextRequest", "previousRequest", "previousRequest"] as const).map(
    (what) => {
      act(store, what, LAST);
      return state().draft.requests.find(({ key }) => key === state().chosen)?.request.name;
    },
  );
  expect(names).toEqual(["two", "two", "one", "one"]);
});

test("the presenter view comes and goes", () => {
  state().play();
  act(store, "present", LAST);
  expect(state()).toMatchObject({ presenting: true, playing: false });
  act(store, "present", LAST);
  expect(state().presenting).toBe(false);
});
