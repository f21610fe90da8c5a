import { createStore, type StoreApi } from "zustand/vanilla";
import type { Scenario } from "../engine/index.ts";
import { type DocumentSlice, documentSlice } from "./document-slice.ts";
import { type EvaluationSlice, evaluationSlice } from "./evaluation-slice.ts";
import { type PlaybackSlice, playbackSlice } from "./playback-slice.ts";
import { type RequestSlice, requestSlice } from "./request-slice.ts";
import { type Theme, type ViewSlice, viewSlice } from "./view-slice.ts";

/** The facts of the page and what the user can do to them. Everything else is derived: see selectors.ts. */
export type LobbyState = DocumentSlice & RequestSlice & PlaybackSlice & EvaluationSlice & ViewSlice;

export type LobbyStore = StoreApi<LobbyState>;
export type SetState = (
  change: Partial<LobbyState> | ((state: LobbyState) => Partial<LobbyState>),
) => void;
export type GetState = () => LobbyState;

/** `newCopy` names documents: no other call, page or tab gets the same. */
export function createLobbyStore(
  first: Scenario,
  theme: Theme,
  newCopy: () => string = countingCopies(),
): LobbyStore {
  return createStore<LobbyState>()((set, get) => {
    const document = documentSlice(set, get, first, newCopy);
    return {
      ...document,
      ...requestSlice(set, get, document.draft.requests[0]?.key ?? null),
      ...playbackSlice(set, get),
      ...evaluationSlice(set),
      ...viewSlice(set, get, theme),
    };
  });
}

/** Enough for a page whose documents are kept nowhere. */
function countingCopies(): () => string {
  let count = 0;
  return () => `${++count}`;
}
