import "./ui/theme.css";
import "./ui/lobby/lobby.css";
import "./ui/css/parts.css";
import "./ui/css/page.css";
import "./ui/css/editor.css";
import "./ui/css/requests.css";
import "./ui/css/why.css";
import "./ui/shortcuts/shortcuts.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ownScript } from "./lib/trusted-urls.ts";
import { defaultExample } from "./scenarios/catalog.ts";
import { createLocationHash } from "./share/location-hash.ts";
import { startEffects } from "./state/effects.ts";
import { chooseOpening, showOpening } from "./state/opening.ts";
import { createKeeper } from "./state/persistence.ts";
import { createLobbyStore } from "./state/store.ts";
import { App } from "./ui/App.tsx";
import { SiteProvider } from "./ui/store-context.tsx";
import engineWorkerUrl from "./worker/engine.worker.ts?worker&url";
import { createEngineClient, judgingTimeLimit, workerLike } from "./worker/engine-client.ts";

const root = document.documentElement;

function setTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

const engine = createEngineClient({
  startWorker: () =>
    workerLike(new Worker(ownScript(engineWorkerUrl), { type: "module" })),
  timeLimit: judgingTimeLimit,
  setTimer,
});
const keeper = createKeeper(browserStorage());
const hash = createLocationHash(window);
const isReload = performance
  .getEntriesByType("navigation")
  .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === "reload");
const opening = chooseOpening({ hash: hash.read(), isReload }, keeper, defaultExample);
const store = createLobbyStore(
  opening.state.scenario,
  // public/theme.js has set it before the first paint.
  root.dataset.theme === "dark" ? "dark" : "light",
);
store.setState(keeper.habits());
showOpening(store, opening);
const { flush } = startEffects({
  store,
  engine,
  hash,
  keeper,
  setTimer,
  applyTheme(theme) {
    root.dataset.theme = theme;
  },
});
addEventListener("pagehide", flush);

const place = document.getElementById("page");
if (place === null) throw new Error("index.html has no #page");
createRoot(place).render(
  <StrictMode>
    <SiteProvider site={{ store, engine, addressOf: hash.addressOf }}>
      <App />
    </SiteProvider>
  </StrictMode>,
);

// After what the page was opened for: the editor is the last of it. If it could not be loaded, the rest still can be.
void import("./editor/PolicyEditor.tsx")
  .catch(() => null)
  .then(() => import("./offline/start.ts"))
  .then(({ startOffline }) => startOffline());

/** The browser's storage, or one that forgets where it is forbidden. */
function browserStorage(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  }
}
