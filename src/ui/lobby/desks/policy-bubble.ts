import type { TraceId } from "../../../engine/trace/trace.ts";
import { MESSAGES } from "../../messages/lobby.ts";
import { type Rows, rowsOf } from "../clause-rows.ts";
import type { BubbleContent, Line, StaffMember } from "../frame.ts";
import type { NodeOf, TraceTree } from "../read-trace.ts";
import { droppedOf, nearestRule } from "../staff.ts";
import { middle } from "../truncate.ts";
import { bubble, istio, ours } from "./desk.ts";

const NAME_LETTERS = 34;

/** What a policy says for itself: its nearest rule, and the clauses of it that tell most. */
export interface PolicyStory {
  readonly bubble: BubbleContent;
  readonly rule: NodeOf<"rule"> | null;
  readonly nodes: readonly TraceId[];
}

/** `clause`, at clause depth, picks the rule and lights its row. */
export function policyStory(
  tree: TraceTree,
  member: StaffMember,
  clause: NodeOf<"clause"> | null,
  verdict: BubbleContent["verdict"],
): PolicyStory {
  const rule = clause === null ? nearestRule(tree, member.id) : ruleOf(tree, clause.id);
  const rows: Rows =
    rule === null ? { rows: [], more: null, nodes: [] } : rowsOf(tree, rule, clause?.id ?? null);
  const content = bubble({
    speaker: { kind: "staff", id: member.id },
    title: istio(middle(member.policy.name, NAME_LETTERS)),
    tag: tagOf(member, rule),
    rows: rows.rows,
    lines: linesOf(tree, member, rule, rows),
    verdict,
    dashed: member.dryRun && !member.decided,
  });
  const nodes = [member.id, ...(rule === null ? [] : [rule.id]), ...rows.nodes];
  return { bubble: content, rule, nodes };
}

function ruleOf(tree: TraceTree, id: TraceId): NodeOf<"rule"> | null {
  const node = tree.trace.nodes[id];
  if (node === undefined) return null;
  if (node.kind === "rule") return node;
  return node.parent === null ? null : ruleOf(tree, node.parent);
}

function tagOf(member: StaffMember, rule: NodeOf<"rule"> | null): string | null {
  if (member.dryRun && !member.decided)
    return member.result === "match" ? wouldHave(member) : MESSAGES.wouldNot;
  if (rule === null) return null;
  return rule.result === "match"
    ? MESSAGES.ruleMatches(rule.index)
    : MESSAGES.ruleMatchesNot(rule.index);
}

/** The words of a trainee are in the conditional: nothing happens. */
function wouldHave(member: StaffMember): string {
  return member.action === "DENY" || member.action === "ALLOW"
    ? MESSAGES.wouldHave[member.action]
    : MESSAGES.wouldHave.other;
}

function linesOf(
  tree: TraceTree,
  member: StaffMember,
  rule: NodeOf<"rule"> | null,
  rows: Rows,
): readonly Line[] {
  if (rule === null) return [ours(MESSAGES.noRules)];
  if (rows.more !== null) return [ours(rows.more)];
  if (rows.rows.length > 0) return [];
  if (rule.matchesAll) return [ours(MESSAGES.asksNothing)];
  const lost = droppedOf(tree, rule.id)[0];
  if (lost !== undefined) {
    const effect = lost.effect === "rule-skipped" ? MESSAGES.ruleLost : MESSAGES.conditionLost;
    return [ours(effect), istio(middle(`${lost.field} ${lost.value ?? ""}`.trim(), 40))];
  }
  return member.result === "match" ? [ours(MESSAGES.asksNothing)] : [];
}
