import type { Cabinet } from "../../src/state/cabinet.ts";
import type { BrowserStorage } from "../../src/state/copies.ts";

/** A browser's small storage in memory; `room` is in characters and may change. */
export function memoryStorage(): BrowserStorage & {
  room: number;
  readonly items: Map<string, string>;
} {
  const items = new Map<string, string>();
  return {
    items,
    room: Number.POSITIVE_INFINITY,
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      const others = [...items].filter(([other]) => other !== key);
      const used = others.reduce((sum, [, text]) => sum + text.length, 0);
      if (used + value.length > this.room) throw new Error("QuotaExceededError");
      items.set(key, value);
    },
    removeItem: (key) => items.delete(key),
  };
}

/** A storage that throws at every touch, as in a sandboxed frame. */
export function forbiddenStorage(): BrowserStorage {
  const refuse = () => {
    throw new Error("SecurityError");
  };
  return {
    get length(): number {
      return refuse();
    },
    key: refuse,
    getItem: refuse,
    setItem: refuse,
    removeItem: refuse,
  };
}

/** A browser's large storage in memory. */
export function memoryCabinet(): Cabinet & { readonly entries: Map<string, unknown> } {
  const entries = new Map<string, unknown>();
  return {
    entries,
    keys: async () => [...entries.keys()],
    get: async (keys) => keys.map((key) => structuredClone(entries.get(key))),
    change: async (key, decide) => {
      for (const [at, value] of decide(entries.get(key)) ?? []) {
        if (value === undefined) entries.delete(at);
        else entries.set(at, structuredClone(value));
      }
    },
  };
}

/** A large storage that refuses everything. */
export function forbiddenCabinet(name = "SecurityError"): Cabinet {
  const refuse = async () => {
    throw new DOMException("no", name);
  };
  return { keys: refuse, get: refuse, change: refuse };
}

/** Names in their order: `x1`, `x2`, ... */
export function counted(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}${++count}`;
}
