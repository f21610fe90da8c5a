import { createSignatureBook } from "../engine/index.ts";
import { createEngineDesk } from "./engine-desk.ts";
import { type CallMessage, type FromWorker, PROTOCOL_VERSION, type ToWorker } from "./protocol.ts";

declare const self: DedicatedWorkerGlobalScope;

const desk = createEngineDesk({
  nowSeconds: () => Date.now() / 1000,
  signatures: createSignatureBook(),
});

function post(message: FromWorker): void {
  self.postMessage(message);
}

async function answer(call: CallMessage): Promise<void> {
  const { id, inputVersion } = call;
  try {
    post({ type: "answer", id, inputVersion, result: await desk.answer(call) });
  } catch (error) {
    // The user's mistakes are results; whatever arrives here is a bug of ours.
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    post({ type: "failed", id, message, stack: stack ?? "" });
  }
}

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "hello") post({ type: "ready", protocol: PROTOCOL_VERSION });
  else void answer(data);
});
