import type { Host } from "../engine/index.ts";
import { createEngineDesk } from "./engine-desk.ts";
import type {
  CallMessage,
  CallOutcome,
  EngineClient,
  InputVersion,
  Method,
  Methods,
} from "./protocol.ts";

/** The engine without a thread, for tests and for frames that may start none: the same interface, the same rule that the newest call wins. */
export function createInProcessClient(host: Host): EngineClient {
  const desk = createEngineDesk(host);
  const newest = new Map<Method, number>();
  let nextId = 1;
  return {
    async call<M extends Method>(
      method: M,
      params: Methods[M]["params"],
      inputVersion: InputVersion,
    ): Promise<CallOutcome<M>> {
      const id = nextId++;
      newest.set(method, id);
      const message = { type: "call", id, inputVersion, method, params } as CallMessage;
      try {
        const value = (await desk.answer(message)) as Methods[M]["result"];
        if (newest.get(method) !== id) return { kind: "superseded" };
        return { kind: "value", value, inputVersion };
      } catch (error) {
        return {
          kind: "crashed",
          message: error instanceof Error ? error.message : String(error),
        };
      }
    },
    dispose: () => newest.clear(),
  };
}
