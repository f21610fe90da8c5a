import type { SharedState } from "../share/shared-state.ts";
import { type Cabinet, type NoRoom, noRoom, type Put } from "./cabinet.ts";
import { fieldsOf, type Home, readState, timeOf } from "./kept-copy.ts";

/** A kept scenario as the list shows it. */
export interface ShelfEntry {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

export type ShelfList =
  | {
      readonly kind: "list";
      /** Newest first. */
      readonly entries: readonly ShelfEntry[];
      /** Ids of entries that cannot be read; they stay where they are. */
      readonly damaged: readonly string[];
    }
  | { readonly kind: "forbidden" };

/** `changed`: another tab saved it since this one opened it; nothing was written. */
export type Saved =
  | { readonly kind: "saved"; readonly home: Home }
  | { readonly kind: "changed"; readonly when: number }
  | { readonly kind: NoRoom };

export type Opened =
  | { readonly kind: "opened"; readonly home: Home; readonly state: SharedState }
  | { readonly kind: "gone" | "damaged" | "forbidden" };

/** The scenarios that somebody keeps in this browser under a name. Never rejects. */
export interface Shelf {
  readonly list: () => Promise<ShelfList>;
  readonly open: (id: string) => Promise<Opened>;
  /** A new entry. Its name is the scenario's. */
  readonly add: (state: SharedState) => Promise<Saved>;
  /** `over`: also what another tab made of it meanwhile. One that was deleted meanwhile is there again. */
  readonly save: (home: Home, state: SharedState, over: boolean) => Promise<Saved>;
  readonly rename: (id: string, name: string) => Promise<Saved | Opened>;
  readonly duplicate: (id: string, name: string) => Promise<Saved | Opened>;
  /** Gives how to put it back, as it was. */
  readonly remove: (id: string) => Promise<(() => Promise<boolean>) | "forbidden">;
  /** What stands there, readable or not. */
  readonly raw: (id: string) => Promise<string>;
}

export interface ShelfRim {
  readonly cabinet: Cabinet;
  readonly newRevision: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const head = (id: string) => `head.${id}`;
const body = (id: string) => `body.${id}`;

export function createShelf({ cabinet, newRevision, now }: ShelfRim): Shelf {
  function entryOf(id: string, state: SharedState): { readonly home: Home; readonly puts: Put[] } {
    const revision = newRevision();
    const facts = { format: 1, name: state.scenario.name ?? "", changed: now(), revision };
    return {
      home: { id, revision },
      puts: [
        [head(id), facts],
        [body(id), { format: 1, state }],
      ],
    };
  }

  async function write(
    id: string,
    state: SharedState,
    mayReplace: (before: unknown) => boolean,
  ): Promise<Saved> {
    const { home, puts } = entryOf(id, state);
    let outcome: Saved = { kind: "saved", home };
    try {
      await cabinet.change(head(id), (before) => {
        if (mayReplace(before)) return puts;
        outcome = { kind: "changed", when: timeOf(fieldsOf(before).changed) };
        return null;
      });
      return outcome;
    } catch (error) {
      return { kind: noRoom(error) };
    }
  }

  async function open(id: string): Promise<Opened> {
    try {
      const [facts, content] = await cabinet.get([head(id), body(id)]);
      if (facts === undefined && content === undefined) return { kind: "gone" };
      const state = readState(fieldsOf(content).state);
      const { revision } = fieldsOf(facts);
      if (state === null || typeof revision !== "string") return { kind: "damaged" };
      return { kind: "opened", home: { id, revision }, state };
    } catch {
      return { kind: "forbidden" };
    }
  }

  async function changed(
    id: string,
    write: (opened: Extract<Opened, { kind: "opened" }>) => Promise<Saved>,
  ): Promise<Saved | Opened> {
    const opened = await open(id);
    return opened.kind === "opened" ? write(opened) : opened;
  }

  const named = (state: SharedState, name: string): SharedState => ({
    ...state,
    scenario: { ...state.scenario, name },
  });
  const add = (state: SharedState) => write(newRevision(), state, (before) => before === undefined);
  const save = (home: Home, state: SharedState, over: boolean) =>
    write(
      home.id,
      state,
      (before) => over || before === undefined || fieldsOf(before).revision === home.revision,
    );

  return {
    open,
    add,
    save,
    list: () => listOf(cabinet),
    rename: (id, name) => changed(id, ({ home, state }) => save(home, named(state, name), false)),
    duplicate: (id, name) => changed(id, ({ state }) => add(named(state, name))),
    async remove(id) {
      try {
        const [facts, content] = await cabinet.get([head(id), body(id)]);
        await cabinet.change(head(id), () => [
          [head(id), undefined],
          [body(id), undefined],
        ]);
        return async () => {
          try {
            await cabinet.change(head(id), () => [
              [head(id), facts],
              [body(id), content],
            ]);
            return true;
          } catch {
            return false;
          }
        };
      } catch {
        return "forbidden";
      }
    },
    async raw(id) {
      try {
        const [facts, content] = await cabinet.get([head(id), body(id)]);
        return JSON.stringify({ head: facts, body: content }, null, 2) ?? "";
      } catch {
        return "";
      }
    },
  };
}

async function listOf(cabinet: Cabinet): Promise<ShelfList> {
  try {
    const keys = await cabinet.keys();
    const ids = [...new Set(keys.map((key) => key.slice(key.indexOf(".") + 1)))];
    const heads = await cabinet.get(ids.map(head));
    const entries: ShelfEntry[] = [];
    const damaged: string[] = [];
    for (const [index, id] of ids.entries()) {
      const { name, changed, revision } = fieldsOf(heads[index]);
      if (typeof name === "string" && typeof revision === "string" && keys.includes(body(id)))
        entries.push({ id, name, changed: timeOf(changed) });
      else damaged.push(id);
    }
    return {
      kind: "list",
      entries: entries.toSorted((one, other) => other.changed - one.changed),
      damaged,
    };
  } catch {
    return { kind: "forbidden" };
  }
}
