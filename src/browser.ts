import type { BrowserStorage } from "./state/copies.ts";
import type { Locks } from "./state/live-tabs.ts";

/** What the page asks of its browser, each with the answer of a browser that forbids it. */

export function setTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

/** 96 bits of chance; `randomUUID` would be missing over plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Null where storage is forbidden: merely looking at it throws there. */
export function storageOf(name: "localStorage" | "sessionStorage"): BrowserStorage | null {
  try {
    return window[name];
  } catch {
    return null;
  }
}

/** Missing over plain http. */
export function tabLocks(): Locks | null {
  return (navigator as Partial<Navigator>).locks ?? null;
}

export function isReload(): boolean {
  return performance
    .getEntriesByType("navigation")
    .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === "reload");
}

/** Where the page draws itself. */
export function placeOfPage(): HTMLElement {
  const place = document.getElementById("page");
  if (place === null) throw new Error("index.html has no #page");
  return place;
}
