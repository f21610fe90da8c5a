import { Copy, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { showInvisible } from "../../lib/show-invisible.ts";
import { KEEPING } from "../messages/keeping.ts";
import { IconButton } from "../parts/IconButton.tsx";

interface KeptRowProps {
  readonly name: string;
  /** When it was changed, and where it is open. */
  readonly note: string;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
  /** Absent for what has no name of its own. */
  readonly onRename?: (name: string) => void;
  readonly onDuplicate?: () => void;
}

/** A kept scenario: its name opens it. */
export function KeptRow(props: KeptRowProps) {
  const { note, onOpen, onRemove, onRename, onDuplicate } = props;
  const name = showInvisible(props.name);
  const [renaming, setRenaming] = useState(false);
  if (renaming && onRename) {
    return (
      <li className="shelf-row">
        <RenameForm
          name={props.name}
          onDone={(next) => {
            setRenaming(false);
            if (next !== null) onRename(next);
          }}
        />
      </li>
    );
  }
  return (
    <li className="shelf-row">
      <button
        type="button"
        className="shelf-open"
        aria-label={`${KEEPING.openOf(name)}, ${note}`}
        onClick={onOpen}
      >
        <b>{name}</b>
        <span>{note}</span>
      </button>
      {onRename && (
        <IconButton
          label={KEEPING.rename(name)}
          Icon={Pencil}
          size={15}
          onClick={() => setRenaming(true)}
        />
      )}
      {onDuplicate && (
        <IconButton label={KEEPING.duplicate(name)} Icon={Copy} size={15} onClick={onDuplicate} />
      )}
      <IconButton label={KEEPING.remove(name)} Icon={Trash2} size={15} onClick={onRemove} />
    </li>
  );
}

interface RenameFormProps {
  readonly name: string;
  /** Null if it stays as it is. */
  readonly onDone: (name: string | null) => void;
}

function RenameForm({ name, onDone }: RenameFormProps) {
  const [typed, setTyped] = useState(name);
  const done = (event: FormEvent) => {
    event.preventDefault();
    const next = typed.trim();
    onDone(next === "" || next === name ? null : next);
  };
  return (
    <form className="shelf-rename" onSubmit={done}>
      <input
        className="text-input"
        aria-label={KEEPING.newName(name)}
        value={typed}
        ref={(input) => input?.focus()}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // The dialog stays open.
          event.stopPropagation();
          onDone(null);
        }}
      />
    </form>
  );
}
