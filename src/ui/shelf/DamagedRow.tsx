import { useState } from "react";
import { KEEPING } from "../messages/keeping.ts";
import { CopyButton } from "../parts/CopyButton.tsx";

interface DamagedRowProps {
  readonly text: () => Promise<string>;
  readonly onRemove: () => void;
}

/** Something kept that cannot be read: its text can be had, and it stays until it is deleted. */
export function DamagedRow({ text, onRemove }: DamagedRowProps) {
  const [shown, setShown] = useState<string | null>(null);
  return (
    <li className="shelf-row shelf-damaged">
      <div>
        <b>{KEEPING.damaged}</b>
        <span>{KEEPING.damagedExplain}</span>
      </div>
      {shown === null ? (
        <button type="button" className="btn" onClick={() => void text().then(setShown)}>
          {KEEPING.open}
        </button>
      ) : (
        <CopyButton text={shown}>{KEEPING.damagedCopy}</CopyButton>
      )}
      <button type="button" className="btn" onClick={onRemove}>
        {KEEPING.removeIt}
      </button>
    </li>
  );
}
