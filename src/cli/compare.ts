import { isDeepStrictEqual } from "node:util";
import type { Expectation, Verdict } from "../engine/index.ts";

/** One field of `expect` that the verdict does not have. */
export interface Difference {
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** The fields in which a verdict differs from what is expected of it; what is left out is not compared. */
export function differences(expectation: Expectation, verdict: Verdict): readonly Difference[] {
  return Object.entries(expectation).flatMap(([field, expected]) => {
    if (expected === undefined) return [];
    const got: unknown = verdict[field as keyof Verdict];
    if (field === "upstream" && expected !== null) return upstreamDifferences(expected, got);
    return isDeepStrictEqual(expected, got ?? null) ? [] : [{ field, expected, got: got ?? null }];
  });
}

/** Of `upstream` too, only what is given: the path, the headers, or both. */
function upstreamDifferences(expected: unknown, got: unknown): readonly Difference[] {
  const seen = (got ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(expected as Readonly<Record<string, unknown>>).flatMap(([key, value]) =>
    isDeepStrictEqual(value, seen[key])
      ? []
      : [{ field: `upstream.${key}`, expected: value, got: seen[key] ?? null }],
  );
}
