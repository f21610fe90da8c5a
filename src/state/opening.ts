import type { Scenario } from "../engine/index.ts";
import { type ReadLink, readLink } from "../share/codec.ts";
import type { SharedState } from "../share/shared-state.ts";
import { draftOf } from "./draft.ts";
import type { Keeper, KeptDraft } from "./persistence.ts";
import type { LobbyStore } from "./store.ts";

/** What the page shows first. */
export interface Opening {
  readonly state: SharedState;
  readonly edited: boolean;
  /** The working copy that gives way to a link, if the user would miss it. */
  readonly previous: KeptDraft | null;
  readonly trouble: Extract<ReadLink, { kind: "refused" }> | null;
  /** What the link says beyond what this page knows; default none. */
  readonly passedOver?: readonly string[];
}

/** How the page was come to. */
export interface Arrival {
  /** The address's fragment. */
  readonly hash: string;
  readonly isReload: boolean;
}

/**
 * A link comes first, unless it is this browser's own and the working copy is as new; then the working copy; then
 * the example. Nothing that was typed is lost: what gives way is handed back as `previous`.
 *
 * A reload right after an edit asks for the link from before it, since the new one comes too late for the address. The
 * working copy is newer then, and it is what the user saw.
 */
export function chooseOpening(
  { hash, isReload }: Arrival,
  keeper: Keeper,
  example: Scenario,
): Opening {
  const kept = keeper.draft();
  const keptState = kept && { scenario: kept.scenario, chosen: kept.chosen };
  const link = readLink(hash);
  switch (link.kind) {
    case "opened": {
      if (isReload && keptState && kept.edited && kept.hash !== hash && kept.before === hash) {
        return { state: keptState, edited: true, previous: keeper.previous(), trouble: null };
      }
      const own = kept !== null && kept.hash === hash;
      return {
        state: link.state,
        edited: own && kept.edited,
        previous: !own && kept?.edited ? kept : keeper.previous(),
        trouble: null,
        passedOver: link.passedOver,
      };
    }
    case "none":
    case "refused":
      return {
        state: kept?.edited && keptState ? keptState : { scenario: example },
        edited: kept?.edited ?? false,
        previous: keeper.previous(),
        trouble: link.kind === "refused" ? link : null,
      };
  }
}

/** Puts the view of a link or kept draft on the scenario that is open. */
export function showOpening(store: LobbyStore, opening: Opening): void {
  const { chosen = 0, step, depth, tab = 0, together = false, widths } = opening.state;
  const { draft } = store.getState();
  store.setState({
    edited: opening.edited,
    chosen: draft.requests[chosen]?.key ?? draft.requests[0]?.key ?? null,
    step: step ?? null,
    activeTab: draft.tabs[tab]?.key ?? draft.tabs[0]?.key ?? "",
    together,
    ...(depth && { depth }),
    ...(widths && { widths }),
  });
  store.getState().passOver(opening.passedOver ?? []);
  if (opening.trouble) store.getState().linkRefused(opening.trouble);
  if (opening.previous) {
    const { scenario, chosen: index } = opening.previous;
    const previous = draftOf(scenario, draft.nextKey);
    store.getState().keepPrevious({
      draft: previous,
      chosen: previous.requests[index]?.key ?? null,
    });
  }
}
