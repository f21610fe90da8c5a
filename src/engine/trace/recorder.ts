import type { SourceRange } from "../source/range.ts";
import { TRACE_VERSION, type Trace, type TraceId, type TraceNode } from "./trace.ts";

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A trace node without its place in the trace. */
export type NodeBody = DistributiveOmit<TraceNode, "id" | "parent" | "range">;

/** Append-only writer of a trace. A silent one takes the same calls and keeps nothing. */
export interface Recorder {
  /** False for the silent recorder: callers may skip work that only a trace needs. */
  readonly enabled: boolean;
  /** Appends a node and returns its id (0 from a silent recorder). */
  readonly add: (parent: TraceId | null, range: SourceRange | null, body: NodeBody) => TraceId;
  /** Replaces fields of a node whose result is known only after its children. Its kind stays. */
  readonly amend: (id: TraceId, fields: Readonly<Record<string, unknown>>) => void;
  readonly finish: () => Trace;
}

export function createRecorder(): Recorder {
  const nodes: TraceNode[] = [];
  return {
    enabled: true,
    add(parent, range, body) {
      const id = nodes.length;
      nodes.push({ id, parent, range, ...body } as TraceNode);
      return id;
    },
    amend(id, fields) {
      nodes[id] = { ...nodes[id], ...fields } as TraceNode;
    },
    finish: () => ({ version: TRACE_VERSION, nodes }),
  };
}

export const silentRecorder: Recorder = {
  enabled: false,
  add: () => 0,
  amend: () => {},
  finish: () => ({ version: TRACE_VERSION, nodes: [] }),
};
