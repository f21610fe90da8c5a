import { showInvisible } from "../lib/show-invisible.ts";

/**
 * What the engine says, ready for eyes: every text with what is invisible in it written out, once and here, so that no
 * place of the page can forget it. `source` stays as it is: it names a tab, and is looked up by it.
 */
export function showable<T>(value: T): T {
  return shown(value) as T;
}

function shown(value: unknown): unknown {
  if (typeof value === "string") return showInvisible(value);
  if (Array.isArray(value)) {
    const parts = value.map(shown);
    return parts.every((part, index) => part === value[index]) ? value : parts;
  }
  if (typeof value !== "object" || value === null) return value;
  let same = true;
  const entries = Object.entries(value).map(([key, part]): [string, unknown] => {
    const next = key === "source" ? part : shown(part);
    const name = showInvisible(key);
    same &&= next === part && name === key;
    return [name, next];
  });
  return same ? value : Object.fromEntries(entries);
}
