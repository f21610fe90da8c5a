import { useCallback, useEffect, useRef, useState } from "react";
import type { ListedCopy } from "../../state/copies.ts";
import type { ShelfList } from "../../state/shelf.ts";
import { type KeptHere, useLobby } from "../store-context.tsx";

/** Everything that this browser keeps, but for what this tab shows. */
export interface KeptLists {
  readonly shelf: ShelfList;
  readonly unsaved: readonly Extract<ListedCopy, { kind: "copy" }>[];
  readonly damaged: readonly Extract<ListedCopy, { kind: "damaged" }>[];
  /** Copies that some tab shows. */
  readonly open: ReadonlySet<string>;
  /** There may be more that the browser did not let this page look at. */
  readonly unreachable: boolean;
}

/** Null until it has been looked up; `look` does so again. */
export function useKept(kept: KeptHere | null): {
  readonly lists: KeptLists | null;
  readonly look: () => void;
} {
  const shown = useLobby((state) => state.copy);
  const [lists, setLists] = useState<KeptLists | null>(null);
  const newest = useRef(0);
  const look = useCallback(() => {
    if (kept === null) return;
    const number = ++newest.current;
    void listsOf(kept, shown).then((found) => {
      if (newest.current === number) setLists(found);
    });
  }, [kept, shown]);
  useEffect(() => {
    look();
    // Another tab keeps or deletes, or the user comes back from one.
    addEventListener("storage", look);
    addEventListener("focus", look);
    return () => {
      removeEventListener("storage", look);
      removeEventListener("focus", look);
    };
  }, [look]);
  return { lists, look };
}

async function listsOf(kept: KeptHere, shown: string): Promise<KeptLists> {
  const [shelf, { copies, unreachable }, open] = await Promise.all([
    kept.shelf.list(),
    kept.copies.list(),
    kept.openCopies(),
  ]);
  const others = copies.filter(({ id }) => id !== shown);
  return {
    shelf,
    open,
    unreachable: unreachable || shelf.kind === "forbidden",
    unsaved: others.flatMap((one) => (one.kind === "copy" && one.head.edited ? [one] : [])),
    damaged: others.flatMap((one) => (one.kind === "damaged" ? [one] : [])),
  };
}
