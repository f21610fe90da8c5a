import { assertNever } from "../lib/assert-never.ts";
import { type Cabinet, type NoRoom, noRoom } from "./cabinet.ts";
import {
  type CopyHead,
  elsewhereText,
  fieldsOf,
  headOf,
  type KeptCopy,
  peekStored,
  readCopy,
  readStored,
  type StoredCopy,
  wholeText,
} from "./kept-copy.ts";

/** `localStorage`, or what stands in for it; each call may throw. */
export interface BrowserStorage {
  readonly length: number;
  readonly key: (index: number) => string | null;
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** `taken`: another tab wrote there since this page last read it, and nothing was written. */
export type Written = "kept" | "taken" | NoRoom;

/** One line of the list of copies. */
export type ListedCopy =
  | { readonly kind: "copy"; readonly id: string; readonly head: CopyHead }
  | { readonly kind: "damaged"; readonly id: string; readonly raw: string };

/**
 * The working copies of all tabs. Each document that somebody changes is one copy under a name of its own, so opening
 * another document writes over nothing. Two tabs on one copy (a duplicated tab) are told apart by revision: whoever finds
 * another's there gets `taken`, and goes on under a new name.
 */
export interface Copies {
  /** What this page last wrote, or else what stands in the small storage or was loaded; null if nothing readable does. */
  readonly read: (id: string) => KeptCopy | null;
  /** Only `load` can bring it: it stands in the large storage. */
  readonly isFar: (id: string) => boolean;
  /** Fetches a copy from wherever it is, for `read`. */
  readonly load: (id: string) => Promise<KeptCopy | null>;
  /** At once if it fits the small storage, else a promise. Whatever comes of it, `read` gives the copy in this page. */
  readonly write: (id: string, copy: KeptCopy) => Written | Promise<Written>;
  /** Remembers a copy in this page only; whatever stands in the browser under its name goes, if this page wrote it. */
  readonly hold: (id: string, copy: KeptCopy) => void;
  /** Takes a copy away. Gives how to put it back. */
  readonly remove: (id: string) => Promise<() => Promise<Written>>;
  /** Newest first. `unreachable`: there may be more that could not be looked at. */
  readonly list: () => Promise<{
    readonly copies: readonly ListedCopy[];
    readonly unreachable: boolean;
  }>;
  /** As `list`, without what only the large storage knows of; at once. */
  readonly listNow: () => readonly ListedCopy[];
}

const PREFIX = "lobby.copy.";

/** In characters. Above it the small storage, some five million for all copies, is not asked. */
const SMALL = 1_000_000;

export interface CopiesRim {
  readonly storage: BrowserStorage | null;
  readonly cabinet: Cabinet;
  /** A text that no other call, page or tab gets. */
  readonly newRevision: () => string;
}

export function createCopies({ storage, cabinet, newRevision }: CopiesRim): Copies {
  const inPage = new Map<string, KeptCopy>();
  /** The revision that this page last read or wrote, by copy. */
  const known = new Map<string, string>();
  /** Copies that this page put into the cabinet. */
  const far = new Set<string>();

  const stored = (id: string): StoredCopy => {
    try {
      return readStored(storage?.getItem(PREFIX + id) ?? null);
    } catch {
      return { kind: "none" };
    }
  };
  const peek = (id: string) => peekStored(rawOf(storage, PREFIX + id) ?? "");
  const isTaken = (id: string) => {
    const seen = peek(id);
    if (seen !== null) return seen.revision !== known.get(id);
    const now = stored(id);
    return now.kind === "damaged" || (now.kind !== "none" && now.revision !== known.get(id));
  };
  const put = (id: string, text: string): "kept" | NoRoom => {
    if (storage === null) return "forbidden";
    try {
      storage.setItem(PREFIX + id, text);
      return "kept";
    } catch {
      return "full";
    }
  };
  const drop = (id: string) => {
    try {
      storage?.removeItem(PREFIX + id);
    } catch {
      // What cannot be reached cannot be deleted.
    }
  };
  const bodyKey = (id: string, revision: string) => `${id}.${revision}`;
  const bodiesOf = async (id: string) =>
    (await cabinet.keys()).filter((key) => key.startsWith(`${id}.`));
  const dropBodies = async (id: string, but: string | null) => {
    const old = (await bodiesOf(id)).filter((key) => key !== but);
    await cabinet.change(id, () => old.map((key) => [key, undefined] as const));
  };

  async function putLarge(id: string, copy: KeptCopy): Promise<Written> {
    const revision = newRevision();
    const key = bodyKey(id, revision);
    try {
      await cabinet.change(key, () => [[key, { format: 1, copy }]]);
    } catch (error) {
      return storage === null ? "forbidden" : noRoom(error);
    }
    // A newer text of this page may have gone the short way meanwhile, or another tab's.
    if (inPage.get(id) !== copy) return "kept";
    if (isTaken(id)) {
      inPage.delete(id);
      await cabinet.change(key, () => [[key, undefined]]).catch(() => {});
      return "taken";
    }
    known.set(id, revision);
    far.add(id);
    // Without room even for the sign an older text must not stand in its place; `load` and `list` find the new one.
    if (put(id, elsewhereText(copy, revision)) !== "kept") drop(id);
    await dropBodies(id, key).catch(() => {});
    return "kept";
  }

  function putSmall(id: string, copy: KeptCopy): Written {
    const revision = newRevision();
    const wasFar = peek(id)?.far === true;
    const outcome = put(id, wholeText(copy, revision));
    if (outcome !== "kept") return outcome;
    known.set(id, revision);
    if (far.delete(id) || wasFar) void dropBodies(id, null).catch(() => {});
    return "kept";
  }

  async function fromCabinet(id: string, revision: string | null): Promise<KeptCopy | null> {
    try {
      const keys = revision === null ? await bodiesOf(id) : [bodyKey(id, revision)];
      const copies = (await cabinet.get(keys)).map((value) => readCopy(fieldsOf(value).copy));
      return newest(copies);
    } catch {
      return null;
    }
  }

  function listNow(): readonly ListedCopy[] {
    const ids = keysOf(storage).filter((key) => key.startsWith(PREFIX));
    return ids
      .map((key) => key.slice(PREFIX.length))
      .flatMap((id) => listed(id, stored(id)))
      .toSorted(newestFirst);
  }

  return {
    isFar: (id) => far.has(id) || peek(id)?.far === true,
    read(id) {
      const own = inPage.get(id);
      if (own !== undefined) return own;
      const entry = stored(id);
      if (entry.kind !== "whole") return null;
      known.set(id, entry.revision);
      inPage.set(id, entry.copy);
      return entry.copy;
    },
    async load(id) {
      const own = inPage.get(id);
      if (own !== undefined) return own;
      const entry = stored(id);
      if (entry.kind === "damaged") return null;
      if (entry.kind === "whole") return this.read(id);
      const copy = await fromCabinet(id, entry.kind === "elsewhere" ? entry.revision : null);
      if (copy === null) return null;
      far.add(id);
      if (entry.kind === "elsewhere") known.set(id, entry.revision);
      inPage.set(id, copy);
      return copy;
    },
    write(id, copy) {
      if (isTaken(id)) {
        inPage.delete(id);
        return "taken";
      }
      inPage.set(id, copy);
      if (sizeOf(copy) > SMALL) return putLarge(id, copy);
      const outcome = putSmall(id, copy);
      return outcome === "kept" ? outcome : putLarge(id, copy);
    },
    hold(id, copy) {
      inPage.set(id, copy);
      const own = known.get(id);
      const entry = stored(id);
      if (own === undefined || entry.kind === "damaged") return;
      if (entry.kind !== "none" && entry.revision !== own) return;
      known.delete(id);
      drop(id);
      if (far.delete(id)) void dropBodies(id, null).catch(() => {});
    },
    async remove(id) {
      const copy = await this.load(id);
      const raw = copy === null ? rawOf(storage, PREFIX + id) : null;
      inPage.delete(id);
      known.delete(id);
      drop(id);
      await dropBodies(id, null).catch(() => {});
      return async () => {
        if (copy !== null) return this.write(id, copy);
        return raw === null ? "kept" : put(id, raw);
      };
    },
    listNow,
    async list() {
      const near = listNow();
      const seen = new Set(near.map(({ id }) => id));
      try {
        const keys = (await cabinet.keys()).filter((key) => !seen.has(key.split(".")[0] ?? ""));
        const copies = await cabinet.get(keys);
        const far = keys.flatMap((key, index): ListedCopy[] => {
          const id = key.split(".")[0] ?? "";
          const copy = readCopy(fieldsOf(copies[index]).copy);
          return copy === null ? [] : [{ kind: "copy", id, head: headOf(copy) }];
        });
        return { copies: [...near, ...far].toSorted(newestFirst), unreachable: false };
      } catch {
        return { copies: near, unreachable: true };
      }
    },
  };
}

function listed(id: string, entry: StoredCopy): readonly ListedCopy[] {
  switch (entry.kind) {
    case "none":
      return [];
    case "damaged":
      return [{ kind: "damaged", id, raw: entry.raw }];
    case "whole":
      return [{ kind: "copy", id, head: headOf(entry.copy) }];
    case "elsewhere":
      return [{ kind: "copy", id, head: entry.head }];
    default:
      return assertNever(entry);
  }
}

function sizeOf({ state: { scenario } }: KeptCopy): number {
  const { resources = [] } = scenario;
  if (typeof resources === "string") return resources.length;
  return resources.reduce((sum, { text }) => sum + text.length, 0);
}

function newest(copies: readonly (KeptCopy | null)[]): KeptCopy | null {
  return copies.reduce(
    (best, copy) => (copy !== null && copy.changed >= (best?.changed ?? 0) ? copy : best),
    null,
  );
}

function newestFirst(one: ListedCopy, other: ListedCopy): number {
  const time = (entry: ListedCopy) => (entry.kind === "copy" ? entry.head.changed : 0);
  return time(other) - time(one) || one.id.localeCompare(other.id);
}

function keysOf(storage: BrowserStorage | null): readonly string[] {
  try {
    return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? "");
  } catch {
    return [];
  }
}

function rawOf(storage: BrowserStorage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}
