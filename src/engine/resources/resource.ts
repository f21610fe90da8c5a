import type { SourceRange } from "../source/range.ts";

/** The part of Kubernetes' ObjectMeta that decides something. */
export interface ObjectMeta {
  readonly name: string;
  readonly namespace: string;
  /** Where `metadata.name` is written, or the whole document without one. */
  readonly nameRange: SourceRange;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Seconds since the epoch; null when the text has none (then it counts as made at the scenario's `now`). */
  readonly createdSeconds: number | null;
}
