import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { isReload, newId, now, placeOfPage, setTimer, storageOf, tabLocks } from "./browser.ts";
import { ownScript } from "./lib/trusted-urls.ts";
import { defaultExample } from "./scenarios/catalog.ts";
import { createLocationHash, type LocationHash } from "./share/location-hash.ts";
import { createCabinet } from "./state/cabinet.ts";
import { type Copies, createCopies } from "./state/copies.ts";
import { takeEarlierCopies } from "./state/earlier-copy.ts";
import { startEffects } from "./state/effects.ts";
import { startKeeping } from "./state/keeping.ts";
import { createLiveTabs, type LiveTabs } from "./state/live-tabs.ts";
import { type Arrival, chooseOpening, fetchFar, showOpening } from "./state/opening.ts";
import { createKeeper } from "./state/persistence.ts";
import { createShelf } from "./state/shelf.ts";
import { createLobbyStore, type LobbyStore } from "./state/store.ts";
import { createTabNotes, type TabNotes } from "./state/tab-note.ts";
import { App } from "./ui/App.tsx";
import { SiteProvider } from "./ui/store-context.tsx";
import engineWorkerUrl from "./worker/engine.worker.ts?worker&url";
import { createEngineClient, judgingTimeLimit, workerLike } from "./worker/engine-client.ts";

const root = document.documentElement;
const PRESENT = "present";

/** The whole page: with editors, with what is kept, with everything. */
export async function startPage(): Promise<void> {
  const storage = storageOf("localStorage");
  const keeper = createKeeper(storage);
  const copies = createCopies({
    storage,
    cabinet: createCabinet("lobby-copies", setTimer),
    newRevision: newId,
  });
  takeEarlierCopies(storage, copies, newId);
  const shelf = createShelf({
    cabinet: createCabinet("lobby-shelf", setTimer),
    newRevision: newId,
    now,
  });
  const hash = createLocationHash(window);
  const notes = createTabNotes(storageOf("sessionStorage"));
  const live = createLiveTabs(tabLocks());
  const arrival = await arrivalAt(hash, notes, live, copies);
  const opening = chooseOpening(arrival, copies, defaultExample);
  const store = createLobbyStore(
    opening.state.scenario,
    // public/theme.js has set it before the first paint.
    root.dataset.theme === "dark" ? "dark" : "light",
    newId,
  );
  const presenting = new URLSearchParams(location.search).has(PRESENT);
  store.setState({ ...keeper.habits(), presenting });
  showOpening(store, opening);
  const engine = createEngineClient({
    startWorker: () => workerLike(new Worker(ownScript(engineWorkerUrl), { type: "module" })),
    timeLimit: judgingTimeLimit,
    setTimer,
    onRestart: (restart) => store.getState().engineRestarted(restart),
  });
  startEffects({
    store,
    engine,
    keeper,
    setTimer,
    applyTheme(theme) {
      root.dataset.theme = theme;
    },
  });
  const { flush } = startKeeping({
    store,
    hash,
    copies,
    notes,
    live,
    newCopy: newId,
    example: defaultExample,
    now,
    setTimer,
  });
  guardText(store, flush);
  showModeInAddress(store);
  const shelved = { shelf, copies, openCopies: live.open, keepNow: flush };
  createRoot(placeOfPage()).render(
    <StrictMode>
      <SiteProvider site={{ store, engine, addressOf: hash.addressOf, kept: shelved }}>
        <App />
      </SiteProvider>
    </StrictMode>,
  );
}

async function arrivalAt(
  hash: LocationHash,
  notes: TabNotes,
  live: LiveTabs,
  copies: Copies,
): Promise<Arrival> {
  const note = notes.read();
  // Only a tab that is new here may take over what another left.
  const open = note === null && copies.listNow().length > 0 ? await live.open() : new Set<string>();
  const arrival = {
    hash: hash.read(),
    entryCopy: hash.copy(),
    isReload: isReload(),
    note,
    open,
  };
  await fetchFar(arrival, copies);
  return arrival;
}

/** What was typed is written before the page goes, and again when there may be room for it. */
function guardText(store: LobbyStore, flush: () => void): void {
  const again = () => {
    if (store.getState().noRoom !== null) flush();
  };
  addEventListener("pagehide", flush);
  addEventListener("storage", again);
  addEventListener("focus", again);
  addEventListener("beforeunload", (event) => {
    flush();
    const { kept, edited } = store.getState();
    // Nothing keeps it, neither the browser nor the address: the browser asks before it goes.
    if (edited && !kept) event.preventDefault();
  });
}

/** `?present` stands in the address while the page presents, so that a reload does, too. */
function showModeInAddress(store: LobbyStore): void {
  store.subscribe(({ presenting }, before) => {
    if (presenting === before.presenting) return;
    const address = new URL(location.href);
    if (presenting) address.searchParams.set(PRESENT, "");
    else address.searchParams.delete(PRESENT);
    // A bare name reads better than one with an empty value.
    const query = address.search.replace(/=(?=&|$)/g, "");
    history.replaceState(history.state, "", `${address.pathname}${query}${address.hash}`);
  });
}
