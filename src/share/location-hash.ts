/** The part of `window` that carries the link. */
export interface HashHost {
  readonly location: { readonly hash: string; readonly href: string };
  readonly history: {
    readonly replaceState: (data: unknown, unused: string, url: string) => void;
  };
  readonly addEventListener: (type: "hashchange", listener: () => void) => void;
  readonly removeEventListener: (type: "hashchange", listener: () => void) => void;
}

/** The address's fragment. Knows its own writing from somebody else's. */
export interface LocationHash {
  readonly read: () => string;
  /** Replaces the fragment without a history entry; an empty one removes it. */
  readonly write: (hash: string) => void;
  /** The whole address with another fragment. */
  readonly addressOf: (hash: string) => string;
  /** Calls when the fragment becomes one that this page did not write; returns how to stop. */
  readonly subscribe: (onForeign: (hash: string) => void) => () => void;
}

export function createLocationHash(host: HashHost): LocationHash {
  const read = () => host.location.hash.replace(/^#/, "");
  /** The fragment that the page shows. */
  let own = read();
  const addressOf = (hash: string) => {
    const bare = host.location.href.split("#", 1)[0] ?? "";
    return hash === "" ? bare : `${bare}#${hash}`;
  };
  return {
    read,
    addressOf,
    write(hash) {
      const current = read();
      // Somebody else's, of which the page has yet to hear: writing now would lose it.
      if (current === hash || current !== own) return;
      try {
        host.history.replaceState(null, "", addressOf(hash));
        own = hash;
      } catch {
        // Safari refuses more than a hundred changes in half a minute; the next one brings it up to date.
      }
    },
    subscribe(onForeign) {
      const listener = () => {
        const hash = read();
        if (hash === own) return;
        // Going back to what was written before is foreign again.
        own = hash;
        onForeign(hash);
      };
      host.addEventListener("hashchange", listener);
      return () => host.removeEventListener("hashchange", listener);
    },
  };
}
