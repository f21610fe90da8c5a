import type { ScenarioRequest } from "../../engine/index.ts";

export type Headers = NonNullable<NonNullable<ScenarioRequest["http"]>["headers"]>;

/** One header line as it is sent. */
export interface HeaderRow {
  readonly name: string;
  readonly value: string;
}

export function rowsOf(headers: Headers | undefined): readonly HeaderRow[] {
  return Object.entries(headers ?? {}).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : value).map((single) => ({ name, value: single })),
  );
}

/** The lines as the document has them; a name that comes twice has a list. Lines without a name are not sent. */
export function headersOf(rows: readonly HeaderRow[]): Headers | undefined {
  const lists = new Map<string, string[]>();
  for (const { name, value } of rows) {
    if (name === "") continue;
    const list = lists.get(name);
    if (list) list.push(value);
    else lists.set(name, [value]);
  }
  if (lists.size === 0) return undefined;
  return Object.fromEntries(
    [...lists].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? "") : values]),
  );
}
