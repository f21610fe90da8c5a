import { MESSAGES } from "../../messages/lobby.ts";
import { askedClauses } from "../clause-rows.ts";
import type { PoseName } from "../figures/poses.ts";
import type { BubbleContent, StaffMember } from "../frame.ts";
import { kindBelow } from "../read-trace.ts";
import { type Beat, beat, bubble, type DeskContext, ours, thing } from "./desk.ts";
import { policyStory } from "./policy-bubble.ts";

/** The member who speaks for a desk where nobody decided: whoever matched, else whoever came nearest. */
export function spokesman(members: readonly StaffMember[]): StaffMember | null {
  const enforced = members.filter((member) => !member.dryRun);
  const pool = enforced.length > 0 ? enforced : members;
  return (
    members.find((member) => member.decided) ??
    pool.find((member) => member.result === "match") ??
    pool.toSorted((a, b) => a.missing - b.missing)[0] ??
    null
  );
}

/**
 * The steps before the desk's outcome: nothing at stage depth; each policy that was asked at policy depth; each
 * clause of it, too, at clause depth. The one that decided comes last, in the outcome itself.
 */
export function stepsBefore(
  context: DeskContext,
  members: readonly StaffMember[],
): readonly Beat[] {
  if (context.depth === "stages") return [];
  const asked = members.filter((member) => member.result !== "not-evaluated");
  const alone = asked.length === 1;
  return asked
    .toSorted((a, b) => Number(a.decided) - Number(b.decided))
    .flatMap((member) => {
      const clauses = context.depth === "clauses" ? clauseBeats(context, member) : [];
      return member.decided || alone ? clauses : [...clauses, policyBeat(context, member)];
    });
}

function clauseBeats(context: DeskContext, member: StaffMember): readonly Beat[] {
  const { tree } = context;
  const clauses = kindBelow(tree, member.id, "rule").flatMap((rule) => askedClauses(tree, rule.id));
  return clauses.map((clause) => {
    const story = policyStory(tree, member, clause, null);
    return beat({
      nodes: [clause.id, member.id],
      node: clause.id,
      bubble: story.bubble,
      visitor: { pose: "wait" },
      poses: { [member.id]: lookingPose(member) },
    });
  });
}

function policyBeat(context: DeskContext, member: StaffMember): Beat {
  const story = policyStory(context.tree, member, null, null);
  return beat({
    nodes: story.nodes,
    node: member.id,
    bubble: story.bubble,
    visitor: { pose: "wait" },
    poses: { [member.id]: lookingPose(member) },
  });
}

/** An executive stays in the chair; everybody else bends over the clipboard. */
function lookingPose(member: StaffMember): PoseName {
  return member.kind === "executive" ? "sit" : "look";
}

/** The outcome of a desk where nobody decided: its spokesman says how near it was. */
export function undecidedBeat(context: DeskContext, members: readonly StaffMember[]): Beat {
  const member = spokesman(members);
  if (member === null) return beat({});
  const story = policyStory(context.tree, member, null, null);
  const content = { ...story.bubble, tag: tagAmong(members, member, story.bubble) };
  return beat({
    nodes: [...stageIds(context), ...story.nodes],
    node: members.length > 1 ? (context.stage?.id ?? member.id) : member.id,
    bubble: content,
    visitor: { pose: "wait" },
    poses: { [member.id]: lookingPose(member) },
  });
}

function tagAmong(
  members: readonly StaffMember[],
  member: StaffMember,
  content: BubbleContent,
): string | null {
  const enforced = members.filter((other) => !other.dryRun).length;
  if (content.tag === null || enforced < 2 || member.dryRun || member.result === "match")
    return content.tag;
  return MESSAGES.nearestOf(enforced, content.tag);
}

/** Nobody is in the room, so the sign says so. */
export function nobodyBeat(context: DeskContext, action: string): Beat {
  return beat({
    nodes: stageIds(context),
    node: context.stage?.id ?? null,
    bubble: bubble({
      speaker: thing("sign"),
      shape: "square",
      title: ours(MESSAGES.nobodyHere),
      lines: [ours(MESSAGES.noPolicy(action))],
    }),
    visitor: { pose: "walk" },
  });
}

export function stageIds(context: DeskContext): readonly number[] {
  return context.stage === null ? [] : [context.stage.id];
}

export function everyone(
  members: readonly StaffMember[],
  pose: PoseName,
): Readonly<Record<number, PoseName>> {
  return Object.fromEntries(members.map((member) => [member.id, pose]));
}
