import { createStore, promisifyRequest, type UseStore } from "idb-keyval";

/** Why a storage took nothing. */
export type NoRoom = "full" | "forbidden";

export type Put = readonly [key: string, value: unknown];

/**
 * The browser's large storage (IndexedDB): slower than the small one, with room for hundreds of megabytes. Every call may
 * reject, since it may be full, forbidden or broken; `noRoom` tells which.
 */
export interface Cabinet {
  readonly keys: () => Promise<readonly string[]>;
  /** `undefined` for a key that is not there. */
  readonly get: (keys: readonly string[]) => Promise<readonly unknown[]>;
  /**
   * Looks at one value and writes what `decide` makes of it, all or nothing, with no other tab in between. A value that is
   * `undefined` deletes its key; null writes nothing.
   */
  readonly change: (
    key: string,
    decide: (value: unknown) => readonly Put[] | null,
  ) => Promise<void>;
}

const STORE = "entries";
const PATIENCE_MS = 4000;

/** `setTimer`: an IndexedDB that never answers, as some browsers' do after an update, counts as forbidden after a while. */
export function createCabinet(
  name: string,
  setTimer: (run: () => void, ms: number) => () => void,
): Cabinet {
  let store: UseStore | null = null;
  const use: UseStore = (mode, act) => {
    store ??= createStore(name, STORE);
    return store(mode, act);
  };
  const patiently = <T>(work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = setTimer(() => reject(new Error("no answer")), PATIENCE_MS);
      // Where storage is forbidden, opening it throws at once.
      Promise.resolve().then(work).then(resolve, reject).finally(stop);
    });
  return {
    keys: () =>
      patiently(() =>
        use("readonly", async (entries) => {
          const keys = await promisifyRequest(entries.getAllKeys());
          return keys.filter((key) => typeof key === "string");
        }),
      ),
    get: (keys) =>
      patiently(() =>
        use("readonly", (entries) =>
          Promise.all(keys.map((key) => promisifyRequest<unknown>(entries.get(key)))),
        ),
      ),
    change: (key, decide) =>
      patiently(() =>
        use("readwrite", async (entries) => {
          const puts = decide(await promisifyRequest<unknown>(entries.get(key)));
          for (const [at, value] of puts ?? []) {
            if (value === undefined) entries.delete(at);
            else entries.put(value, at);
          }
          await promisifyRequest(entries.transaction);
        }),
      ),
  };
}

export function noRoom(error: unknown): NoRoom {
  return error instanceof DOMException && error.name === "QuotaExceededError"
    ? "full"
    : "forbidden";
}
