import type { TraceId } from "../../engine/trace/trace.ts";
import type { StaffKind } from "./figures/cast.ts";
import type { FieldGroup, Staff, StaffMember } from "./frame.ts";
import { isKind, kindBelow, type NodeOf, policiesAt, type TraceTree } from "./read-trace.ts";

/** As many as stand at a desk before the others form a choir. */
const MAX_STANDING = 3;

const KINDS = {
  CUSTOM: "executive",
  AUDIT: "auditor",
  DENY: "guard",
  ALLOW: "employee",
} as const satisfies Record<string, StaffKind>;

export type PolicyDesk = keyof typeof KINDS;

/** Everybody whose policy applies at a desk, in the order of the trace. */
export function membersAt(tree: TraceTree, desk: PolicyDesk): readonly StaffMember[] {
  return policiesAt(tree, desk).map((node) => memberOf(tree, node, KINDS[desk]));
}

function memberOf(tree: TraceTree, node: NodeOf<"policy">, kind: StaffKind): StaffMember {
  const rules = kindBelow(tree, node.id, "rule");
  const nearest = nearestRule(tree, node.id);
  return {
    id: node.id,
    policy: node.policy,
    kind: node.dryRun ? "trainee" : kind,
    action: node.action,
    dryRun: node.dryRun,
    result: node.result,
    decided: rules.some((rule) => rule.decided),
    missing: nearest === null ? Number.POSITIVE_INFINITY : failingClauses(tree, nearest.id).length,
    failedOn: failedOn(tree, node, nearest),
  };
}

/** The rule of a policy that matched or, if none did, the one with the fewest clauses against it. */
export function nearestRule(tree: TraceTree, policy: TraceId): NodeOf<"rule"> | null {
  const rules = kindBelow(tree, policy, "rule");
  const best = rules.find((rule) => rule.decided) ?? rules.find((rule) => rule.result === "match");
  if (best !== undefined) return best;
  const ranked = rules
    .map((rule) => ({ rule, failing: failingClauses(tree, rule.id).length }))
    .toSorted((a, b) => a.failing - b.failing);
  return ranked[0]?.rule ?? null;
}

/** Clauses of a rule that hold it back: those inside the alternative that came nearest. */
function failingClauses(tree: TraceTree, rule: TraceId): readonly NodeOf<"clause">[] {
  return nearestClauses(tree, rule).filter((clause) => clause.result === "no-match");
}

/** Clauses of a rule, of alternatives only the one that came nearest; in the order of the YAML. */
export function nearestClauses(tree: TraceTree, rule: TraceId): readonly NodeOf<"clause">[] {
  return clausesBelow(tree, rule, "and").toSorted(asWritten);
}

function clausesBelow(
  tree: TraceTree,
  id: TraceId,
  join: "and" | "or",
): readonly NodeOf<"clause">[] {
  const parts = tree
    .childrenOf(id)
    .filter((node) => node.kind === "clause" || node.kind === "group")
    .map((node) => (node.kind === "clause" ? [node] : clausesBelow(tree, node.id, node.join)));
  if (join === "and") return parts.flat();
  const against = (part: readonly NodeOf<"clause">[]): number =>
    part.filter((clause) => clause.result === "no-match").length;
  return parts.toSorted((a, b) => against(a) - against(b))[0] ?? [];
}

/** The order of the YAML; the proxy's own order of fields says nothing to a reader. */
export function asWritten(a: NodeOf<"clause">, b: NodeOf<"clause">): number {
  return (a.range?.start ?? a.id) - (b.range?.start ?? b.id);
}

function failedOn(
  tree: TraceTree,
  node: NodeOf<"policy">,
  nearest: NodeOf<"rule"> | null,
): FieldGroup | null {
  if (node.result === "match") return null;
  const first = nearest === null ? undefined : failingClauses(tree, nearest.id)[0];
  return first === undefined ? "rule" : groupOf(first.field);
}

/** The broad kind of a field, for counting. */
function groupOf(field: string): FieldGroup {
  const name = field.replace(/^not([A-Z])/, (_, first: string) => first.toLowerCase());
  if (name === "paths") return "path";
  if (name === "methods") return "method";
  if (name === "hosts") return "host";
  if (name === "ports" || name === "destination.port") return "port";
  if (
    /^(principals|requestPrincipals|namespaces|serviceAccounts|trustDomains|ipBlocks|remoteIpBlocks)$/.test(
      name,
    )
  ) {
    return "source";
  }
  if (name.startsWith("source.") || name.startsWith("remote.")) return "source";
  return "condition";
}

/**
 * Who stands in front: with up to three everybody, else those who decided and those who are one clause short,
 * three at most. Deciders first, so that whoever speaks is nearest to the visitor.
 */
export function arrange(members: readonly StaffMember[]): Staff {
  const rank = (member: StaffMember): number => {
    if (member.decided) return 0;
    if (member.dryRun) return 4;
    return member.result === "match" ? 1 : member.missing <= 1 ? 2 : 3;
  };
  const sorted = members.toSorted((a, b) => rank(a) - rank(b));
  if (sorted.length <= MAX_STANDING) return { front: sorted, choir: [] };
  const front = sorted.filter((member) => rank(member) < 3).slice(0, MAX_STANDING);
  const standing = front.length > 0 ? front : sorted.slice(0, 1);
  return { front: standing, choir: sorted.filter((member) => !standing.includes(member)) };
}

/** Everything that a rule lost on its way to the proxy. */
export function droppedOf(tree: TraceTree, rule: TraceId): readonly NodeOf<"dropped">[] {
  return tree.childrenOf(rule).filter(isKind("dropped"));
}
