import { sawWords, sentenceOf, wantedWords } from "../../engine/trace/explain.ts";
import type { Trace, TraceId, TraceNode, Truth } from "../../engine/trace/trace.ts";
import type { MarkKind } from "../lobby/figures/Mark.tsx";
import { type TraceTree, treeOf } from "../lobby/read-trace.ts";
import { WORDS } from "../messages/page.ts";

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

/** What only happened is neither true nor false. */
const NO_TRUTH: Truth = "not-evaluated";

type Kind<K extends TraceNode["kind"]> = Extract<TraceNode, { readonly kind: K }>;

interface Line {
  readonly node: TraceNode;
  readonly children: readonly Line[];
}

/** How the tree is looked at. */
export interface TreeView {
  /** Rows that somebody opened or shut; the others stand as they do by themselves. */
  readonly stands: ReadonlyMap<TraceId, boolean>;
  /** The chosen node: what holds it is open, so that its own row is seen. */
  readonly chosen: TraceId | null;
}

/** The visible rows, from the stages down. */
export function treeRows(
  trace: Trace,
  closed: boolean,
  { stands, chosen }: TreeView,
): readonly TreeRow[] {
  const tree = treeOf(trace);
  const holders = ancestorsOf(trace, chosen);
  const rows: TreeRow[] = [];
  const add = (line: Line, depth: number): void => {
    const { node, children } = line;
    const expandable = children.length > 0;
    const open = stands.get(node.id) ?? (holders.has(node.id) || opensByItself(tree, node));
    const expanded = expandable && open;
    rows.push({ ...rowOf(tree, node, closed), depth, expandable, expanded });
    if (expanded) for (const child of children) add(child, depth + 1);
  };
  for (const node of trace.nodes)
    if (node.parent === null && !isIdleAudit(node)) add(lineOf(tree, node), 0);
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

function ancestorsOf(trace: Trace, id: TraceId | null): ReadonlySet<TraceId> {
  const found = new Set<TraceId>();
  let at = id === null ? null : (trace.nodes[id]?.parent ?? null);
  while (at !== null) {
    found.add(at);
    at = trace.nodes[at]?.parent ?? null;
  }
  return found;
}

function lineOf(tree: TraceTree, node: TraceNode): Line {
  return { node, children: childLines(tree, node) };
}

function childLines(tree: TraceTree, node: TraceNode): readonly Line[] {
  const lines = unsortedLines(tree, node);
  // A proxy asks in its own order; one reads a rule in the order in which it is written.
  return node.kind === "rule" || node.kind === "group" ? lines.toSorted(asWritten) : lines;
}

function asWritten({ node: one }: Line, { node: other }: Line): number {
  return (one.range?.start ?? 0) - (other.range?.start ?? 0);
}

function unsortedLines(tree: TraceTree, node: TraceNode): readonly Line[] {
  return tree.childrenOf(node.id).flatMap((child) => {
    if (isUnseen(tree, child)) return [];
    const lines = childLines(tree, child);
    const [only] = lines;
    // A policy with one rule is one row.
    if (child.kind === "policy" && lines.length === 1 && only?.node.kind === "rule") return lines;
    if (child.kind === "group" && !isJoint(tree, node, child)) return lines;
    return [{ node: child, children: lines }];
  });
}

/** Who does not apply is not in the room ("Who applies" lists them); a jwtRule speaks for its RequestAuthentication. */
function isUnseen(tree: TraceTree, node: TraceNode): boolean {
  if (node.kind !== "policy") return false;
  if (!node.applies) return true;
  if (node.policy.kind !== "RequestAuthentication" || node.parent === null) return false;
  const around = tree.below(node.parent);
  return tree.childrenOf(node.id).length === 0 && around.some(({ kind }) => kind === "jwt-rule");
}

/** Alternatives are rows of their own, and so is what is joined within one of several; a lone group is no news. */
function isJoint(tree: TraceTree, parent: TraceNode, group: Kind<"group">): boolean {
  const parts = tree.childrenOf(group.id).length;
  if (group.join === "or") return parts > 1;
  const among = parent.kind === "group" && parent.join === "or";
  return among && parts > 1 && tree.childrenOf(parent.id).length > 1;
}

const FEW = 3;

/** The desk that decided stands open, and the guards whom an allowed visitor passed; everything else is one line. */
function opensByItself(tree: TraceTree, node: TraceNode): boolean {
  switch (node.kind) {
    case "stage": {
      if (node.outcome === "rejected" || node.stage === lastStage(tree)) return true;
      const asked = tree.childrenOf(node.id).filter((child) => !isUnseen(tree, child));
      return node.stage === "DENY" && node.outcome === "passed" && asked.length <= FEW;
    }
    case "policy":
    case "rule":
      return isDeciding(node) || tree.below(node.id).some(isDeciding) || isReasonOfMany(tree, node);
    default:
      return true;
  }
}

/** The last stage that was reached: where the matter was decided. */
function lastStage(tree: TraceTree): string | null {
  const reached = tree.trace.nodes.findLast(
    (node) => node.kind === "stage" && node.outcome !== "not-reached",
  );
  return reached?.kind === "stage" ? reached.stage : null;
}

function isDeciding(node: TraceNode): boolean {
  return node.kind === "rule" && node.decided;
}

/** At an ALLOW desk where nobody matched every rule that failed is a reason; a handful of them is shown whole. */
function isReasonOfMany(tree: TraceTree, node: TraceNode): boolean {
  let at: TraceNode | undefined = node;
  while (at !== undefined && at.kind !== "stage")
    at = at.parent === null ? undefined : tree.trace.nodes[at.parent];
  if (at?.kind !== "stage" || at.stage !== "ALLOW" || at.outcome !== "rejected") return false;
  return tree.childrenOf(at.id).filter((child) => !isUnseen(tree, child)).length <= FEW;
}

/** AUDIT never decides: without anybody there it is no line. */
function isIdleAudit(node: TraceNode): boolean {
  if (node.kind !== "stage" || node.stage !== "AUDIT") return false;
  return node.outcome === "nothing-to-do" || node.outcome === "not-reached";
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
      return { ...base, truth: NO_TRUTH, label: node.kind, note: sentenceOf(node, tree.trace) };
  }
}

function policyNote(node: Kind<"policy">): string {
  if (node.policy.kind === "RequestAuthentication") return "";
  if (node.result === "not-evaluated") return WORDS.why.notAsked;
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
