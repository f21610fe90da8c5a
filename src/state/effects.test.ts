import { describe, expect, test, vi } from "vitest";
import { createSignatureBook, type Scenario } from "../engine/index.ts";
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
  startEffects({
    store,
    engine,
    keeper: createKeeper(null),
    applyTheme: () => {},
    setTimer: (run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
  });
  return {
    store,
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
