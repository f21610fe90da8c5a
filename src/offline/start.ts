import { ownScript } from "../lib/trusted-urls.ts";
import { loadOwnFiles } from "./own-files.ts";
import { keepForOffline } from "./registration.ts";
import { offlineState } from "./state.ts";

/** Takes the newer version over; set by `startOffline`, and until then there is none. */
let takeOverNow = (): void => location.reload();

/** The user wants the newer version: reloads the page with it. */
export function takeOver(): void {
  takeOverNow();
}

/**
 * Makes the page independent of its server: keeps its files and loads what it may need. Called once, when the page has
 * shown what it was opened for, so that this competes with nothing.
 */
export async function startOffline(): Promise<void> {
  if (import.meta.env.DEV) {
    offlineState.setState({ readiness: { kind: "unavailable", why: "development" } });
    return;
  }
  const registration = keepForOffline({
    container: serviceWorkers(),
    isSecure: isSecureContext,
    script: () => ownScript("./sw.js"),
    reload: () => location.reload(),
    onReadiness: (readiness) => offlineState.setState({ readiness }),
    onUpdate: (update) => offlineState.setState({ update }),
  });
  takeOverNow = registration.takeOver;
  await registration.settled;
  await loadOwnFiles(document);
  offlineState.setState({ loadedAt: performance.now() });
}

/** Reading the property throws in a sandboxed frame, and it is missing on insecure origins. */
function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return (navigator as Partial<Navigator>).serviceWorker;
  } catch {
    return undefined;
  }
}
