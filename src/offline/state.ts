import { createStore } from "zustand/vanilla";

/** Why this page cannot be kept for offline use. */
export type NoOffline =
  /** The browser has no service workers, or forbids them here (an embedded page, a private window). */
  | "unsupported"
  /** Service workers need https or localhost. */
  | "insecure"
  /** The page is not a built one: a developer's server makes files as they are asked for. */
  | "development";

export type Readiness =
  | { readonly kind: "waiting" }
  | { readonly kind: "storing" }
  | { readonly kind: "ready" }
  | { readonly kind: "unavailable"; readonly why: NoOffline }
  | { readonly kind: "failed"; readonly message: string };

/** A newer version than the page that is open: stored and waiting, or taken over by another tab. */
export type Update = "none" | "waiting" | "taken-over";

/** What is known about the page's own files. Facts only; the views make words of them. */
export interface OfflineState {
  readonly readiness: Readiness;
  readonly update: Update;
  /** When everything had been loaded, in milliseconds since the page was opened; null before that. */
  readonly loadedAt: number | null;
}

export const offlineState = createStore<OfflineState>(() => ({
  readiness: { kind: "waiting" },
  update: "none",
  loadedAt: null,
}));
