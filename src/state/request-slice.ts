import type { ScenarioRequest } from "../engine/index.ts";
import type { Key, StandingRequest } from "./draft.ts";
import type { GetState, SetState } from "./store.ts";

export interface RequestSlice {
  /** The request whose walk is shown; null if there is none. */
  readonly chosen: Key | null;
  /** The chosen request stands open in its form. */
  readonly editing: boolean;
  readonly chooseRequest: (key: Key) => void;
  /** Adds one behind the chosen request and opens its form. */
  readonly addRequest: (request: ScenarioRequest) => void;
  readonly editRequest: (key: Key, request: ScenarioRequest) => void;
  readonly copyRequest: (key: Key, name: string) => void;
  readonly removeRequest: (key: Key) => void;
  /** Moves a request up (negative) or down by so many places. */
  readonly moveRequest: (key: Key, places: number) => void;
  readonly openForm: () => void;
  readonly closeForm: () => void;
}

export function requestSlice(set: SetState, get: GetState, first: Key | null): RequestSlice {
  const replace = (requests: readonly StandingRequest[]) =>
    set(({ draft }) => ({ draft: { ...draft, requests }, edited: true }));
  const insert = (request: ScenarioRequest, behind: Key | null): Key => {
    const { draft } = get();
    const key = `r${draft.nextKey}`;
    const at = draft.requests.findIndex((standing) => standing.key === behind);
    const place = at < 0 ? draft.requests.length : at + 1;
    const requests = draft.requests.toSpliced(place, 0, { key, request });
    set({ draft: { ...draft, requests, nextKey: draft.nextKey + 1 }, edited: true });
    return key;
  };
  const choose = (key: Key | null) =>
    set({ chosen: key, step: null, playing: false, selectedNode: null });

  return {
    chosen: first,
    editing: false,
    chooseRequest(key) {
      if (get().chosen !== key) choose(key);
    },
    addRequest(request) {
      choose(insert(request, get().chosen));
      set({ editing: true });
    },
    editRequest(key, request) {
      const { requests } = get().draft;
      replace(
        requests.map((standing) => (standing.key === key ? { ...standing, request } : standing)),
      );
    },
    copyRequest(key, name) {
      const original = get().draft.requests.find((standing) => standing.key === key);
      if (original) choose(insert({ ...original.request, name }, key));
    },
    removeRequest(key) {
      const { draft, chosen } = get();
      const index = draft.requests.findIndex((standing) => standing.key === key);
      const standing = draft.requests[index];
      if (!standing) return;
      const requests = draft.requests.toSpliced(index, 1);
      replace(requests);
      if (chosen === key) choose(requests[Math.min(index, requests.length - 1)]?.key ?? null);
      set({ removed: { kind: "request", index, standing }, editing: false });
    },
    moveRequest(key, places) {
      const { requests } = get().draft;
      const from = requests.findIndex((standing) => standing.key === key);
      const standing = requests[from];
      const to = Math.max(0, Math.min(requests.length - 1, from + places));
      if (!standing || to === from) return;
      replace(requests.toSpliced(from, 1).toSpliced(to, 0, standing));
    },
    openForm: () => set({ editing: true }),
    closeForm: () => set({ editing: false }),
  };
}
