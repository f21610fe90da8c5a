import type { InlineNote, LineMark, LineMarkKind, TextMarks } from "../../editor/text-marks.ts";
import { NO_MARKS } from "../../editor/text-marks.ts";
import type { SourceRange, Verdict } from "../../engine/index.ts";
import { sawWords, sentenceOf } from "../../engine/trace/explain.ts";
import type { PolicyRef, Trace, TraceId, TraceNode } from "../../engine/trace/trace.ts";
import type { MarkKind } from "../lobby/figures/Mark.tsx";
import { treeOf } from "../lobby/read-trace.ts";
import { WORDS } from "../messages/page.ts";
import { sentence } from "../verdict-words.ts";

/** What the text shows of a walk. `shown` are the nodes of the step, `selected` the one that was chosen by itself. */
export interface Lit {
  readonly shown: readonly TraceId[];
  readonly selected: TraceId | null;
}

/** Signs for what each rule did, light for where we are, and what was seen behind the words that decided. */
export function marksOf(trace: Trace | null, verdict: Verdict | null, lit: Lit): TextMarks {
  if (trace === null || verdict === null) return NO_MARKS;
  const litNodes = litNodesOf(trace, verdict, lit);
  return {
    lines: lineMarks(trace, verdict),
    lit: litNodes.flatMap(({ node, range }) => litRanges(range, node, lit.selected)),
    hinted: null,
    notes: litNodes.flatMap(({ node, range }) => noteOf(trace, verdict, node, range)),
  };
}

/** The deepest node whose text contains an offset, if any: rules before what is in them. */
export function nodeAt(trace: Trace, source: string, offset: number): TraceId | null {
  let best: { id: TraceId; length: number } | null = null;
  for (const { id, range } of trace.nodes) {
    if (range === null || range.source !== source || offset < range.start) continue;
    // The margin stands for its whole line, which may end behind the range.
    if (offset > range.end + 200) continue;
    const length = range.end - range.start;
    if (offset <= range.end + 1 && (best === null || length < best.length)) best = { id, length };
  }
  return best?.id ?? null;
}

/** A clause is underlined in its rule's light; one that was chosen by itself has its own. */
function litRanges(range: SourceRange, node: TraceNode, selected: TraceId | null) {
  if (node.kind !== "clause") return [{ range, hot: false }];
  const line = { range, hot: false };
  return node.id === selected ? [line, { range, hot: true }] : [{ range, hot: true }];
}

/** The text of a node; of one without a text, such as a list of alternatives, that of what it belongs to. */
export function rangeNear(trace: Trace | null, id: TraceId | null): SourceRange | null {
  if (trace === null || id === null) return null;
  let node = trace.nodes[id];
  while (node !== undefined && node.range === null)
    node = node.parent === null ? undefined : trace.nodes[node.parent];
  return node?.range ?? null;
}

interface Placed {
  readonly node: TraceNode;
  readonly range: SourceRange;
}

function litNodesOf(trace: Trace, verdict: Verdict, { shown, selected }: Lit): readonly Placed[] {
  const tree = treeOf(trace);
  const from = selected === null ? shown : [selected];
  const ids = new Set(from.flatMap((id) => [id, ...tree.below(id).map((node) => node.id)]));
  const nodes = [...ids].flatMap((id) => {
    const node = trace.nodes[id];
    return node?.range ? [{ node, range: node.range }] : [];
  });
  const chosen = nodes.find(({ node }) => node.id === selected);
  if (chosen) return [...new Set([chosen, ...clausesOf(nodes, [chosen])])];
  const blocks = nodes.filter(({ node }) => isBlock(node));
  if (blocks.length > 0) return [...blocks, ...clausesOf(nodes, blocks)];
  // Nobody was expecting the visitor: then the rules that failed are what decided.
  const missed = nodes.filter(({ node }) => node.kind === "rule" && node.result === "no-match");
  const nobody = verdict.stage === "ALLOW" && verdict.outcome !== "allowed";
  if (nobody && missed.length > 0) return [...missed, ...clausesOf(nodes, missed)];
  return nodes.slice(0, 1);
}

