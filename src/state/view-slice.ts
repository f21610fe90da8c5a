import { assertNever } from "../lib/assert-never.ts";
import type { RefusedLink } from "../share/codec.ts";
import type { PaneWidths } from "../share/shared-state.ts";
import type { NoRoom } from "./cabinet.ts";
import type { OpenedDocument } from "./document-slice.ts";
import type { StandingRequest, Tab } from "./draft.ts";
import type { GetState, SetState } from "./store.ts";

export type Theme = "light" | "dark";

/** A dialog over the page. */
export type Panel = "share" | "mesh" | "lessons" | "paste" | "shelf" | "shortcuts";

/** What was taken away last and can be brought back. */
export type Removed =
  | { readonly kind: "request"; readonly index: number; readonly standing: StandingRequest }
  | { readonly kind: "tab"; readonly index: number; readonly tab: Tab };

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
  /** The edited document that another took the place of, while it is offered back. */
  readonly replaced: OpenedDocument | null;
  readonly linkTrouble: LinkTrouble | null;
  /** What the opened scenario says and this page does not know, in sentences; empty once that has been read. */
  readonly passedOver: readonly string[];
  /** Widths of the columns where the user chose them. */
  readonly widths: PaneWidths;
  readonly lesson: LessonProgress | null;
  /** The draft survives a reload: it fits into the address or the browser's storage. */
  readonly kept: boolean;
  /** Why the browser's storage did not take the last edit; null if it did. */
  readonly noRoom: NoRoom | null;
  /** Another tab changed this document too, so this one goes on under a name of its own; until that has been read. */
  readonly forked: boolean;
  /** What is kept in this browser stays out of sight, for whoever shows the screen to others. */
  readonly clean: boolean;
  /** Large, without editors, for a room. */
  readonly presenting: boolean;
  /** Single keys act on the walk; off for whoever dictates or has a key that slips. */
  readonly shortcuts: boolean;
  readonly setShortcuts: (on: boolean) => void;
  readonly toggleTheme: () => void;
  readonly openPanel: (panel: Panel) => void;
  readonly closePanel: () => void;
  readonly bringBack: () => void;
  readonly forgetRemoved: () => void;
  readonly backToReplaced: () => void;
  readonly keepPrevious: (replaced: OpenedDocument) => void;
  readonly forgetReplaced: () => void;
  readonly linkRefused: (trouble: LinkTrouble) => void;
  readonly forgetTrouble: () => void;
  readonly passOver: (what: readonly string[]) => void;
  /** Null goes back to the first width. */
  readonly setWidth: (pane: keyof PaneWidths, width: number | null) => void;
  readonly keepingChanged: (kept: boolean, noRoom: NoRoom | null) => void;
  readonly forgetFork: () => void;
  readonly setClean: (clean: boolean) => void;
  readonly setPresenting: (presenting: boolean) => void;
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
    passedOver: [],
    widths: {},
    lesson: null,
    kept: true,
    noRoom: null,
    forked: false,
    clean: false,
    presenting: false,
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
      const { replaced, openDocument } = get();
      if (replaced !== null) openDocument(replaced);
    },
    keepPrevious: (replaced) => set({ replaced }),
    forgetReplaced: () => set({ replaced: null }),
    linkRefused: (linkTrouble) => set({ linkTrouble }),
    forgetTrouble: () => set({ linkTrouble: null }),
    passOver: (passedOver) => set({ passedOver }),
    setWidth(pane, width) {
      const { [pane]: _, ...others } = get().widths;
      set({ widths: width === null ? others : { ...others, [pane]: width } });
    },
    keepingChanged: (kept, noRoom) => set({ kept, noRoom }),
    forgetFork: () => set({ forked: false }),
    setClean: (clean) => set({ clean }),
    setPresenting: (presenting) => set({ presenting, playing: false, panel: null }),
    startLesson: (id) => set({ lesson: { id, shown: "nothing" }, panel: null }),
    showHint: () => set(({ lesson }) => ({ lesson: lesson && { ...lesson, shown: "hint" } })),
    showSolution: () =>
      set(({ lesson }) => ({ lesson: lesson && { ...lesson, shown: "solution" } })),
    leaveLesson: () => set({ lesson: null }),
  };
}
