import { MESSAGES } from "../../messages/lobby.ts";
import type { DeskResult, Line, StaffMember } from "../frame.ts";
import { kindBelow, type NodeOf } from "../read-trace.ts";
import { membersAt } from "../staff.ts";
import { middle } from "../truncate.ts";
import {
  type Beat,
  beat,
  bubble,
  type DeskContext,
  type DeskReader,
  istio,
  ours,
  refusalMark,
  rejected,
} from "./desk.ts";
import { policyStory } from "./policy-bubble.ts";
import { nobodyBeat, spokesman, stageIds, stepsBefore, undecidedBeat } from "./policy-desk.ts";

/** The executives: one whose rule matches telephones the authorizer, and one hears its answer. */
export const readCustom: DeskReader = (context) => {
  const members = membersAt(context.tree, "CUSTOM");
  if (members.length === 0) {
    return {
      beats: [nobodyBeat(context, "CUSTOM")],
      result: { mark: "none", caption: MESSAGES.captionNobody, decided: false },
    };
  }
  const speaker = spokesman(members);
  const authorizer = authorizerOf(context);
  const before = stepsBefore(context, members);
  const spoke = authorizer !== null && (authorizer.asked || rejected(context));
  if (speaker !== null && rejected(context) && !spoke) {
    return {
      beats: [...before, dryRunRefusal(context, speaker)],
      result: {
        mark: refusalMark(context),
        caption: middle(speaker.policy.name, 26),
        decided: true,
      },
    };
  }
  if (speaker === null || authorizer === null || !spoke) {
    return {
      beats: [...before, undecidedBeat(context, members)],
      result: { mark: "none", caption: MESSAGES.captionNoCall, decided: false },
    };
  }
  const rule = context.depth === "stages" ? [] : [matchBeat(context, speaker)];
  return {
    beats: [...before, ...rule, callBeat(context, speaker, authorizer)],
    result: resultOf(context, authorizer),
  };
};

function authorizerOf({ tree, stage }: DeskContext): NodeOf<"authorizer"> | null {
  return stage === null ? null : (kindBelow(tree, stage.id, "authorizer")[0] ?? null);
}

/** A matching dry-run CUSTOM policy refuses as a DENY policy would, without a call (semantics 5.12). */
function dryRunRefusal(context: DeskContext, speaker: StaffMember): Beat {
  const story = policyStory(context.tree, speaker, null, refusalMark(context));
  return beat({
    nodes: [...stageIds(context), ...story.nodes],
    node: story.rule?.id ?? speaker.id,
    bubble: story.bubble,
    visitor: { pose: "rebuff" },
    poses: { [speaker.id]: speaker.kind === "executive" ? "slice" : "look" },
  });
}

function matchBeat(context: DeskContext, speaker: StaffMember): Beat {
  const story = policyStory(context.tree, speaker, null, null);
  return beat({
    nodes: story.nodes,
    node: speaker.id,
    bubble: story.bubble,
    visitor: { pose: "wait" },
  });
}

function callBeat(
  context: DeskContext,
  speaker: StaffMember,
  authorizer: NodeOf<"authorizer">,
): Beat {
  const story = policyStory(context.tree, speaker, null, null);
  const refused = rejected(context);
  const phoning = speaker.kind === "executive";
  const rule = story.rule === null ? null : MESSAGES.ruleMatches(story.rule.index);
  return beat({
    nodes: [...stageIds(context), ...story.nodes, authorizer.id],
    node: authorizer.id,
    bubble: bubble({
      speaker: { kind: "staff", id: speaker.id },
      title: istio(middle(speaker.policy.name, 34)),
      tag: rule === null ? null : MESSAGES.actionRule("CUSTOM", rule),
      lines: linesOf(context, authorizer),
      verdict: refused ? refusalMark(context) : null,
    }),
    visitor: { pose: refused ? "rebuff" : "wait" },
    poses: phoning ? { [speaker.id]: refused ? "slice" : "phone" } : {},
    props: { phone: "off" },
  });
}

function linesOf(context: DeskContext, authorizer: NodeOf<"authorizer">): readonly Line[] {
  const provider = middle(authorizer.provider, 30);
  const status = authorizer.status ?? 403;
  switch (authorizer.answer) {
    case "allow":
    case null:
      return [ours(MESSAGES.onThePhone(provider, status)), ours(MESSAGES.skipsNothing)];
    case "deny":
      return [ours(MESSAGES.refusesOnThePhone(provider, status)), ours(plain(authorizer.why))];
    case "error":
      return [
        ours(MESSAGES.nobodyAnswers(provider)),
        ours(rejected(context) ? MESSAGES.failsClosed(status) : MESSAGES.failsOpen),
      ];
    case "bad-provider":
      return [ours(MESSAGES.badProvider(provider)), ours(plain(authorizer.why))];
  }
}

/** A bubble has no mono inside a line. */
function plain(text: string): string {
  return text.replaceAll("`", "");
}

function resultOf(context: DeskContext, authorizer: NodeOf<"authorizer">): DeskResult {
  const decided = rejected(context);
  const captions = {
    allow: MESSAGES.captionAllow,
    deny: MESSAGES.captionDeny,
    error: MESSAGES.captionError,
    "bad-provider": MESSAGES.captionBadProvider,
  };
  return {
    mark: decided ? refusalMark(context) : "pass",
    caption: authorizer.answer === null ? MESSAGES.captionNoCall : captions[authorizer.answer],
    decided,
  };
}
