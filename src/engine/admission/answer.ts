import type { SourceRange } from "../source/range.ts";

/** What a cluster would say of one Kubernetes document (semantics 8; conformance/README, "Admission"). */
export interface AdmissionAnswer {
  /** Index of the document in its file. */
  readonly document: number;
  readonly name: string | null;
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly verdict: "admitted" | "refused";
  /** The first layer that refuses; null when admitted. */
  readonly layer: "parse" | "fields" | "schema" | "webhook" | null;
  /** That layer's messages, in the cluster's words and order. */
  readonly errors: readonly string[];
  /** True if the cluster gives the errors in a different order each time. */
  readonly anyOrder: boolean;
  readonly warnings: readonly string[];
  /** Where each error is written, in the order of `errors`. */
  readonly ranges: readonly (SourceRange | null)[];
  /** Line of the first error, from 1; null when admitted. */
  readonly line: number | null;
}
