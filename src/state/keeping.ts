import type { Scenario } from "../engine/index.ts";
import { MAX_INFLATED_BYTES, readLink, writeLink } from "../share/codec.ts";
import type { LocationHash } from "../share/location-hash.ts";
import type { Copies, Written } from "./copies.ts";
import { draftOf, isEmptyDraft } from "./draft.ts";
import type { KeptCopy } from "./kept-copy.ts";
import type { LiveTabs } from "./live-tabs.ts";
import { CLEAN_START, documentOfCopy, showState } from "./opening.ts";
import { sharedState } from "./selectors.ts";
import type { LobbyState, LobbyStore } from "./store.ts";
import type { TabNotes } from "./tab-note.ts";

/** What keeping reaches outside for. */
export interface KeepingRim {
  readonly store: LobbyStore;
  readonly hash: LocationHash;
  readonly copies: Copies;
  readonly notes: TabNotes;
  readonly live: LiveTabs;
  /** A name that no other copy has, in any tab. */
  readonly newCopy: () => string;
  /** What the bare address opens. */
  readonly example: Scenario;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs once after so many milliseconds; gives the way to call it off. */
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

const WRITE_AFTER_MS = 300;

/**
 * Writes the working copy into the address and the browser after each pause, and at once when another document takes its
 * place; each document gets a history entry of its own. Gives how to write at once what still waits.
 */
export function startKeeping(rim: KeepingRim): { readonly flush: () => void } {
  const { store, hash, copies, live, setTimer } = rim;
  const keep = keepingCopies(rim);
  let stop: (() => void) | null = null;
  /** The address is already that of the document that opens. */
  let arriving = false;

  const flush = () => {
    stop?.();
    stop = null;
    const state = store.getState();
    const link = linkOf(state);
    const shown = hash.read();
    // Written twice on the way out (`beforeunload`, `pagehide`), it still knows what the address had before.
    const before = shown === link ? (copies.read(state.copy)?.before ?? shown) : shown;
    hash.write(link, state.copy);
    keep(state, link, before);
    note(rim, state);
  };
  const soon = () => {
    stop?.();
    stop = setTimer(flush, WRITE_AFTER_MS);
  };
  const leave = (before: LobbyState) => {
    const link = linkOf(before);
    const copy = keep(before, link, hash.read());
    if (arriving) return;
    hash.write(link, copy);
    const state = store.getState();
    hash.push(linkOf(state), state.copy);
  };

  store.subscribe((state, before) => {
    const otherCopy = state.copy !== before.copy;
    if (otherCopy) live.show(state.copy);
    if (otherCopy && state.draft !== before.draft) leave(before);
    if (otherCopy || state.replaced !== before.replaced || state.clean !== before.clean)
      note(rim, state);
    if (otherCopy || state.clean !== before.clean || changesLink(state, before)) soon();
  });
  hash.subscribe((text, copy) => {
    const open = () => {
      arriving = true;
      arrive(rim, text, copy);
      arriving = false;
    };
    if (copy === null || copies.read(copy) !== null || !copies.isFar(copy)) open();
    else
      void copies.load(copy).then(() => {
        if (hash.copy() === copy) open();
      });
  });
  const { copy } = store.getState();
  live.show(copy);
  // The entry learns which copy it shows; its fragment stays as it is until something changes.
  hash.write(hash.read(), copy);
  note(rim, store.getState());
  return { flush };
}

function changesLink(state: LobbyState, before: LobbyState): boolean {
  return (
    state.draft !== before.draft ||
    state.chosen !== before.chosen ||
    state.step !== before.step ||
    state.depth !== before.depth ||
    state.activeTab !== before.activeTab ||
    state.together !== before.together ||
    state.widths !== before.widths ||
    state.edited !== before.edited ||
    state.home !== before.home
  );
}

/** Empty where no link can carry the document. */
function linkOf(state: LobbyState): string {
  if (state.clean && !state.edited && isEmptyDraft(state.draft)) return CLEAN_START;
  if (isLarge(state)) return "";
  const link = writeLink(sharedState(state));
  return link.kind === "link" ? link.hash : "";
}

/** In characters; no link takes as much, and trying costs a moment at every pause. */
function isLarge({ draft }: LobbyState): boolean {
  return draft.tabs.reduce((sum, { text }) => sum + text.length, 0) > MAX_INFLATED_BYTES / 2;
}

function note({ notes, copies }: KeepingRim, { copy, replaced, clean }: LobbyState): void {
  const previous = replaced?.copy ?? null;
  const far = copies.isFar(copy) || (previous !== null && copies.isFar(previous));
  notes.write({ copy, previous, far, clean });
}

type Keep = (state: LobbyState, link: string, before: string) => string;

/** Hands a document to the copies, and tells the page what came of it. Gives the name that it has after that. */
function keepingCopies(rim: KeepingRim): Keep {
  const { store, copies, newCopy, now, hash } = rim;
  const keep: Keep = (state, link, before) => {
    const { copy, edited, home } = state;
    const kept: KeptCopy = {
      state: sharedState(state),
      edited,
      home,
      hash: link,
      before,
      changed: lastChange(rim, state, now()),
    };
    const report = (outcome: Written): string => {
      if (outcome === "taken") {
        const other = newCopy();
        store.getState().moveCopy(copy, other);
        if (store.getState().copy === other) hash.write(hash.read(), other);
        return keep({ ...state, copy: other }, link, before);
      }
      if (store.getState().copy !== copy) return copy;
      const noRoom = outcome === "kept" ? null : outcome;
      const survives = noRoom === null || link !== "";
      const shown = store.getState();
      if (survives !== shown.kept || noRoom !== shown.noRoom)
        shown.keepingChanged(survives, noRoom);
      note(rim, store.getState());
      return copy;
    };
    // What is kept under a name is there; what nobody touched can be had again.
    if (!edited && (home === null || store.getState().copy !== copy)) {
      copies.hold(copy, kept);
      return report("kept");
    }
    const outcome = copies.write(copy, kept);
    if (!(outcome instanceof Promise)) return report(outcome);
    void outcome.then(report);
    return copy;
  };
  return keep;
}

/** Looking at a step changes nothing that a list by time should show. */
function lastChange({ copies }: KeepingRim, state: LobbyState, now: number): number {
  const before = copies.read(state.copy);
  const { scenario } = sharedState(state);
  return before?.state.scenario === scenario ? before.changed : now;
}

/** Another link in the same page, or a step in its history. What was open is kept and can be had back. */
function arrive(rim: KeepingRim, text: string, copy: string | null): void {
  const { store, copies, example } = rim;
  const state = store.getState();
  if (copy !== null && copy === state.copy) return;
  const kept = copy === null ? null : copies.read(copy);
  if (copy !== null && kept !== null) {
    // Forward leads back to what is left, so nothing gave way to anything.
    const { replaced } = state;
    state.openDocument(documentOfCopy(copy, kept, state.draft.nextKey));
    store.setState({ replaced: replaced?.copy === copy ? null : replaced });
    showState(store, kept.state);
    return;
  }
  if (text === CLEAN_START) {
    openClean(store, rim.newCopy());
    return;
  }
  const link = readLink(text);
  switch (link.kind) {
    case "refused":
      state.linkRefused(link);
      return;
    case "none":
      if (text === "" && copy !== null) state.openScenario(example, "catalog");
      return;
    case "opened":
      state.openScenario(link.state.scenario, "link");
      showState(store, link.state);
      state.passOver(link.passedOver);
  }
}

function openClean(store: LobbyStore, copy: string): void {
  const { openDocument, draft } = store.getState();
  const empty = draftOf({ lobby: 1 }, draft.nextKey);
  openDocument({ draft: empty, chosen: null, copy, home: null, edited: false });
  store.setState({ clean: true, replaced: null, linkTrouble: null, panel: null });
}
