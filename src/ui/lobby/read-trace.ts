import type { StageName, Trace, TraceId, TraceNode } from "../../engine/trace/trace.ts";

export type NodeOf<K extends TraceNode["kind"]> = Extract<TraceNode, { readonly kind: K }>;

/** A trace with its tree: parents come before children, so one pass is enough. */
export interface TraceTree {
  readonly trace: Trace;
  readonly childrenOf: (id: TraceId) => readonly TraceNode[];
  /** Everything below a node, in the order in which it happened. */
  readonly below: (id: TraceId) => readonly TraceNode[];
}

export function treeOf(trace: Trace): TraceTree {
  const children = new Map<TraceId, TraceNode[]>();
  for (const node of trace.nodes) {
    if (node.parent === null) continue;
    const siblings = children.get(node.parent);
    if (siblings === undefined) children.set(node.parent, [node]);
    else siblings.push(node);
  }
  const childrenOf = (id: TraceId): readonly TraceNode[] => children.get(id) ?? [];
  const below = (id: TraceId): readonly TraceNode[] =>
    childrenOf(id).flatMap((child) => [child, ...below(child.id)]);
  return { trace, childrenOf, below };
}

export function isKind<K extends TraceNode["kind"]>(
  kind: K,
): (node: TraceNode) => node is NodeOf<K> {
  return (node): node is NodeOf<K> => node.kind === kind;
}

/** The nodes of one kind below a node, in order. */
export function kindBelow<K extends TraceNode["kind"]>(
  tree: TraceTree,
  id: TraceId,
  kind: K,
): readonly NodeOf<K>[] {
  return tree.below(id).filter(isKind(kind));
}

/** The stages in the order in which they ran. */
export function stagesOf(trace: Trace): readonly NodeOf<"stage">[] {
  return trace.nodes.filter(isKind("stage"));
}

export function stageOf(trace: Trace, stage: StageName): NodeOf<"stage"> | null {
  return stagesOf(trace).find((node) => node.stage === stage) ?? null;
}

/** The policies that apply at a stage; those that do not apply are not in the room. */
export function policiesAt(tree: TraceTree, stage: StageName): readonly NodeOf<"policy">[] {
  const node = stageOf(tree.trace, stage);
  if (node === null) return [];
  return kindBelow(tree, node.id, "policy").filter((policy) => policy.applies);
}

/** Ids of the nodes from the root down to a node, the node included. */
export function pathTo(trace: Trace, id: TraceId): readonly TraceId[] {
  const node = trace.nodes[id];
  if (node === undefined) return [];
  return node.parent === null ? [id] : [...pathTo(trace, node.parent), id];
}
