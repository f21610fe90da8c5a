import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { FORM } from "../messages/forms.ts";
import { useSite } from "../store-context.tsx";

interface TextFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  /** Undefined when the field is emptied. */
  readonly onChange: (value: string | undefined) => void;
  readonly hint?: string;
  readonly mono?: boolean;
  readonly suggestions?: readonly string[];
  readonly numeric?: boolean;
}

/** One line of text. Empty means absent. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, mono = true, suggestions, numeric = false } = props;
  const id = useId();
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className={mono ? "code-input" : "text-input"}
        value={value ?? ""}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        {...(numeric && { inputMode: "numeric" as const })}
        {...(suggestions && { list: id })}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === "" ? undefined : currentTarget.value)
        }
      />
      {suggestions && (
        <datalist id={id}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </label>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly min: number;
  readonly max: number;
  readonly hint?: string;
}

/** A whole number; what is none, or out of bounds, is not taken over. */
export function NumberField({ label, value, onChange, min, max, hint }: NumberFieldProps) {
  const [text, setText] = useState(value === undefined ? "" : String(value));
  const take = (next: string) => {
    setText(next);
    if (next.trim() === "") onChange(undefined);
    const number = Number(next);
    if (next.trim() !== "" && Number.isInteger(number) && number >= min && number <= max)
      onChange(number);
  };
  return (
    <TextField
      label={label}
      value={text}
      numeric
      {...(hint !== undefined && { hint })}
      onChange={(next) => take(next ?? "")}
    />
  );
}

interface NullableNumberProps {
  readonly label: string;
  readonly value: number | null | undefined;
  readonly onChange: (value: number | null | undefined) => void;
  readonly hint: string;
}

const NULL = "null";

/** A whole number, the word null, or nothing. */
export function NullableNumberField({ label, value, onChange, hint }: NullableNumberProps) {
  const [text, setText] = useState(value === undefined ? "" : String(value));
  const shown = read(text) === value ? text : value === undefined ? "" : String(value);
  const take = (next: string) => {
    setText(next);
    onChange(read(next));
  };
  return (
    <TextField label={label} hint={hint} value={shown} onChange={(next) => take(next ?? "")} />
  );
}

/** Undefined while what is written is neither yet. */
function read(text: string): number | null | undefined {
  if (text.trim() === NULL) return null;
  return /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}

export function ChoiceField<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  return (
    <label className="field">
      <span>{label}</span>
      <select
        className="text-input"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = choices.find(([choice]) => choice === currentTarget.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ValueFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** The value as it is in the scenario; undefined: an empty field. */
  readonly value: unknown;
  /** Takes what was written. Gives the reason if it cannot be taken; null if it is. */
  readonly onValue: (value: unknown) => string | null;
  readonly rows?: number;
}

/** A structured value, written as YAML or JSON. What cannot be read stays in the field, with the reason below it. */
export function ValueField({ label, hint, value, onValue, rows = 4 }: ValueFieldProps) {
  const { engine } = useSite();
  const [text, setText] = useState(() => printed(value));
  const [trouble, setTrouble] = useState<string | null>(null);
  const newest = useRef(text);
  const id = useId();
  const own = useRef(value);
  useEffect(() => {
    // Somebody else changed the value: undo, or another field of the same object.
    if (printed(value) === printed(own.current)) return;
    own.current = value;
    setText(printed(value));
    setTrouble(null);
  }, [value]);
  const take = async (next: string) => {
    setText(next);
    newest.current = next;
    if (next.trim() === "") {
      own.current = undefined;
      setTrouble(onValue(undefined));
      return;
    }
    const outcome = await engine.call("readValue", { text: next }, 0);
    if (newest.current !== next || outcome.kind === "superseded") return;
    if (outcome.kind === "crashed") {
      setTrouble(FORM.request.unreadable(outcome.message));
      return;
    }
    const [problem] = outcome.value.diagnostics;
    if (problem?.severity === "error") {
      setTrouble(FORM.request.unreadable(problem.message));
      return;
    }
    own.current = outcome.value.value;
    setTrouble(onValue(outcome.value.value));
  };
  return (
    <label className="field">
      <span>{label}</span>
      <textarea
        className="code-input"
        rows={rows}
        spellCheck={false}
        value={text}
        aria-invalid={trouble !== null}
        aria-describedby={id}
        onChange={({ currentTarget }) => void take(currentTarget.value)}
      />
      <small id={id} className={trouble === null ? "field-note" : "field-error"}>
        {trouble ?? hint}
      </small>
    </label>
  );
}

function printed(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value, null, 2);
}

export function FieldGroup({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className="field-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
