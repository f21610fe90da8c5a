import { Plus, X } from "lucide-react";
import { useState } from "react";
import { FORM } from "../messages/forms.ts";
import { IconButton } from "../parts/IconButton.tsx";
import { type HeaderRow, type Headers, headersOf, rowsOf } from "./header-rows.ts";

interface HeaderFieldsProps {
  readonly headers: Headers | undefined;
  readonly onChange: (headers: Headers | undefined) => void;
}

interface KeyedRow extends HeaderRow {
  readonly key: number;
}

/** Header lines. A line whose name is still empty lives only here. */
export function HeaderFields({ headers, onChange }: HeaderFieldsProps) {
  const [rows, setRows] = useState<readonly KeyedRow[]>(() =>
    rowsOf(headers).map((row, key) => ({ ...row, key })),
  );
  const [nextKey, setNextKey] = useState(rows.length);
  const take = (next: readonly KeyedRow[]) => {
    setRows(next);
    onChange(headersOf(next));
  };
  const change = (key: number, part: Partial<HeaderRow>) =>
    take(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const words = FORM.request;
  return (
    <div className="field">
      <span id="headers-label">{words.headers}</span>
      <ul className="header-rows" aria-labelledby="headers-label">
        {rows.map(({ key, name, value }, index) => (
          <li key={key}>
            <input
              className="code-input"
              aria-label={words.headerName(index)}
              placeholder="x-team"
              spellCheck={false}
              value={name}
              onChange={({ currentTarget }) => change(key, { name: currentTarget.value })}
            />
            <input
              className="code-input"
              aria-label={words.headerValue(index)}
              spellCheck={false}
              value={value}
              onChange={({ currentTarget }) => change(key, { value: currentTarget.value })}
            />
            <IconButton
              label={words.removeHeader(name)}
              Icon={X}
              size={14}
              onClick={() => take(rows.filter((row) => row.key !== key))}
            />
          </li>
        ))}
      </ul>
      <p className="field-line">
        <button
          type="button"
          className="btn"
          onClick={() => {
            setRows([...rows, { key: nextKey, name: "", value: "" }]);
            setNextKey(nextKey + 1);
          }}
        >
          <Plus size={14} aria-hidden="true" />
          {words.addHeader}
        </button>
        <small className="field-note">{words.headersHint}</small>
      </p>
    </div>
  );
}