/** Blocks of text that a step is about: the rule, not the policy around it. */
function isBlock(node: TraceNode): boolean {
  switch (node.kind) {
    case "rule":
      return node.result === "match" || node.decided;
    case "jwt-rule":
      return node.result !== "not-evaluated";
    case "peer-authentication":
      return node.standing === "winner";
    default:
      return false;
  }
}

function clausesOf(nodes: readonly Placed[], blocks: readonly Placed[]): readonly Placed[] {
  return nodes.filter(
    ({ node, range }) =>
      node.kind === "clause" &&
      blocks.some(
        (block) =>
          block.range.source === range.source &&
          block.range.start <= range.start &&
          range.end <= block.range.end,
      ),
  );
}

function lineMarks(trace: Trace, verdict: Verdict): readonly LineMark[] {
  const marks = new Map<string, LineMark>();
  const put = (node: TraceNode, kind: LineMarkKind) => {
    if (node.range === null) return;
    const hover = sentence(sentenceOf(node, trace));
    marks.set(`${node.range.source} ${node.range.start}`, { range: node.range, kind, hover });
  };
  for (const node of trace.nodes) {
    if (node.kind === "rule" || node.kind === "clause" || node.kind === "jwt-rule") {
      if (node.result !== "not-evaluated")
        put(node, node.result === "match" ? "holds" : "holds-not");
    }
    if (node.kind === "peer-authentication" && node.standing === "winner")
      put(
        node,
        verdict.stage === "HANDSHAKE" && verdict.outcome === "refused" ? "closed" : "holds",
      );
  }
  const decider = trace.nodes.findLast(
    (node) => node.kind === "policy" && nameOf(node.policy) === verdict.policy && node.applies,
  );
  if (decider) put(decider, decidingMark(verdict));
  return [...marks.values()];
}

function nameOf({ namespace, name }: PolicyRef): string {
  return `${namespace}/${name}`;
}

function decidingMark({ outcome }: Verdict): Extract<MarkKind, LineMarkKind> {
  switch (outcome) {
    case "allowed":
      return "pass";
    case "denied":
      return "deny";
    case "refused":
      return "closed";
  }
}

/** The last clause of what decided says what came of it; the others only what they saw. */
function noteOf(
  trace: Trace,
  verdict: Verdict,
  node: TraceNode,
  range: SourceRange,
): readonly InlineNote[] {
  if (node.kind !== "clause" || node.result === "not-evaluated") return [];
  const saw = cut(sawWords(node));
  if (node.result === "no-match")
    return [
      {
        range,
        text: WORDS.editor.saw(saw),
        tone: verdict.outcome === "allowed" ? "plain" : "refuse",
      },
    ];
  const rule = ruleOf(trace, node);
  const policy = rule?.parent == null ? undefined : trace.nodes[rule.parent];
  const spoke = policy?.kind === "policy" && nameOf(policy.policy) === verdict.policy;
  if (rule?.kind !== "rule" || !rule.decided || !spoke)
    return [{ range, text: WORDS.editor.saw(saw), tone: "plain" }];
  const tree = treeOf(trace);
  const clauses = tree.below(rule.id).filter(({ kind }) => kind === "clause");
  const last = clauses.toSorted((one, other) => startOf(one) - startOf(other)).at(-1);
  if (last?.id !== node.id || verdict.outcome === "allowed")
    return [{ range, text: WORDS.editor.saw(saw), tone: "plain" }];
  const so = verdict.status === null ? WORDS.editor.closed : String(verdict.status);
  return [{ range, text: WORDS.editor.sawSo(saw, so), tone: "refuse" }];
}

function startOf({ range }: TraceNode): number {
  return range?.start ?? -1;
}

function ruleOf(trace: Trace, node: TraceNode): TraceNode | null {
  let at: TraceNode | undefined = node;
  while (at !== undefined && at.kind !== "rule")
    at = at.parent === null ? undefined : trace.nodes[at.parent];
  return at ?? null;
}

const LONGEST_NOTE = 60;

function cut(text: string): string {
  return text.length > LONGEST_NOTE ? `${text.slice(0, LONGEST_NOTE - 1)}…` : text;
}
