import type { Scenario } from "../../src/engine/index.ts";
import type { LocationHash } from "../../src/share/location-hash.ts";
import type { Cabinet } from "../../src/state/cabinet.ts";
import { createCopies } from "../../src/state/copies.ts";
import { startKeeping } from "../../src/state/keeping.ts";
import { chooseOpening, fetchFar, showOpening } from "../../src/state/opening.ts";
import { createLobbyStore } from "../../src/state/store.ts";
import { createTabNotes } from "../../src/state/tab-note.ts";
import { counted, memoryCabinet, memoryStorage } from "./browser-storage.ts";

/** What the bare address opens. */
export const EXAMPLE: Scenario = { lobby: 1, name: "example" };

interface TabLeft {
  readonly session: ReturnType<typeof memoryStorage>;
  readonly history: readonly Entry[];
  readonly at: number;
}

interface Entry {
  hash: string;
  copy: string | null;
}

/** A browser: what it keeps, and its tabs. Names go on from tab to tab. */
export function browser(cabinet: Cabinet = memoryCabinet()) {
  const storage = memoryStorage();
  const newId = counted("c");
  let time = 0;

  async function openTab(from?: TabLeft) {
    const session = memoryStorage();
    for (const [key, value] of from?.session.items ?? []) session.setItem(key, value);
    const history: Entry[] = from?.history.map((entry) => ({ ...entry })) ?? [
      { hash: "", copy: null },
    ];
    let at = from?.at ?? 0;
    const entry = () => history[at] ?? { hash: "", copy: null };
    let hear: (hash: string, copy: string | null) => void = () => {};
    const hash: LocationHash = {
      read: () => entry().hash,
      copy: () => entry().copy,
      write: (text, copy) => {
        history[at] = { hash: text, copy };
      },
      push: (text, copy) => {
        history.splice(at + 1, history.length, { hash: text, copy });
        at++;
      },
      addressOf: (text) => `#${text}`,
      subscribe: (listener) => {
        hear = listener;
        return () => {};
      },
    };
    const timers = new Set<() => void>();
    const copies = createCopies({ storage, cabinet, newRevision: newId });
    const notes = createTabNotes(session);
    const arrival = {
      hash: hash.read(),
      entryCopy: hash.copy(),
      isReload: from !== undefined,
      note: notes.read(),
      open: new Set<string>(),
    };
    await fetchFar(arrival, copies);
    const opening = chooseOpening(arrival, copies, EXAMPLE);
    const store = createLobbyStore(opening.state.scenario, "light", newId);
    showOpening(store, opening);
    const { flush } = startKeeping({
      store,
      hash,
      copies,
      notes,
      live: { show: () => {}, open: async () => new Set() },
      newCopy: newId,
      example: EXAMPLE,
      now: () => ++time,
      setTimer: (run) => {
        timers.add(run);
        return () => timers.delete(run);
      },
    });
    const state = store.getState;
    return {
      store,
      copies,
      session,
      history,
      get at() {
        return at;
      },
      flush,
      type: (text: string) => state().editText(state().activeTab, text),
      text: () => state().draft.tabs[0]?.text,
      name: () => state().draft.settings.name,
      /** A link in the same page. */
      follow(text: string) {
        history.splice(at + 1, history.length, { hash: text, copy: null });
        at++;
        hear(text, null);
      },
      travel(by: number) {
        at += by;
        hear(entry().hash, entry().copy);
      },
      /** After a pause in typing. */
      pause() {
        for (const run of [...timers]) {
          timers.delete(run);
          run();
        }
      },
    };
  }
  return { storage, openTab };
}
