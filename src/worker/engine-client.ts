import { assertNever } from "../lib/assert-never.ts";
import {
  type CallMessage,
  type CallOutcome,
  type EngineClient,
  type FromWorker,
  type InputVersion,
  type Method,
  type Methods,
  PROTOCOL_VERSION,
  type ToWorker,
} from "./protocol.ts";
import { causeLine, type Restart, type RestartCause } from "./restart.ts";

/** The part of a Worker that the client needs; a test hands in its own. */
export interface WorkerLike {
  readonly postMessage: (message: ToWorker) => void;
  readonly terminate: () => void;
  readonly listen: (
    onMessage: (message: FromWorker) => void,
    onError: (message: string) => void,
  ) => void;
}

export interface ClientOptions {
  readonly startWorker: () => WorkerLike;
  /** Milliseconds after which a call is taken to hang. */
  readonly timeLimit: (message: CallMessage) => number;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** Told when a new engine takes over what the one before it left undone. */
  readonly onRestart: (restart: Restart) => void;
}

interface Call {
  readonly message: CallMessage;
  readonly settle: (outcome: Settled) => void;
  /** Sent again after a restart; the second time it is given up. */
  retried: boolean;
  stopTimer: () => void;
}

type Settled =
  | { readonly kind: "value"; readonly value: unknown; readonly inputVersion: InputVersion }
  | { readonly kind: "superseded" }
  | { readonly kind: "crashed"; readonly message: string };

/**
 * Calls the engine in its worker. A running synchronous evaluation hears no "cancel": each method has one
 * running and one waiting call, the newest; the others end as `superseded`. A call that is over its time ends
 * the worker; it is tried once more in a new one, which is told, before it counts as crashed.
 */
export function createEngineClient(options: ClientOptions): EngineClient {
  const running = new Map<Method, Call>();
  const waiting = new Map<Method, Call>();
  let worker: WorkerLike | null = null;
  let ready = false;
  let nextId = 1;

  function start(): WorkerLike {
    const started = options.startWorker();
    ready = false;
    started.listen(receive, (message) =>
      restart({ kind: ready ? "crashed" : "not-loaded", message }),
    );
    started.postMessage({ type: "hello", protocol: PROTOCOL_VERSION });
    return started;
  }

  function send(call: Call): void {
    worker ??= start();
    running.set(call.message.method, call);
    const limit = options.timeLimit(call.message);
    call.stopTimer = options.setTimer(() => restart({ kind: "hung", limit }), limit);
    if (ready) worker.postMessage(call.message);
  }

  function restart(cause: RestartCause): void {
    worker?.terminate();
    worker = null;
    const lost = [...running.values()];
    running.clear();
    const [first] = lost.filter(({ retried }) => !retried);
    if (first !== undefined) {
      const { method, inputVersion } = first.message;
      options.onRestart({ cause, method, inputVersion });
    }
    for (const call of lost) {
      call.stopTimer();
      const newer = waiting.get(call.message.method);
      if (newer) call.settle({ kind: "superseded" });
      else if (call.retried) call.settle({ kind: "crashed", message: causeLine(cause) });
      else {
        call.retried = true;
        send(call);
        continue;
      }
      next(call.message.method);
    }
  }

  function next(method: Method): void {
    const call = waiting.get(method);
    waiting.delete(method);
    if (call) send(call);
  }

  function finish(id: number, outcome: Settled): void {
    const call = [...running.values()].find(({ message }) => message.id === id);
    if (!call) return;
    const { method } = call.message;
    running.delete(method);
    call.stopTimer();
    call.settle(waiting.has(method) ? { kind: "superseded" } : outcome);
    next(method);
  }

  function receive(message: FromWorker): void {
    switch (message.type) {
      case "ready":
        if (message.protocol !== PROTOCOL_VERSION) {
          for (const call of running.values()) {
            const why = "the page and its engine are of different versions; reload the page";
            finish(call.message.id, { kind: "crashed", message: why });
          }
          return;
        }
        ready = true;
        for (const call of running.values()) worker?.postMessage(call.message);
        return;
      case "answer":
        finish(message.id, {
          kind: "value",
          value: message.result,
          inputVersion: message.inputVersion,
        });
        return;
      case "failed":
        finish(message.id, { kind: "crashed", message: `${message.message}\n${message.stack}` });
        return;
      default:
        assertNever(message);
    }
  }

  return {
    call<M extends Method>(method: M, params: Methods[M]["params"], inputVersion: InputVersion) {
      return new Promise<CallOutcome<M>>((resolve) => {
        const message = { type: "call", id: nextId++, inputVersion, method, params } as CallMessage;
        // The worker answers a call of method M with M's result: the one place where that is taken on trust.
        const settle = (outcome: Settled) => resolve(outcome as CallOutcome<M>);
        const call: Call = { message, settle, retried: false, stopTimer: () => {} };
        if (!running.has(method)) {
          send(call);
          return;
        }
        waiting.get(method)?.settle({ kind: "superseded" });
        waiting.set(method, call);
      });
    },
    dispose() {
      for (const call of [...running.values(), ...waiting.values()]) {
        call.stopTimer();
        call.settle({ kind: "superseded" });
      }
      running.clear();
      waiting.clear();
      worker?.terminate();
      worker = null;
    },
  };
}

/** A worker of the browser in these terms. */
export function workerLike(worker: Worker): WorkerLike {
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    listen(onMessage, onError) {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => onMessage(data);
      worker.onerror = ({ message }) => onError(message || "the engine could not be loaded");
    },
  };
}

/** Five seconds, and two more for every million characters of text; a copy is made, and judged beside the original. */
export function judgingTimeLimit(message: CallMessage): number {
  const once = 5000 + 2000 * Math.floor(charactersOf(message) / 1_000_000);
  return message.method === "makeCopy" ? 4 * once : once;
}

function charactersOf(message: CallMessage): number {
  switch (message.method) {
    case "judge":
    case "judgeOne":
    case "judgeOtherOrder":
    case "writeScenario":
    case "listContents":
    case "makeCopy": {
      const { resources } = message.params.scenario;
      if (resources === undefined) return 0;
      if (typeof resources === "string") return resources.length;
      return resources.reduce((sum, { text }) => sum + text.length, 0);
    }
    case "admit":
      return message.params.texts.reduce((sum, { text }) => sum + text.length, 0);
    case "readScenarios":
    case "completeAt":
    case "describeAt":
    case "readValue":
      return message.params.text.length;
    default:
      return assertNever(message);
  }
}
