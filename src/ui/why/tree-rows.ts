import { sawWords, sentenceOf, wantedWords } from "../../engine/trace/explain.ts";
import type { Trace, TraceId, TraceNode, Truth } from "../../engine/trace/trace.ts";
import type { MarkKind } from "../lobby/figures/Mark.tsx";
import { type TraceTree, treeOf } from "../lobby/read-trace.ts";
import { WORDS } from "../messages.ts";

/** One row of the reasons. */
export interface TreeRow {
  readonly id: TraceId;
  readonly depth: number;
  /** A stage's mark, or a clause's truth. */
  readonly mark: MarkKind | null;
  readonly truth: Truth | null;
  readonly label: string;
  /** Istio's own name behind the label, such as `rule[0]`. */
  readonly strong: string | null;
  readonly wanted: string | null;
  readonly saw: string | null;
  readonly note: string | null;
  readonly asked: boolean;
  readonly expandable: boolean;
  readonly expanded: boolean;
  readonly hasRange: boolean;
}

type Kind<K extends TraceNode["kind"]> = Extract<TraceNode, { readonly kind: K }>;

interface Line {
  readonly node: TraceNode;
  readonly children: readonly Line[];
}

/** The visible rows. `toggled` are the nodes that stand differently from how they would by themselves. */
export function treeRows(
  trace: Trace,
  closed: boolean,
  toggled: ReadonlySet<TraceId>,
): readonly TreeRow[] {
  const tree = treeOf(trace);
  const rows: TreeRow[] = [];
  const add = (line: Line, depth: number): void => {
    const { node, children } = line;
    const expandable = children.length > 0;
    const expanded = expandable && opensByItself(tree, node) !== toggled.has(node.id);
    rows.push({ ...rowOf(tree, node, closed), depth, expandable, expanded });
    if (expanded) for (const child of children) add(child, depth + 1);
  };
  for (const node of trace.nodes) if (node.parent === null) add(lineOf(tree, node), 0);
  return rows;
}

/** The node that a row stands for, if the node itself has no row: its nearest ancestor that has one. */
export function rowFor(rows: readonly TreeRow[], trace: Trace, id: TraceId | null): TraceId | null {
  const shown = new Set(rows.map((row) => row.id));
  let at: TraceId | null = id;
  while (at !== null && !shown.has(at)) at = trace.nodes[at]?.parent ?? null;
  if (at === null || at === id || id === null) return at;
  // A policy with one rule is one row, under the rule's id.
  const below = trace.nodes.find((node) => node.parent === id && shown.has(node.id));
  return below?.id ?? at;
}

function lineOf(tree: TraceTree, node: TraceNode): Line {
  return { node, children: childLines(tree, node) };
}

function childLines(tree: TraceTree, node: TraceNode): readonly Line[] {
  return tree.childrenOf(node.id).flatMap((child) => {
    // Who does not apply is not in the room; "Who applies" lists them.
    if (child.kind === "policy" && !child.applies) return [];
    const lines = childLines(tree, child);
    if (child.kind === "policy" && child.policy.kind === "RequestAuthentication")
      return lines.length === 0 ? [{ node: child, children: [] }] : lines;
    const [only] = lines;
    if (child.kind === "policy" && lines.length === 1 && only?.node.kind === "rule") return lines;
    if (child.kind === "group" && (lines.length <= 1 || child.join === "and")) return lines;
    return [{ node: child, children: lines }];
  });
}

/** Everything of what decided and of what did not match for a clause or two; long rows of bystanders stay closed. */
function opensByItself(tree: TraceTree, node: TraceNode): boolean {
  if (node.kind === "stage") {
    const few = tree.childrenOf(node.id).length <= 12;
    return node.outcome === "rejected" || few || tree.below(node.id).some(isDeciding);
  }
  if (node.kind === "policy" || node.kind === "rule") {
    const decided = isDeciding(node) || tree.below(node.id).some(isDeciding);
    return decided || stageRejectedByNone(tree, node);
  }
  return true;
}

