import { MESSAGES } from "../../messages/lobby.ts";
import type { StaffMember } from "../frame.ts";
import { stageOf } from "../read-trace.ts";
import { membersAt } from "../staff.ts";
import { middle } from "../truncate.ts";
import {
  type Beat,
  beat,
  type DeskContext,
  type DeskReader,
  refusalMark,
  rejected,
} from "./desk.ts";
import { policyStory } from "./policy-bubble.ts";
import { nobodyBeat, stageIds, stepsBefore, undecidedBeat } from "./policy-desk.ts";

/** The guards, and the auditor who sits with them: AUDIT is asked just before DENY and never refuses. */
export const readDeny: DeskReader = (context) => {
  const guards = membersAt(context.tree, "DENY");
  const before = [...auditBeats(context), ...stepsBefore(context, guards)];
  const decider = guards.find((guard) => guard.decided);
  if (rejected(context) && decider !== undefined) {
    return {
      beats: [...before, refusalBeat(context, decider)],
      result: {
        mark: refusalMark(context),
        caption: middle(decider.policy.name, 26),
        decided: true,
      },
    };
  }
  if (guards.length === 0) {
    return {
      beats: [...before, nobodyBeat(context, "DENY")],
      result: { mark: "none", caption: MESSAGES.captionNobody, decided: false },
    };
  }
  const onlyTrainees = guards.every((guard) => guard.dryRun);
  return {
    beats: [...before, undecidedBeat(context, guards)],
    result: onlyTrainees
      ? { mark: "none", caption: MESSAGES.dryRun, decided: false }
      : { mark: "pass", caption: MESSAGES.noMatch, decided: false },
  };
};

function refusalBeat(context: DeskContext, decider: StaffMember): Beat {
  const story = policyStory(context.tree, decider, null, refusalMark(context));
  return beat({
    nodes: [...stageIds(context), ...story.nodes],
    node: story.rule?.id ?? decider.id,
    bubble: story.bubble,
    visitor: { pose: "rebuff" },
    poses: { [decider.id]: decider.kind === "guard" ? "refuse" : "look" },
  });
}

/** One step an audit policy, at every depth: what leaves no other mark must not be overlooked. */
function auditBeats(context: DeskContext): readonly Beat[] {
  const stage = stageOf(context.tree.trace, "AUDIT");
  if (stage === null) return [];
  const auditors = membersAt(context.tree, "AUDIT").filter(
    (member) => member.result !== "not-evaluated",
  );
  const told = context.depth === "stages" ? auditors.slice(0, 1) : auditors;
  return told.map((member) => {
    const story = policyStory(context.tree, member, null, null);
    const notes = member.result === "match" ? MESSAGES.writesDown : MESSAGES.writesNothing;
    return beat({
      nodes: [stage.id, ...story.nodes],
      node: member.id,
      bubble: { ...story.bubble, tag: MESSAGES.actionRule("AUDIT", notes) },
      visitor: { pose: "wait" },
      poses: { [member.id]: "look" },
    });
  });
}
