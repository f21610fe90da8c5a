/** Keys that lead to a string. */
export type Path = readonly (string | number)[];

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Visits every string of a value, in order, the names of maps not among them. */
export function eachString(
  value: unknown,
  visit: (text: string, path: Path) => void,
  path: Path = [],
): void {
  if (typeof value === "string") visit(value, path);
  else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) eachString(entry, visit, [...path, index]);
  } else if (isMap(value)) {
    for (const [key, entry] of Object.entries(value)) eachString(entry, visit, [...path, key]);
  }
}

/** How a value's strings and the names of its maps change. */
export interface Mapping {
  readonly text: (text: string, path: Path) => string;
  readonly key: (key: string, path: Path) => string;
}

/** The value with every string and every key changed; other values are as they were. */
export function mapStrings(value: unknown, mapping: Mapping, path: Path = []): unknown {
  if (typeof value === "string") return mapping.text(value, path);
  if (Array.isArray(value)) {
    return value.map((entry, index) => mapStrings(entry, mapping, [...path, index]));
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      mapping.key(key, path),
      mapStrings(entry, mapping, [...path, key]),
    ]),
  );
}

/** One change of a text: what stands in a span gives way to something else. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Makes the edits, which do not overlap; of two that do, the first counts. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < at) continue;
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join("") + text.slice(at);
}
