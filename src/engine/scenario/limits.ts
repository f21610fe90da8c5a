/** How many of each a list of a scenario may hold. */
export type Most = Readonly<Record<"texts" | "requests" | "workloads", number>>;

/** What a page takes. Far above what anybody writes: a page that shows more of them hangs. The command line takes any. */
export const PAGE_MOST = { texts: 1000, requests: 2000, workloads: 10_000 } as const satisfies Most;

/** The field that holds more than it may, with how many; null if none does. Takes any JSON. */
export function tooMany(
  value: Readonly<Record<string, unknown>>,
  most: Most,
): { readonly what: keyof Most; readonly count: number } | null {
  const counts = {
    texts: lengthOf(value.resources),
    requests: lengthOf(value.requests),
    workloads: lengthOf(value.workloads),
  };
  for (const what of ["texts", "requests", "workloads"] as const) {
    if (counts[what] > most[what]) return { what, count: counts[what] };
  }
  return null;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
