import type { Located, SourceRange } from "../source/range.ts";

/** `selector.matchLabels`. An empty one selects every workload. */
export interface WorkloadSelector {
  readonly matchLabels: readonly { readonly key: string; readonly value: Located<string> }[];
  readonly range: SourceRange;
}

/** Gateway API's PolicyTargetReference. */
export interface TargetRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly range: SourceRange;
}

/** True if every label that the selector asks for is on the workload. */
export function selectorMatches(
  selector: WorkloadSelector | null,
  labels: Readonly<Record<string, string>>,
): boolean {
  return (selector?.matchLabels ?? []).every(
    ({ key, value }) => Object.hasOwn(labels, key) && labels[key] === value.value,
  );
}
