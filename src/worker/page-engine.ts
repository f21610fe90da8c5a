import { createSignatureBook } from "../engine/index.ts";
import { createInProcessClient } from "./in-process-client.ts";
import type { EngineClient } from "./protocol.ts";

/** The engine without a worker, for a frame that may start none. A scenario that takes long holds up the frame. */
export function createPageEngine(nowSeconds: () => number): EngineClient {
  return createInProcessClient({ nowSeconds, signatures: createSignatureBook() });
}
