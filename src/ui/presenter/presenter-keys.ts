import type { LobbyStore } from "../../state/store.ts";
import { type Act, act } from "../shortcuts/shortcuts.ts";

/** Arrow keys, and the two that a clicker sends. */
const KEYS: Readonly<Record<string, Act>> = {
  ArrowRight: "forward",
  PageDown: "forward",
  ArrowLeft: "back",
  PageUp: "back",
  ArrowDown: "nextRequest",
  ArrowUp: "previousRequest",
  Home: "first",
  End: "last",
  Escape: "present",
};

/** Does what a key stands for while the page presents; false if it stands for nothing. `last`: see `act`. */
export function presentKey(store: LobbyStore, key: string, last: number): boolean {
  const what = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (what === undefined) return false;
  act(store, what, last);
  return true;
}
