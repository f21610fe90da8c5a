import { MESSAGES } from "../../messages/lobby.ts";
import type { StaffMember } from "../frame.ts";
import { membersAt } from "../staff.ts";
import { middle } from "../truncate.ts";
import {
  type Beat,
  beat,
  bubble,
  type DeskContext,
  type DeskReader,
  ours,
  refusalMark,
  rejected,
  thing,
} from "./desk.ts";
import { policyStory } from "./policy-bubble.ts";
import { everyone, spokesman, stageIds, stepsBefore } from "./policy-desk.ts";

/** The employees: without any ALLOW policy the turnstile stands open; with some, one of them must expect you. */
export const readAllow: DeskReader = (context) => {
  const members = membersAt(context.tree, "ALLOW");
  const before = stepsBefore(context, members);
  const decider = members.find((member) => member.decided);
  const final = context.judgement.verdict.outcome === "allowed";
  if (rejected(context)) {
    return {
      beats: [...before, nobodyExpectedBeat(context, members)],
      result: { mark: refusalMark(context), caption: MESSAGES.noneMatched, decided: true },
    };
  }
  if (decider !== undefined) {
    return {
      beats: [...before, welcomeBeat(context, decider)],
      result: { mark: "pass", caption: middle(decider.policy.name, 26), decided: final },
    };
  }
  return {
    beats: [...before, openBeat(context)],
    result: { mark: "pass", caption: MESSAGES.captionOpen, decided: final },
  };
};

function welcomeBeat(context: DeskContext, decider: StaffMember): Beat {
  const story = policyStory(context.tree, decider, null, "pass");
  return beat({
    nodes: [...stageIds(context), ...story.nodes],
    node: story.rule?.id ?? decider.id,
    bubble: story.bubble,
    visitor: { pose: "walk" },
    poses: { [decider.id]: "welcome" },
    props: { turnstile: "open" },
  });
}

function openBeat(context: DeskContext): Beat {
  return beat({
    nodes: stageIds(context),
    node: context.stage?.id ?? null,
    bubble: bubble({
      speaker: thing("turnstile"),
      shape: "square",
      title: ours(MESSAGES.turnstileOpen),
      lines: [ours(MESSAGES.noAllowPolicy), ours(MESSAGES.comesThisFar)],
      verdict: "pass",
    }),
    visitor: { pose: "walk" },
    props: { turnstile: "open" },
  });
}

function nobodyExpectedBeat(context: DeskContext, members: readonly StaffMember[]): Beat {
  const enforced = members.filter((member) => !member.dryRun);
  const nearest = spokesman(enforced);
  const story =
    nearest === null ? null : policyStory(context.tree, nearest, null, refusalMark(context));
  return beat({
    nodes: [...stageIds(context), ...(story?.nodes ?? [])],
    node: context.stage?.id ?? null,
    bubble: {
      ...(story?.bubble ?? bubble({ speaker: thing("turnstile"), title: ours("") })),
      title: ours(MESSAGES.nobodyExpected),
      tag:
        enforced.length > 1
          ? MESSAGES.nearestOf(enforced.length, nearest?.policy.name ?? "")
          : MESSAGES.noneMatched,
      verdict: refusalMark(context),
    },
    visitor: { pose: "rebuff" },
    poses: everyone(enforced, "shrug"),
  });
}
