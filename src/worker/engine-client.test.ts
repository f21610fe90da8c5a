import { describe, expect, test } from "vitest";
import { createEngineClient, type WorkerLike } from "./engine-client.ts";
import { type CallMessage, type FromWorker, PROTOCOL_VERSION, type ToWorker } from "./protocol.ts";
import type { Restart } from "./restart.ts";

/** A worker under the test's control, and timers that run when told to. */
function bench(protocol: number = PROTOCOL_VERSION) {
  const workers: {
    terminated: boolean;
    calls: CallMessage[];
    say: (m: FromWorker) => void;
    crash: (message: string) => void;
  }[] = [];
  const timers = new Set<() => void>();
  const restarts: Restart[] = [];
  const client = createEngineClient({
    onRestart: (restart) => restarts.push(restart),
    timeLimit: () => 5000,
    setTimer: (run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
    startWorker() {
      const state = {
        terminated: false,
        calls: [] as CallMessage[],
        say: (_: FromWorker) => {},
        crash: (_: string) => {},
      };
      const worker: WorkerLike = {
        terminate() {
          state.terminated = true;
        },
        listen(onMessage, onError) {
          state.say = onMessage;
          state.crash = onError;
        },
        postMessage(message: ToWorker) {
          if (message.type === "call") state.calls.push(message);
        },
      };
      workers.push(state);
      return worker;
    },
  });
  const at = (index: number) => {
    const worker = workers[index];
    if (!worker) throw new Error(`no worker ${index}`);
    return worker;
  };
  return {
    client,
    workers,
    restarts,
    ready: (index: number) => at(index).say({ type: "ready", protocol }),
    at,
    answer(index: number, call: number, result: unknown) {
      const message = at(index).calls[call];
      if (!message) throw new Error(`no call ${call}`);
      const { id, inputVersion } = message;
      at(index).say({ type: "answer", id, inputVersion, result });
    },
    timeOut() {
      for (const run of [...timers]) {
        timers.delete(run);
        run();
      }
    },
  };
}

const value = (text: string) => ({ text });

describe("the engine's client", () => {
  test("a call waits for the worker to be ready and gets its answer", async () => {
    const { client, ready, answer, at } = bench();
    const call = client.call("readValue", value("a"), 3);
    expect(at(0).calls).toHaveLength(0);
    ready(0);
    answer(0, 0, "A");
    expect(await call).toEqual({ kind: "value", value: "A", inputVersion: 3 });
  });

  test("[WK-1] of three quick calls the first two end as superseded", async () => {
    const { client, ready, answer, at } = bench();
    const calls = ["a", "b", "c"].map((text, version) =>
      client.call("readValue", value(text), version),
    );
    ready(0);
    expect(at(0).calls).toHaveLength(1);
    answer(0, 0, "A");
    answer(0, 1, "C");
    expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual([
      "superseded",
      "superseded",
      "value",
    ]);
    expect(at(0).calls.map(({ inputVersion }) => inputVersion)).toEqual([0, 2]);
  });

  test("[WK-2] calls of different methods do not overtake each other", async () => {
    const { client, ready, answer } = bench();
    const one = client.call("readValue", value("a"), 0);
    const two = client.call("readScenarios", value("b"), 0);
    ready(0);
    answer(0, 1, "B");
    answer(0, 0, "A");
    expect([await one, await two]).toMatchObject([{ value: "A" }, { value: "B" }]);
  });

  test("[WK-3] a hanging worker is ended and the call tried once more, and that is told", async () => {
    const { client, ready, answer, timeOut, at, restarts } = bench();
    const call = client.call("readValue", value("a"), 7);
    ready(0);
    expect(restarts).toEqual([]);
    timeOut();
    expect(at(0).terminated).toBe(true);
    ready(1);
    answer(1, 0, "A");
    expect(await call).toMatchObject({ kind: "value", value: "A", inputVersion: 7 });
    expect(at(1).calls[0]).toEqual(at(0).calls[0]);
    const cause = { kind: "hung", limit: 5000 };
    expect(restarts).toEqual([{ cause, method: "readValue", inputVersion: 7 }]);
  });

  test.each([
    { note: "crashed", comesUp: true, kind: "crashed" },
    { note: "never came up", comesUp: false, kind: "not-loaded" },
  ])("[WK-3] so is one that $note", async ({ comesUp, kind }) => {
    const { client, ready, answer, at, restarts } = bench();
    const call = client.call("readValue", value("a"), 0);
    if (comesUp) ready(0);
    at(0).crash("out of memory");
    ready(1);
    answer(1, 0, "A");
    expect(await call).toMatchObject({ kind: "value", value: "A" });
    expect(restarts).toMatchObject([{ cause: { kind, message: "out of memory" } }]);
  });

  test("a worker that ends while nothing is asked of it costs nothing, and is not told", async () => {
    const { client, ready, answer, at, restarts } = bench();
    const one = client.call("readValue", value("a"), 0);
    ready(0);
    answer(0, 0, "A");
    await one;
    at(0).crash("gone");
    const two = client.call("readValue", value("b"), 1);
    ready(1);
    answer(1, 0, "B");
    expect(await two).toMatchObject({ value: "B" });
    expect(restarts).toEqual([]);
  });

  test("[WK-4] a call that hangs twice has crashed, and the next one works again", async () => {
    const { client, ready, answer, timeOut, restarts } = bench();
    const call = client.call("readValue", value("a"), 0);
    ready(0);
    timeOut();
    ready(1);
    timeOut();
    expect(await call).toEqual({ kind: "crashed", message: "no answer within 5000 ms" });
    expect(restarts).toHaveLength(1);
    const again = client.call("readValue", value("b"), 1);
    ready(2);
    answer(2, 0, "B");
    expect(await again).toMatchObject({ kind: "value", value: "B" });
  });

  test("[WK-1] a newer call that waits takes the place of one that hangs", async () => {
    const { client, ready, answer, timeOut, at } = bench();
    const one = client.call("readValue", value("a"), 0);
    const two = client.call("readValue", value("b"), 1);
    ready(0);
    timeOut();
    ready(1);
    answer(1, 0, "B");
    expect(at(1).calls.map(({ inputVersion }) => inputVersion)).toEqual([1]);
    expect([await one, await two]).toMatchObject([{ kind: "superseded" }, { value: "B" }]);
  });

  test("[WK-5] an exception of the engine is a crash with its words", async () => {
    const { client, ready, at } = bench();
    const call = client.call("readValue", value("a"), 0);
    ready(0);
    const id = at(0).calls[0]?.id ?? -1;
    at(0).say({ type: "failed", id, message: "broken invariant", stack: "at x" });
    expect(await call).toEqual({ kind: "crashed", message: "broken invariant\nat x" });
  });

  test("[WK-6] a worker of another version is not used", async () => {
    const { client, ready } = bench(PROTOCOL_VERSION + 1);
    const call = client.call("readValue", value("a"), 0);
    ready(0);
    expect(await call).toMatchObject({ kind: "crashed" });
  });
});
