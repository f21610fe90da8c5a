import { TAKE_OVER } from "./messages.ts";
import type { Readiness, Update } from "./state.ts";

/** The parts of the browser that registering needs; a test hands in its own. */
export interface RegistrationHost {
  /** Undefined where the browser has no service workers or forbids them. */
  readonly container: ServiceWorkerContainer | undefined;
  readonly isSecure: boolean;
  /** The service worker's address, allowed to be run. */
  readonly script: () => string;
  readonly reload: () => void;
  readonly onReadiness: (readiness: Readiness) => void;
  readonly onUpdate: (update: Update) => void;
}

export interface Registration {
  /** Fulfilled once it is settled whether the page's files are kept; never rejected. */
  readonly settled: Promise<void>;
  /** The user wants the newer version now: the only thing that reloads the page. */
  readonly takeOver: () => void;
}

/**
 * Registers the service worker and watches what becomes of it. A newer version is reported and then waits: for the
 * user's word, or for the last tab to close.
 */
export function keepForOffline(host: RegistrationHost): Registration {
  const { container, onReadiness } = host;
  if (container === undefined) {
    onReadiness({ kind: "unavailable", why: host.isSecure ? "unsupported" : "insecure" });
    return { settled: Promise.resolve(), takeOver: host.reload };
  }
  let waiting: ServiceWorker | null = null;
  let isWanted = false;
  let hadController = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (isWanted) host.reload();
    // The first one takes over the page that installed it, which is of the same version.
    else if (hadController) host.onUpdate("taken-over");
    hadController = true;
  });
  const wait = (worker: ServiceWorker) => {
    waiting = worker;
    host.onUpdate("waiting");
  };
  const takeOver = () => {
    if (waiting === null || waiting.state !== "installed") {
      host.reload();
      return;
    }
    isWanted = true;
    waiting.postMessage(TAKE_OVER);
  };
  const register = async () => {
    onReadiness({ kind: container.controller === null ? "storing" : "ready" });
    const registration = await container.register(host.script(), { updateViaCache: "none" });
    watchUpdates(registration, wait);
    if (registration.active === null) await firstInstalled(registration);
    onReadiness({ kind: "ready" });
    if (registration.waiting !== null) wait(registration.waiting);
  };
  const settled = register().catch((error: unknown) => {
    onReadiness({ kind: "failed", message: error instanceof Error ? error.message : `${error}` });
  });
  return { settled, takeOver };
}

function watchUpdates(
  registration: ServiceWorkerRegistration,
  wait: (worker: ServiceWorker) => void,
): void {
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      // With no worker active this is the first version, which nobody has to be told about.
      if (worker.state === "installed" && registration.active !== null) wait(worker);
    });
  });
}

/** Waits for the first worker. Rejects if its files could not all be had. */
function firstInstalled({ installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting;
  if (worker === null) return Promise.reject(new Error("the service worker went away"));
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("not every file could be fetched"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}
