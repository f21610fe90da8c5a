/** The part of `window` that carries the link. */
export interface HashHost {
  readonly location: { readonly hash: string; readonly href: string };
  readonly history: {
    readonly state: unknown;
    readonly replaceState: (data: unknown, unused: string, url: string) => void;
    readonly pushState: (data: unknown, unused: string, url: string) => void;
  };
  readonly addEventListener: (type: "hashchange" | "popstate", listener: () => void) => void;
  readonly removeEventListener: (type: "hashchange" | "popstate", listener: () => void) => void;
}

/** The address's fragment, and the working copy that a history entry shows. Knows its own writing from somebody else's. */
export interface LocationHash {
  readonly read: () => string;
  /** The working copy that the present history entry was left with; null if this page never wrote there. */
  readonly copy: () => string | null;
  /** Replaces the fragment without a history entry; an empty one removes it. */
  readonly write: (hash: string, copy: string) => void;
  /** As `write`, in a history entry of its own: back leads to what was before. */
  readonly push: (hash: string, copy: string) => void;
  /** The whole address with another fragment. */
  readonly addressOf: (hash: string) => string;
  /** Calls when the fragment or the entry becomes one that this page did not write; returns how to stop. */
  readonly subscribe: (onForeign: (hash: string, copy: string | null) => void) => () => void;
}

export function createLocationHash(host: HashHost): LocationHash {
  const read = () => host.location.hash.replace(/^#/, "");
  const copy = () => copyIn(host.history.state);
  /** What the page shows. */
  let own = { hash: read(), copy: copy() };
  const addressOf = (hash: string) => {
    const bare = host.location.href.split("#", 1)[0] ?? "";
    return hash === "" ? bare : `${bare}#${hash}`;
  };
  // Somebody else's, of which the page has yet to hear: writing then would lose it.
  const isUnheard = () => read() !== own.hash;
  return {
    read,
    copy,
    addressOf,
    write(hash, shown) {
      if (isUnheard() || (read() === hash && own.copy === shown)) return;
      try {
        host.history.replaceState({ lobbyCopy: shown }, "", addressOf(hash));
        own = { hash, copy: shown };
      } catch {
        // Safari refuses more than a hundred changes in half a minute; the next one brings it up to date.
      }
    },
    push(hash, shown) {
      if (isUnheard()) return;
      try {
        host.history.pushState({ lobbyCopy: shown }, "", addressOf(hash));
        own = { hash, copy: shown };
      } catch {
        // As above: then the step is missing from the history, and nothing else.
      }
    },
    subscribe(onForeign) {
      const listener = () => {
        const now = { hash: read(), copy: copy() };
        if (now.hash === own.hash && now.copy === own.copy) return;
        if (now.hash === own.hash && now.copy === null && own.copy !== null) {
          // The link of what is shown, chosen once more, makes an entry that names no copy.
          host.history.replaceState({ lobbyCopy: own.copy }, "", addressOf(own.hash));
          return;
        }
        // Going back to what was written before is foreign again.
        own = now;
        onForeign(now.hash, now.copy);
      };
      // A change of the fragment brings both, one after the other; a step between entries of one fragment only the first.
      host.addEventListener("popstate", listener);
      host.addEventListener("hashchange", listener);
      return () => {
        host.removeEventListener("popstate", listener);
        host.removeEventListener("hashchange", listener);
      };
    },
  };
}

/** Entries outlive versions of the page, and anybody may have written them. */
function copyIn(state: unknown): string | null {
  if (typeof state !== "object" || state === null || !("lobbyCopy" in state)) return null;
  return typeof state.lobbyCopy === "string" ? state.lobbyCopy : null;
}
