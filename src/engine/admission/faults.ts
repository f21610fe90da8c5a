import { compareBytes } from "../../lib/compare-bytes.ts";
import type { SourceRange } from "../source/range.ts";

/** One error of a layer, in the cluster's words. */
export interface Fault {
  readonly message: string;
  readonly range: SourceRange | null;
  /** After such an error the API server does not look at CEL rules any more. */
  readonly isBlocking: boolean;
}

/** Errors in the cluster's order, if it has one: where it walks Go maps the order changes each time. */
export interface Faults {
  readonly list: readonly Fault[];
  readonly isUnordered: boolean;
}

export const NO_FAULTS: Faults = { list: [], isUnordered: false };

/** Faults of parts that are looked at in this order. */
export function inOrder(parts: readonly Faults[]): Faults {
  return {
    list: parts.flatMap(({ list }) => list),
    isUnordered: parts.some(({ isUnordered }) => isUnordered),
  };
}

/** Faults of parts that are looked at in any order: of two parts with faults either may come first. */
export function inAnyOrder(parts: readonly Faults[]): Faults {
  const joined = inOrder(parts);
  const speaking = parts.filter(({ list }) => list.length > 0).length;
  return speaking > 1 ? { ...joined, isUnordered: true } : joined;
}

export function faults(...list: readonly Fault[]): Faults {
  return { list, isUnordered: false };
}

/** As they are shown: sorted where the cluster has no order of its own. */
export function presented({ list, isUnordered }: Faults): readonly Fault[] {
  return isUnordered ? list.toSorted((a, b) => compareBytes(a.message, b.message)) : list;
}
