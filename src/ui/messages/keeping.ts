import type { NoRoom } from "../../state/cabinet.ts";

/** What is said of a deletion: that it is done, that it is undone, and that it could not be. */
export interface RemovalWords {
  readonly gone: string;
  readonly back: string;
  readonly stuck: string;
}

/** What is kept in this browser, and what could not be. */
export const KEEPING = {
  menu: "Kept in this browser",
  menuKeep: "Keep this scenario…",
  menuKeepTeaches: "Under a name, in this browser only.",
  menuSave: (name: string) => `Save “${name}”…`,
  menuSaveTeaches: "It was changed since it was kept.",
  menuAll: "All that is kept…",
  menuAllTeaches: (kept: number, unsaved: number) => `${kept} kept, ${unsaved} unsaved.`,
  untitled: "Untitled scenario",
  changed: (when: string) => `Changed ${when}`,
  unsaved: (when: string) => `Unsaved, ${when}`,
  unsavedElsewhere: (when: string) => `Unsaved, open in another tab, ${when}`,
  title: "Kept in this browser",
  explain:
    "Each tab keeps what you change by itself, over a reload and a crash. Under a name it stays until you delete it. Nothing of it leaves this browser.",
  now: "This scenario",
  name: "Name",
  keep: "Keep",
  save: "Save",
  keepAnother: "Keep as another",
  needsName: "Give it a name first.",
  saved: (name: string) => `“${name}” is kept.`,
  asKept: "Nothing is changed since it was kept.",
  conflict: (name: string, when: string) =>
    `Another tab saved “${name}” ${when}, after you opened it. Nothing was written.`,
  keepBoth: "Keep both",
  replace: "Replace the other",
  kept: "Kept",
  none: "Nothing is kept yet.",
  unsavedTitle: "Unsaved",
  unsavedExplain: "Changed in a tab and kept under no name.",
  open: "Open",
  openOf: (name: string) => `Open ${name}`,
  rename: (name: string) => `Rename ${name}`,
  duplicate: (name: string) => `Duplicate ${name}`,
  remove: (name: string) => `Delete ${name}`,
  newName: (name: string) => `New name of ${name}`,
  copyName: (name: string) => `${name}, copy`,
  undo: "Undo",
  removal: (name: string): RemovalWords => ({
    gone: `“${name}” is deleted.`,
    back: `“${name}” is back.`,
    stuck: `“${name}” could not be put back: the browser refused it.`,
  }),
  removeUnsaved: "Delete all that no tab shows",
  removalOfUnsaved: (count: number): RemovalWords => ({
    gone: `${count} unsaved ${count === 1 ? "scenario is" : "scenarios are"} deleted.`,
    back: "They are back.",
    stuck: "Not all of them could be put back: the browser refused it.",
  }),
  openElsewhere: "open in another tab",
  damaged: "Damaged entry",
  damagedExplain:
    "What stands here cannot be read: it was cut, or a newer version of this page wrote it. It stays until you delete it.",
  damagedCopy: "Copy its text",
  removeIt: "Delete",
  loading: "One moment…",
  failed: {
    gone: "It is not there any more: another tab deleted it.",
    damaged: "It cannot be read. It stays where it is.",
    forbidden: "The browser does not let this page read what is kept.",
    full: "The browser has no room left. Delete something that is kept, or download this scenario.",
  },
  unreachable:
    "The browser does not let this page keep anything: its storage is blocked, or this is a private window. Download the scenario, or copy its link.",
  shortNotKept: "Edits are not kept",
  shortAddress: "Edits are only in the address",
  noRoom: {
    full: "This browser has no room left for your edits.",
    forbidden:
      "This browser keeps nothing for this page: its storage is blocked, or this is a private window.",
  } satisfies Record<NoRoom, string>,
  inAddress: "The address still holds them. Copy it, or download the file.",
  lost: "They are lost when this page is closed. Download the file.",
  makeRoom: "What is kept…",
  share: "Download…",
  forked:
    "Another tab changed this scenario as well. Both are kept: this tab goes on with its own copy.",
  clean: "Clean start",
  cleanExplain: "What is kept in this browser is out of sight, and stays as it is.",
  leaveClean: "Show what is kept",
} as const;

const WHEN = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** `24 Nov, 12:03`, in the reader's time zone. */
export function whenWords(milliseconds: number): string {
  return WHEN.format(milliseconds);
}
