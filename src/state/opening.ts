import type { Scenario } from "../engine/index.ts";
import { type ReadLink, readLink } from "../share/codec.ts";
import type { SharedState } from "../share/shared-state.ts";
import type { Copies, ListedCopy } from "./copies.ts";
import type { OpenedDocument } from "./document-slice.ts";
import { draftOf } from "./draft.ts";
import type { Home, KeptCopy } from "./kept-copy.ts";
import type { LobbyStore } from "./store.ts";
import type { TabNote } from "./tab-note.ts";

/** The fragment that opens an empty page and leaves what is kept out of sight. */
export const CLEAN_START = "new";

/** What the page shows first. */
export interface Opening {
  readonly state: SharedState;
  readonly edited: boolean;
  /** The working copy that goes on; null for a new one. */
  readonly copy: string | null;
  readonly home: Home | null;
  /** The working copy that gives way to a link, if the user would miss it. */
  readonly previous: { readonly copy: string; readonly kept: KeptCopy } | null;
  readonly trouble: Extract<ReadLink, { kind: "refused" }> | null;
  /** What the link says beyond what this page knows; default none. */
  readonly passedOver?: readonly string[];
  readonly clean: boolean;
}

/** How the page was come to. */
export interface Arrival {
  /** The address's fragment. */
  readonly hash: string;
  /** The working copy that the history entry was left with. */
  readonly entryCopy: string | null;
  readonly isReload: boolean;
  /** What the tab remembers; null in a new one. */
  readonly note: TabNote | null;
  /** The copies that other tabs show. */
  readonly open: ReadonlySet<string>;
}

/** Fetches what `chooseOpening` may want and only the large storage has. */
export async function fetchFar(arrival: Arrival, copies: Copies): Promise<void> {
  const { entryCopy, note } = arrival;
  const wanted = [entryCopy, note?.copy, note?.previous, orphan(arrival, copies)?.id];
  await Promise.all(
    wanted
      .filter((id) => id != null)
      .filter((id) => copies.isFar(id) || note?.far === true)
      .map((id) => copies.load(id)),
  );
}

/**
 * What the history entry was left with comes first, if the address still fits it; then a link; then what the tab showed last;
 * in a new tab the newest working copy that no other tab shows; then the example. Nothing that was typed is lost: every
 * copy stays kept under its name, and the one that gives way to a link is handed back as `previous`.
 *
 * A reload right after an edit asks for the link from before it, since the new one comes too late for the address. The
 * working copy is newer then, and it is what the user saw.
 */
export function chooseOpening(arrival: Arrival, copies: Copies, example: Scenario): Opening {
  const { hash, entryCopy, isReload, note } = arrival;
  const read = (id: string | null | undefined) => (id == null ? null : copies.read(id));
  const clean = hash === CLEAN_START || note?.clean === true;
  const offered = offer(note?.previous, read(note?.previous));
  const goOn = (copy: string, kept: KeptCopy, previous = offered): Opening => {
    const { state, edited, home } = kept;
    return { state, edited, home, copy, previous, trouble: null, clean };
  };
  const fresh = { edited: false, home: null, copy: null, previous: offered, trouble: null, clean };

  const entry = read(entryCopy);
  const link = readLink(hash);
  if (entryCopy !== null && entry !== null) {
    const fits = entry.hash === hash || (isReload && entry.before === hash);
    if (fits || hash === "") return goOn(entryCopy, entry);
  }
  if (hash === CLEAN_START) return { ...fresh, state: { scenario: { lobby: 1 } }, previous: null };
  const last = read(note?.copy);
  switch (link.kind) {
    case "opened": {
      if (note && last && (last.hash === hash || (isReload && last.before === hash)))
        return goOn(note.copy, last);
      const own = ownCopyOf(arrival, copies);
      const kept = own && copies.read(own.id);
      if (own && kept) return goOn(own.id, kept);
      return {
        ...fresh,
        state: link.state,
        passedOver: link.passedOver,
        previous: (last?.edited ? offer(note?.copy, last) : null) ?? offered,
      };
    }
    case "none":
    case "refused": {
      const trouble = link.kind === "refused" ? link : null;
      if (note && last?.edited) return { ...goOn(note.copy, last), trouble };
      const left = orphan(arrival, copies);
      const kept = left && copies.read(left.id);
      if (left && kept) return { ...goOn(left.id, kept), trouble };
      return { ...fresh, state: { scenario: example }, trouble };
    }
  }
}

function offer(copy: string | null | undefined, kept: KeptCopy | null): Opening["previous"] {
  return copy != null && kept?.edited ? { copy, kept } : null;
}

type Listed = Extract<ListedCopy, { kind: "copy" }>;

/** In a new tab: the newest edited copy that no tab shows; a browser that was closed or broke down left it. */
function orphan({ note, open, hash }: Arrival, copies: Copies): Listed | null {
  if (note !== null || hash === CLEAN_START) return null;
  return find(copies, (one) => one.head.edited && !open.has(one.id));
}

/** A link that this browser made of a copy that no tab shows: the copy goes on. */
function ownCopyOf({ open, hash, note }: Arrival, copies: Copies): Listed | null {
  if (note?.clean === true) return null;
  return find(copies, (one) => one.head.hash === hash && !open.has(one.id));
}

function find(copies: Copies, fits: (copy: Listed) => boolean): Listed | null {
  for (const one of copies.listNow()) if (one.kind === "copy" && fits(one)) return one;
  return null;
}

/** Puts the view of a link or kept draft on the scenario that is open. */
export function showOpening(store: LobbyStore, opening: Opening): void {
  const { edited, home, clean, copy } = opening;
  store.setState({ edited, home, clean, ...(copy !== null && { copy }) });
  showState(store, opening.state);
  store.getState().passOver(opening.passedOver ?? []);
  if (opening.trouble) store.getState().linkRefused(opening.trouble);
  if (opening.previous) {
    const { copy: name, kept } = opening.previous;
    store.getState().keepPrevious(documentOfCopy(name, kept, store.getState().draft.nextKey));
  }
}

/** The chosen request, the step and the rest of a view. */
export function showState(store: LobbyStore, state: SharedState): void {
  const { chosen = 0, step, depth, tab = 0, together = false, widths } = state;
  const { draft } = store.getState();
  store.setState({
    chosen: draft.requests[chosen]?.key ?? draft.requests[0]?.key ?? null,
    step: step ?? null,
    activeTab: draft.tabs[tab]?.key ?? draft.tabs[0]?.key ?? "",
    together,
    ...(depth && { depth }),
    ...(widths && { widths }),
  });
}

export function documentOfCopy(copy: string, kept: KeptCopy, nextKey: number): OpenedDocument {
  const draft = draftOf(kept.state.scenario, nextKey);
  const chosen = draft.requests[kept.state.chosen ?? 0]?.key ?? null;
  return { draft, chosen, copy, home: kept.home, edited: kept.edited };
}
