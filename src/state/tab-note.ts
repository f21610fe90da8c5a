import type { BrowserStorage } from "./copies.ts";
import { fieldsOf } from "./kept-copy.ts";

/** What a tab remembers over a reload and a crash: `sessionStorage`, of which each tab has its own. */
export interface TabNote {
  /** The working copy that it showed last. */
  readonly copy: string;
  /** The working copy that gave way to it, while that is still offered back. */
  readonly previous: string | null;
  /** One of the two stands in the large storage, to be waited for. */
  readonly far: boolean;
  /** Opened with `#new`: what is kept in this browser stays out of sight. */
  readonly clean: boolean;
}

export interface TabNotes {
  /** Null in a tab that is new here. */
  readonly read: () => TabNote | null;
  readonly write: (note: TabNote) => void;
}

const KEY = "lobby.tab";

export function createTabNotes(storage: BrowserStorage | null): TabNotes {
  return {
    read() {
      try {
        const note = fieldsOf(JSON.parse(storage?.getItem(KEY) ?? "null"));
        if (typeof note.copy !== "string") return null;
        const previous = typeof note.previous === "string" ? note.previous : null;
        return {
          copy: note.copy,
          previous,
          far: note.far === true,
          clean: note.clean === true,
        };
      } catch {
        return null;
      }
    },
    write(note) {
      try {
        storage?.setItem(KEY, JSON.stringify(note));
      } catch {
        // The copies themselves are listed for whoever looks for them.
      }
    },
  };
}
