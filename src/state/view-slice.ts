import { assertNever } from "../lib/assert-never.ts";
import type { RefusedLink } from "../share/codec.ts";
import type { Draft, Key, StandingRequest, Tab } from "./draft.ts";
import type { GetState, SetState } from "./store.ts";

export type Theme = "light" | "dark";

/** A dialog over the page. */
export type Panel = "share" | "mesh" | "lessons" | "paste" | "shortcuts";

/** What was taken away last and can be brought back. */
export type Removed =
  | { readonly kind: "request"; readonly index: number; readonly standing: StandingRequest }
  | { readonly kind: "tab"; readonly index: number; readonly tab: Tab };

/** A draft that another scenario took the place of. */
export interface Replaced {
  readonly draft: Draft;
  readonly chosen: Key | null;
}

/** A link that could not be opened. */
export interface LinkTrouble {
  readonly why: RefusedLink;
  readonly detail: string | null;
}

/** The lesson in progress. */
export interface LessonProgress {
  readonly id: string;
  readonly shown: "nothing" | "hint" | "solution";
}

export interface ViewSlice {
  readonly theme: Theme;
  readonly panel: Panel | null;
  readonly removed: Removed | null;
  readonly replaced: Replaced | null;
  readonly linkTrouble: LinkTrouble | null;
  readonly lesson: LessonProgress | null;
  /** The draft survives a reload: it fits into the address or the browser's storage. */
  readonly kept: boolean;
  /** Single keys act on the walk; off for whoever dictates or has a key that slips. */
  readonly shortcuts: boolean;
  readonly setShortcuts: (on: boolean) => void;
  readonly toggleTheme: () => void;
  readonly openPanel: (panel: Panel) => void;
  readonly closePanel: () => void;
  readonly bringBack: () => void;
  readonly forgetRemoved: () => void;
  readonly backToReplaced: () => void;
  readonly keepPrevious: (replaced: Replaced) => void;
  readonly forgetReplaced: () => void;
  readonly linkRefused: (trouble: LinkTrouble) => void;
  readonly forgetTrouble: () => void;
  readonly keepingChanged: (kept: boolean) => void;
  readonly startLesson: (id: string) => void;
  readonly showHint: () => void;
  readonly showSolution: () => void;
  readonly leaveLesson: () => void;
}

export function viewSlice(set: SetState, get: GetState, theme: Theme): ViewSlice {
  return {
    theme,
    panel: null,
    removed: null,
    replaced: null,
    linkTrouble: null,
    lesson: null,
    kept: true,
    shortcuts: true,
    setShortcuts: (shortcuts) => set({ shortcuts }),
    toggleTheme: () => set((state) => ({ theme: state.theme === "dark" ? "light" : "dark" })),
    openPanel: (panel) => set({ panel }),
    closePanel: () => set({ panel: null }),
    bringBack() {
      const { removed, draft } = get();
      if (removed === null) return;
      switch (removed.kind) {
        case "request": {
          const { index, standing } = removed;
          const requests = draft.requests.toSpliced(index, 0, standing);
          set({ draft: { ...draft, requests }, chosen: standing.key, step: null });
          break;
        }
        case "tab": {
          const { index, tab } = removed;
          const tabs = draft.tabs.toSpliced(index, 0, tab);
          set({ draft: { ...draft, tabs }, activeTab: tab.key });
          break;
        }
        default:
          assertNever(removed);
      }
      set({ removed: null, selectedNode: null, edited: true });
    },
    forgetRemoved: () => set({ removed: null }),
    backToReplaced() {
      const { replaced } = get();
      if (replaced === null) return;
      const { draft, chosen } = replaced;
      // Keys go on from where they are, so that none is given twice in one session.
      const nextKey = Math.max(draft.nextKey, get().draft.nextKey);
      set({
        draft: { ...draft, nextKey },
        chosen,
        activeTab: draft.tabs[0]?.key ?? "",
        edited: true,
        step: null,
        selectedNode: null,
        editing: false,
        lesson: null,
        replaced: null,
        answer: null,
      });
    },
    keepPrevious: (replaced) => set({ replaced }),
    forgetReplaced: () => set({ replaced: null }),
    linkRefused: (linkTrouble) => set({ linkTrouble }),
    forgetTrouble: () => set({ linkTrouble: null }),
    keepingChanged: (kept) => set({ kept }),
    startLesson: (id) => set({ lesson: { id, shown: "nothing" }, panel: null }),
    showHint: () => set(({ lesson }) => ({ lesson: lesson && { ...lesson, shown: "hint" } })),
    showSolution: () =>
      set(({ lesson }) => ({ lesson: lesson && { ...lesson, shown: "solution" } })),
    leaveLesson: () => set({ lesson: null }),
  };
}
