import type { ShelfEntry } from "../../state/shelf.ts";
import { KEEPING, type RemovalWords, whenWords } from "../messages/keeping.ts";
import { type KeptHere, useLobby, useSite } from "../store-context.tsx";
import { KeptRow } from "./KeptRow.tsx";
import { openKept } from "./open-kept.ts";

/** What happened last, and how to take it back. */
export interface Said {
  readonly words: string;
  readonly undo: (() => void) | null;
}

interface ShelfRowProps {
  readonly entry: ShelfEntry;
  readonly kept: KeptHere;
  readonly look: () => void;
  readonly say: (said: Said | null) => void;
  readonly after: (opening: Promise<string | null>) => Promise<void>;
  readonly offerUndo: (words: RemovalWords, putBack: () => Promise<boolean>) => void;
}

/** A scenario that is kept under a name. */
export function ShelfRow({ entry, kept, look, say, after, offerUndo }: ShelfRowProps) {
  const site = useSite();
  const { id, name, changed } = entry;
  const home = useLobby((state) => state.home);
  const shown = name === "" ? KEEPING.untitled : name;
  const rename = async (next: string) => {
    const outcome = await kept.shelf.rename(id, next);
    if (outcome.kind === "saved" && home?.id === id) {
      const { edited } = site.store.getState();
      site.store.getState().keptAs(outcome.home, next);
      site.store.setState({ edited });
    } else if (outcome.kind !== "saved" && outcome.kind !== "opened")
      say({ words: wordsOf(outcome.kind), undo: null });
    look();
  };
  const duplicate = async () => {
    const outcome = await kept.shelf.duplicate(id, KEEPING.copyName(shown));
    if (outcome.kind !== "saved" && outcome.kind !== "opened")
      say({ words: wordsOf(outcome.kind), undo: null });
    look();
  };
  const remove = async () => {
    // What is open is then kept nowhere else.
    if (home?.id === id) site.store.setState({ edited: true });
    await removeFromShelf(kept, id, shown, { say, offerUndo });
  };
  return (
    <KeptRow
      name={shown}
      note={KEEPING.changed(whenWords(changed))}
      onOpen={() => void after(openKept(site, kept, id))}
      onRename={(next) => void rename(next)}
      onDuplicate={() => void duplicate()}
      onRemove={() => void remove()}
    />
  );
}

export async function removeFromShelf(
  kept: KeptHere,
  id: string,
  name: string,
  { say, offerUndo }: Pick<ShelfRowProps, "say" | "offerUndo">,
): Promise<void> {
  const putBack = await kept.shelf.remove(id);
  if (putBack === "forbidden") say({ words: KEEPING.failed.forbidden, undo: null });
  else offerUndo(KEEPING.removal(name), putBack);
}

function wordsOf(kind: "changed" | keyof typeof KEEPING.failed): string {
  return kind === "changed" ? KEEPING.failed.gone : KEEPING.failed[kind];
}
