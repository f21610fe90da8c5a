import { DropdownMenu } from "radix-ui";
import { showInvisible } from "../../lib/show-invisible.ts";
import { KEEPING, whenWords } from "../messages/keeping.ts";
import { type KeptHere, useLobby, useSite } from "../store-context.tsx";
import { openCopy, openKept } from "./open-kept.ts";
import { unsavedNote } from "./unsaved-note.ts";
import { useKept } from "./use-kept.ts";

/** As many as one takes in at a glance; the dialog has all. */
const FEW = 4;

interface KeptMenuProps {
  readonly kept: KeptHere;
  readonly onTrouble: (why: string | null) => void;
}

/** The newest of what is kept, in the scenario menu. */
export function KeptMenu({ kept, onTrouble }: KeptMenuProps) {
  const site = useSite();
  const { openPanel } = site.store.getState();
  const { lists } = useKept(kept);
  const name = useLobby(({ draft }) => showInvisible(draft.settings.name ?? KEEPING.untitled));
  const isChanged = useLobby(({ home, edited }) => home !== null && edited);
  const clean = useLobby((state) => state.clean);
  const entries = lists?.shelf.kind === "list" && !clean ? lists.shelf.entries : [];
  const unsaved = clean ? [] : (lists?.unsaved ?? []);
  return (
    <DropdownMenu.Group>
      <DropdownMenu.Label className="menu-label">{KEEPING.menu}</DropdownMenu.Label>
      <Entry
        title={isChanged ? KEEPING.menuSave(name) : KEEPING.menuKeep}
        note={isChanged ? KEEPING.menuSaveTeaches : KEEPING.menuKeepTeaches}
        onSelect={() => openPanel("shelf")}
      />
      {clean && <p className="menu-note">{KEEPING.cleanExplain}</p>}
      {entries.slice(0, FEW).map((entry) => (
        <Entry
          key={entry.id}
          title={entry.name === "" ? KEEPING.untitled : showInvisible(entry.name)}
          note={KEEPING.changed(whenWords(entry.changed))}
          onSelect={() => void openKept(site, kept, entry.id).then(onTrouble)}
        />
      ))}
      {unsaved.slice(0, FEW).map((copy) => (
        <Entry
          key={copy.id}
          title={showInvisible(copy.head.name ?? KEEPING.untitled)}
          note={unsavedNote(copy, lists?.open ?? new Set())}
          onSelect={() => void openCopy(site, kept, copy.id).then(onTrouble)}
        />
      ))}
      {entries.length + unsaved.length > 0 && (
        <Entry
          title={KEEPING.menuAll}
          note={KEEPING.menuAllTeaches(entries.length, unsaved.length)}
          onSelect={() => openPanel("shelf")}
        />
      )}
    </DropdownMenu.Group>
  );
}

interface EntryProps {
  readonly title: string;
  readonly note: string;
  readonly onSelect: () => void;
}

function Entry({ title, note, onSelect }: EntryProps) {
  return (
    <DropdownMenu.Item className="menu-entry" textValue={title} onSelect={onSelect}>
      <b>{title}</b>
      <span>{note}</span>
    </DropdownMenu.Item>
  );
}
