import "./shelf.css";
import { useState } from "react";
import { KEEPING, type RemovalWords } from "../messages/keeping.ts";
import { Modal } from "../parts/Modal.tsx";
import { type KeptHere, useLobby, useSite } from "../store-context.tsx";
import { DamagedRow } from "./DamagedRow.tsx";
import { KeepForm } from "./KeepForm.tsx";
import { KeptRow } from "./KeptRow.tsx";
import { openCopy } from "./open-kept.ts";
import { removeFromShelf, type Said, ShelfRow } from "./ShelfRow.tsx";
import { unsavedNote } from "./unsaved-note.ts";
import { type KeptLists, useKept } from "./use-kept.ts";

/** Everything that this browser keeps: to keep more, to open, to rename and to delete. */
export function ShelfDialog() {
  const { kept } = useSite();
  return (
    <Modal title={KEEPING.title} description={KEEPING.explain}>
      {kept === null ? <p className="field-error">{KEEPING.unreachable}</p> : <Kept kept={kept} />}
    </Modal>
  );
}

function Kept({ kept }: { readonly kept: KeptHere }) {
  const { lists, look } = useKept(kept);
  const noRoom = useLobby((state) => state.noRoom);
  const clean = useLobby((state) => state.clean);
  const [said, setSaid] = useState<Said | null>(null);
  return (
    <>
      {noRoom === "full" && <p className="field-error">{KEEPING.failed.full}</p>}
      <KeepForm kept={kept} onKept={look} />
      {said !== null && (
        <p className="shelf-undo" role="status">
          <span>{said.words}</span>
          {said.undo !== null && (
            <button type="button" className="btn" onClick={said.undo}>
              {KEEPING.undo}
            </button>
          )}
        </p>
      )}
      {lists === null && <p className="field-note">{KEEPING.loading}</p>}
      {lists?.unreachable && <p className="field-error">{KEEPING.unreachable}</p>}
      {lists !== null && !clean && <Lists kept={kept} lists={lists} look={look} say={setSaid} />}
      {clean && <p className="field-note">{KEEPING.cleanExplain}</p>}
    </>
  );
}

interface ListsProps {
  readonly kept: KeptHere;
  readonly lists: KeptLists;
  readonly look: () => void;
  readonly say: (said: Said | null) => void;
}

function Lists({ kept, lists, look, say }: ListsProps) {
  const site = useSite();
  const { shelf, unsaved, damaged, open } = lists;
  const after = async (opening: Promise<string | null>) => {
    const why = await opening;
    if (why === null) site.store.getState().closePanel();
    else say({ words: why, undo: null });
  };
  const offerUndo = (words: RemovalWords, putBack: () => Promise<boolean>) => {
    look();
    // There may be room now for what had none.
    kept.keepNow();
    const undo = () =>
      void putBack().then((isBack) => {
        say({ words: isBack ? words.back : words.stuck, undo: null });
        look();
      });
    say({ words: words.gone, undo });
  };
  const removeCopy = async (id: string, name: string) => {
    const putBack = await kept.copies.remove(id);
    offerUndo(KEEPING.removal(name), async () => (await putBack()) === "kept");
  };
  const closed = unsaved.filter(({ id }) => !open.has(id));
  const removeClosed = async () => {
    const putBack = await Promise.all(closed.map(({ id }) => kept.copies.remove(id)));
    offerUndo(KEEPING.removalOfUnsaved(closed.length), async () => {
      const written = await Promise.all(putBack.map((back) => back()));
      return written.every((outcome) => outcome === "kept");
    });
  };
  const entries = shelf.kind === "list" ? shelf.entries : [];
  const broken = shelf.kind === "list" ? shelf.damaged : [];
  return (
    <>
      <section className="shelf-part" aria-label={KEEPING.kept}>
        <h3>{KEEPING.kept}</h3>
        {entries.length === 0 && <p className="field-note">{KEEPING.none}</p>}
        <ul>
          {entries.map((entry) => (
            <ShelfRow key={entry.id} entry={entry} {...{ kept, look, say, after, offerUndo }} />
          ))}
          {broken.map((id) => (
            <DamagedRow
              key={id}
              text={() => kept.shelf.raw(id)}
              onRemove={() => void removeFromShelf(kept, id, KEEPING.damaged, { say, offerUndo })}
            />
          ))}
        </ul>
      </section>
      {unsaved.length + damaged.length > 0 && (
        <section className="shelf-part" aria-label={KEEPING.unsavedTitle}>
          <h3>{KEEPING.unsavedTitle}</h3>
          <p className="field-note">{KEEPING.unsavedExplain}</p>
          <ul>
            {unsaved.map((one) => (
              <KeptRow
                key={one.id}
                name={one.head.name ?? KEEPING.untitled}
                note={unsavedNote(one, open)}
                onOpen={() => void after(openCopy(site, kept, one.id))}
                onRemove={() => void removeCopy(one.id, one.head.name ?? KEEPING.untitled)}
              />
            ))}
            {damaged.map(({ id, raw }) => (
              <DamagedRow
                key={id}
                text={async () => raw}
                onRemove={() => void removeCopy(id, KEEPING.damaged)}
              />
            ))}
          </ul>
          {closed.length > 1 && (
            <p className="modal-actions">
              <button type="button" className="btn" onClick={() => void removeClosed()}>
                {KEEPING.removeUnsaved}
              </button>
            </p>
          )}
        </section>
      )}
    </>
  );
}
