/** The part of `navigator.locks` that is needed. */
export interface Locks {
  readonly request: (
    name: string,
    options: { readonly mode: "shared" },
    hold: () => Promise<void>,
  ) => Promise<unknown>;
  readonly query: () => Promise<{ readonly held?: readonly { readonly name?: string }[] }>;
}

/**
 * Which working copies stand open in some tab right now. Only a hint, for lists and for what a new tab opens: that two tabs
 * write over nothing does not depend on it. The browser lets go of a lock when its tab ends, however it ends.
 */
export interface LiveTabs {
  /** This tab now shows that copy. */
  readonly show: (copy: string) => void;
  /** The copies that are open; none where the browser has no locks, as over plain http. */
  readonly open: () => Promise<ReadonlySet<string>>;
}

const PREFIX = "lobby.copy.";

export function createLiveTabs(locks: Locks | null): LiveTabs {
  let letGo = () => {};
  return {
    show(copy) {
      letGo();
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      locks?.request(PREFIX + copy, { mode: "shared" }, () => held).catch(() => {});
    },
    async open() {
      try {
        const { held = [] } = (await locks?.query()) ?? {};
        return new Set(
          held.flatMap(({ name = "" }) =>
            name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [],
          ),
        );
      } catch {
        return new Set();
      }
    },
  };
}
