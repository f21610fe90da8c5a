import { createStore, type StoreApi } from "zustand/vanilla";
import type { Scenario } from "../../engine/index.ts";
import type { LobbyStore } from "../../state/store.ts";

/** Where a document is kept on the disk. */
export interface FileHome {
  /** The store's name of the document: another one that is opened has another, and must not be written over this file. */
  readonly copy: string;
  readonly handle: FileSystemFileHandle;
  /** Milliseconds since the epoch, of the file as it was read or written last. */
  readonly lastModified: number;
  /** Writing the file loses something of it that its reader was not told yet: comments, its own layout. */
  readonly losesLayout: boolean;
}

/** A scenario of a file with several. */
export interface Candidate {
  readonly file: string;
  readonly scenario: Scenario;
}

/** Something to say about files: a sentence, and whether it is a fault. */
export interface FileNews {
  readonly kind: "trouble" | "done";
  readonly text: string;
}

export interface FilesState {
  readonly home: FileHome | null;
  /** The scenarios to choose from; null while nothing is to choose. */
  readonly candidates: readonly Candidate[] | null;
  readonly news: readonly FileNews[];
}

export type FilesStore = StoreApi<FilesState>;

const stores = new WeakMap<LobbyStore, FilesStore>();

/** What the page of a store knows of files; no part of the document, so in neither link nor storage. */
export function filesOf(store: LobbyStore): FilesStore {
  const known = stores.get(store);
  if (known !== undefined) return known;
  const made = createStore<FilesState>(() => ({ home: null, candidates: null, news: [] }));
  stores.set(store, made);
  return made;
}
