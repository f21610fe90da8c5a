import { nextSpeed } from "../../state/playback-slice.ts";
import type { LobbyStore } from "../../state/store.ts";
import type { WORDS } from "../messages/page.ts";

export type Act = keyof (typeof WORDS)["keys"]["list"];

/** Key, as `KeyboardEvent.key` has it, and what it does. */
export const SHORTCUTS = [
  ["p", "play"],
  [".", "forward"],
  [",", "back"],
  ["<", "first"],
  [">", "last"],
  ["s", "speed"],
  ["1", "stages"],
  ["2", "policies"],
  ["3", "clauses"],
  ["j", "nextRequest"],
  ["k", "previousRequest"],
  ["a", "together"],
  ["v", "present"],
  ["?", "keys"],
] as const satisfies readonly (readonly [string, Act])[];

/** Does what a key stands for. `last`: index of the walk's last step; -1 without a walk. */
export function act(store: LobbyStore, what: Act, last: number): void {
  const state = store.getState();
  const step = Math.min(state.step ?? last, last);
  const acts: Readonly<Record<Act, () => void>> = {
    play: () => play(store, step, last),
    forward: () => go(store, step + 1, last),
    back: () => go(store, step - 1, last),
    first: () => go(store, 0, last),
    last: () => go(store, last, last),
    speed: () => state.setSpeed(nextSpeed(state.speed)),
    stages: () => state.setDepth("stages", null),
    policies: () => state.setDepth("policies", null),
    clauses: () => state.setDepth("clauses", null),
    nextRequest: () => choose(store, 1),
    previousRequest: () => choose(store, -1),
    together: () => state.setTogether(!state.together),
    present: () => state.setPresenting(!state.presenting),
    keys: () => state.openPanel("shortcuts"),
  };
  acts[what]();
}

function play(store: LobbyStore, step: number, last: number): void {
  const state = store.getState();
  if (state.playing) {
    state.pause();
    return;
  }
  if (last < 1) return;
  if (step >= last) state.seek(0);
  state.play();
}

function go(store: LobbyStore, step: number, last: number): void {
  if (last < 0) return;
  store.getState().pause();
  store.getState().seek(Math.max(0, Math.min(last, step)));
}

function choose(store: LobbyStore, places: number): void {
  const { draft, chosen, chooseRequest } = store.getState();
  const at = draft.requests.findIndex(({ key }) => key === chosen);
  const next = draft.requests[at + places];
  if (next) chooseRequest(next.key);
}
