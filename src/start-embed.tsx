import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { now, placeOfPage, setTimer } from "./browser.ts";
import { ownScript } from "./lib/trusted-urls.ts";
import { defaultExample } from "./scenarios/catalog.ts";
import { readLink } from "./share/codec.ts";
import { createLocationHash } from "./share/location-hash.ts";
import { startEffects } from "./state/effects.ts";
import { showState } from "./state/opening.ts";
import { createKeeper } from "./state/persistence.ts";
import { createLobbyStore, type LobbyStore } from "./state/store.ts";
import { EmbedView } from "./ui/embed/EmbedView.tsx";
import { fullAddress } from "./ui/embed/embed-code.ts";
import { SiteProvider } from "./ui/store-context.tsx";
import engineWorkerUrl from "./worker/engine.worker.ts?worker&url";
import { createEngineClient, judgingTimeLimit, workerLike } from "./worker/engine-client.ts";
import type { EngineClient } from "./worker/protocol.ts";

const root = document.documentElement;

/** The view for other pages: reads its address, keeps nothing, writes nowhere. */
export async function startEmbed(): Promise<void> {
  const hash = createLocationHash(window);
  const store = createLobbyStore(defaultExample, root.dataset.theme === "dark" ? "dark" : "light");
  const open = (text: string) => {
    const link = readLink(text);
    store.getState().forgetTrouble();
    if (link.kind === "refused") {
      store.getState().openScenario({ lobby: 1 }, "catalog");
      store.getState().linkRefused(link);
    }
    if (link.kind !== "opened") return;
    store.getState().openScenario(link.state.scenario, "link");
    showState(store, link.state);
  };
  open(hash.read());
  hash.subscribe(open);
  const engine = await engineFor(store);
  startEffects({ store, engine, keeper: createKeeper(null), setTimer, applyTheme: () => {} });
  const addressOf = (text: string) => fullAddress(hash.addressOf(text));
  createRoot(placeOfPage()).render(
    <StrictMode>
      <SiteProvider site={{ store, engine, addressOf, kept: null }}>
        <EmbedView />
      </SiteProvider>
    </StrictMode>,
  );
}

/** A sandboxed frame has no origin, and to no origin every worker is another's: there the engine runs in the page. */
async function engineFor(store: LobbyStore): Promise<EngineClient> {
  if (origin === "null") {
    const { createPageEngine } = await import("./worker/page-engine.ts");
    return createPageEngine(() => now() / 1000);
  }
  return createEngineClient({
    startWorker: () => workerLike(new Worker(ownScript(engineWorkerUrl), { type: "module" })),
    timeLimit: judgingTimeLimit,
    setTimer,
    onRestart: (restart) => store.getState().engineRestarted(restart),
  });
}
