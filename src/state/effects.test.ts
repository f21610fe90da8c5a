import { describe, expect, test, vi } from "vitest";
import { createSignatureBook, type Scenario } from "../engine/index.ts";
import { readLink } from "../share/codec.ts";
import type { LocationHash } from "../share/location-hash.ts";
import { createInProcessClient } from "../worker/in-process-client.ts";
import type { EngineClient } from "../worker/protocol.ts";
import { startEffects } from "./effects.ts";
import { createKeeper } from "./persistence.ts";
import { countInside, judgementOf } from "./selectors.ts";
import { createLobbyStore } from "./store.ts";

const DENY_ALL = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: default }
spec:
  action: DENY
  rules: [{}]
`;
const SCENARIO: Scenario = {
  lobby: 1,
  now: "2026-11-22T00:00:00Z",
  resources: [{ name: "policies.yaml", text: "" }],
  workloads: [{ name: "backend", namespace: "default", ports: [{ port: 8080, protocol: "HTTP" }] }],
  requests: [
    {
      name: "GET",
      from: { principal: "cluster.local/ns/default/sa/frontend" },
      to: { workload: "default/backend", port: 8080 },
      http: { method: "GET", path: "/" },
    },
  ],
};

function page(engine: EngineClient) {
  const store = createLobbyStore(SCENARIO, "light");
  const timers = new Set<() => void>();
  const items = new Map<string, string>();
  let foreign: (hash: string) => void = () => {};
  let written = "";
  const hash: LocationHash = {
    read: () => written,
    write: (text) => {
      written = text;
    },
    addressOf: (text) => `#${text}`,
    subscribe: (listener) => {
      foreign = listener;
      return () => {};
    },
  };
  const keeper = createKeeper({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  });
  const { flush } = startEffects({
    store,
    engine,
    hash,
    keeper,
    applyTheme: () => {},
    setTimer: (run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
  });
  return {
    store,
    keeper,
    flush,
    open: (text: string) => foreign(text),
    link: () => readLink(written),
    tick() {
      for (const run of [...timers]) {
        timers.delete(run);
        run();
      }
    },
    outcome() {
      const judgement = judgementOf(store.getState(), store.getState().chosen);
      return judgement && "verdict" in judgement ? judgement.verdict.outcome : null;
    },
  };
}

const engine = () =>
  createInProcessClient({ nowSeconds: () => 0, signatures: createSignatureBook() });

describe("effects", () => {
  test("the first verdict comes by itself, and an edit brings the next", async () => {
    const { store, outcome } = page(engine());
    await vi.waitFor(() => expect(outcome()).toBe("allowed"));
    expect(countInside(store.getState())).toBe(1);
    store.getState().editText(store.getState().activeTab, DENY_ALL);
    await vi.waitFor(() => expect(outcome()).toBe("denied"));
    expect(countInside(store.getState())).toBe(0);
  });

  test("an answer that takes long is marked as old until it is there", async () => {
    const { store, tick, outcome } = page(engine());
    tick();
    expect(store.getState().stale).toBe(true);
    await vi.waitFor(() => expect(outcome()).toBe("allowed"));
    expect(store.getState().stale).toBe(false);
  });

  test("what was typed is in the link and in the storage after a pause", async () => {
    const { store, tick, link, keeper } = page(engine());
    store.getState().editText(store.getState().activeTab, DENY_ALL);
    tick();
    const resources = [{ name: "policies.yaml", text: DENY_ALL }];
    expect(link()).toMatchObject({ kind: "opened", state: { scenario: { resources } } });
    expect(keeper.draft()).toMatchObject({ edited: true, scenario: { resources } });
  });

  test("what is too large for any link leaves none in the address, and says so", () => {
    const { store, flush, link } = page(engine());
    flush();
    expect(link().kind).toBe("opened");
    store.getState().editText(store.getState().activeTab, `# ${"x".repeat(3_000_000)}`);
    flush();
    expect(link().kind).toBe("none");
    expect(store.getState().kept).toBe(false);
  });

  test("another link in the same page opens, and what was typed is kept", async () => {
    const first = page(engine());
    first.store.getState().editText(first.store.getState().activeTab, DENY_ALL);
    const other = page(engine());
    other.flush();
    const hash = other.keeper.draft()?.hash ?? "";
    first.open(hash);
    expect(first.store.getState().draft.tabs[0]?.text).toBe("");
    expect(first.keeper.previous()).toMatchObject({ edited: true });
    first.store.getState().backToReplaced();
    expect(first.store.getState().draft.tabs[0]?.text).toBe(DENY_ALL);
    expect(first.keeper.previous()).toBeNull();
  });

  test("a forged link changes nothing and says why", () => {
    const { store, open } = page(engine());
    const { draft } = store.getState();
    open("1AAAA");
    expect(store.getState()).toMatchObject({ draft, linkTrouble: { why: "damaged" } });
  });

  test("an engine that stopped keeps the last answer, and starts again when asked", async () => {
    const working = engine();
    let broken = false;
    const { store, outcome } = page({
      dispose: () => {},
      call: (method, params, version) =>
        broken
          ? Promise.resolve({ kind: "crashed", message: "no answer" })
          : working.call(method, params, version),
    });
    await vi.waitFor(() => expect(outcome()).toBe("allowed"));
    broken = true;
    store.getState().editText(store.getState().activeTab, DENY_ALL);
    await vi.waitFor(() => expect(store.getState().engine.kind).toBe("stopped"));
    expect(outcome()).toBe("allowed");
    broken = false;
    store.getState().restartEngine();
    await vi.waitFor(() => expect(outcome()).toBe("denied"));
    expect(store.getState().engine.kind).toBe("working");
  });
});