function isDeciding(node: TraceNode): boolean {
  return node.kind === "rule" && node.decided;
}

/** An ALLOW desk where nobody matched: then every rule that failed is a reason. */
function stageRejectedByNone(tree: TraceTree, node: TraceNode): boolean {
  let at: TraceNode | undefined = node;
  while (at !== undefined && at.kind !== "stage")
    at = at.parent === null ? undefined : tree.trace.nodes[at.parent];
  if (at?.kind !== "stage" || at.stage !== "ALLOW" || at.outcome !== "rejected") return false;
  return tree.childrenOf(at.id).filter((child) => child.kind === "policy").length <= 4;
}

function rowOf(tree: TraceTree, node: TraceNode, closed: boolean) {
  const base = {
    id: node.id,
    mark: null,
    truth: null,
    strong: null,
    wanted: null,
    saw: null,
    note: null,
    asked: !("result" in node) || node.result !== "not-evaluated",
    hasRange: node.range !== null,
  };
  switch (node.kind) {
    case "stage":
      return {
        ...base,
        mark: stageMark(node, closed),
        label: node.stage,
        note: sentenceOf(node, tree.trace),
        asked: node.outcome !== "not-reached",
      };
    case "rule":
      return { ...base, ...ruleRow(tree, node) };
    case "clause":
      return {
        ...base,
        truth: node.result,
        label: node.field,
        ...(base.asked
          ? { wanted: wantedWords(node), saw: sawWords(node) }
          : { note: WORDS.why.notAsked }),
      };
    case "check":
      return {
        ...base,
        truth: node.result,
        label: node.name,
        ...(base.asked ? { wanted: node.wanted, saw: node.saw } : { note: WORDS.why.notAsked }),
      };
    case "group":
      return {
        ...base,
        truth: node.result,
        label: node.index === null ? node.role : `${node.role}[${node.index}]`,
        note: node.join === "and" ? WORDS.why.allOf : WORDS.why.anyOf,
      };
    case "jwt-rule":
      return {
        ...base,
        truth: node.result,
        label: node.policy.name,
        strong: `jwtRules[${node.index}]`,
        note: node.status,
      };
    case "policy":
      return {
        ...base,
        truth: node.result,
        label: node.policy.name,
        note: node.dryRun ? WORDS.why.dryRun : policyNote(node),
      };
    case "peer-authentication":
      return {
        ...base,
        truth: peerTruth(node),
        label: node.policy.name,
        note: sentenceOf(node, tree.trace),
      };
    case "dropped":
    case "token":
    case "header":
    case "path":
    case "authorizer":
      return { ...base, label: node.kind, note: sentenceOf(node, tree.trace) };
  }
}

function policyNote(node: Kind<"policy">): string {
  if (node.policy.kind === "RequestAuthentication") return "";
  return node.result === "match" ? WORDS.why.matches : WORDS.why.matchesNot;
}

function peerTruth(node: Kind<"peer-authentication">): Truth {
  return node.standing === "winner" ? "match" : "not-evaluated";
}

function ruleRow(tree: TraceTree, node: Kind<"rule">) {
  const policy = node.parent === null ? undefined : tree.trace.nodes[node.parent];
  const dryRun = policy?.kind === "policy" && policy.dryRun ? `, ${WORDS.why.dryRun}` : "";
  const what = {
    match: node.matchesAll ? WORDS.why.nothingAsked : `${WORDS.why.matches}: ${WORDS.why.allOf}`,
    "no-match": WORDS.why.matchesNot,
    "not-evaluated": WORDS.why.notAsked,
  };
  return {
    truth: node.result,
    label: policy?.kind === "policy" ? policy.policy.name : "",
    strong: `rule[${node.index}]`,
    note: what[node.result] + dryRun,
  };
}

function stageMark(node: Kind<"stage">, closed: boolean): MarkKind {
  switch (node.outcome) {
    case "passed":
      return "pass";
    case "rejected":
      return closed ? "closed" : "deny";
    case "nothing-to-do":
      return "none";
    case "not-reached":
      return "skip";
  }
}
