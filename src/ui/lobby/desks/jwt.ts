import type { TraceId } from "../../../engine/trace/trace.ts";
import { MESSAGES } from "../../messages/lobby.ts";
import type { ClauseRow, DeskResult } from "../frame.ts";
import { kindBelow, type NodeOf, policiesAt } from "../read-trace.ts";
import { identity, middle } from "../truncate.ts";
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
  thing,
  wholeCheck,
} from "./desk.ts";
import { stageIds } from "./policy-desk.ts";

/** The badge reader: a missing token passes, a bad one does not. */
export const readJwt: DeskReader = (context) => {
  const outcome = outcomeOf(context);
  const checks = context.depth === "clauses" ? checksBelow(context).slice(0, -1) : [];
  return {
    beats: [...checks.map((check) => checkBeat(check)), outcome.beat],
    result: outcome.result,
  };
};

interface Outcome {
  readonly beat: Beat;
  readonly result: DeskResult;
}

function outcomeOf(context: DeskContext): Outcome {
  if (rejected(context)) return refusal(context);
  if (policiesAt(context.tree, "JWT").length === 0) return nobodyAsks(context);
  const token = tokensAt(context).find((node) => node.found && node.status === "OK");
  if (token !== undefined) return accepted(context, token);
  return tokensAt(context).some((node) => node.found) ? acceptedUnnamed(context) : noToken(context);
}

function tokensAt({ tree, stage }: DeskContext): readonly NodeOf<"token">[] {
  return stage === null ? [] : kindBelow(tree, stage.id, "token");
}

function rulesAt({ tree, stage }: DeskContext): readonly NodeOf<"jwt-rule">[] {
  return stage === null ? [] : kindBelow(tree, stage.id, "jwt-rule");
}

/** Checks of the rule that decided, or of all rules. */
function checksBelow(context: DeskContext): readonly NodeOf<"check">[] {
  const { tree, stage } = context;
  if (stage === null) return [];
  const rule = tellingRule(context);
  const own = rule === null ? [] : kindBelow(tree, rule.id, "check");
  return own.length > 0 ? own : kindBelow(tree, stage.id, "check");
}

function tellingRule(context: DeskContext): NodeOf<"jwt-rule"> | null {
  const rules = rulesAt(context);
  const body = context.judgement.verdict.body;
  return (
    (rejected(context)
      ? rules.find((rule) => rule.status === body)
      : rules.find((rule) => rule.result === "match")) ??
    rules.find((rule) => rule.result === "no-match") ??
    rules[0] ??
    null
  );
}

function refusal(context: DeskContext): Outcome {
  const rule = tellingRule(context);
  const checks = checksBelow(context);
  const status = context.judgement.verdict.body ?? rule?.status ?? "";
  return {
    beat: beat({
      nodes: [...stageIds(context), ...ids(rule), ...checks.map((check) => check.id)],
      node: rule?.id ?? context.stage?.id ?? null,
      bubble: bubble({
        speaker: thing("reader"),
        shape: "square",
        verdict: refusalMark(context),
        title: istio(status),
        tag: rule === null ? null : middle(rule.policy.name, 30),
        rows: tellingChecks(checks).map((check) => rowOf(check)),
        lines:
          checks.length === 0 && rule !== null && rule.issuer !== ""
            ? [istio(middle(rule.issuer, 44))]
            : [],
      }),
      visitor: { pose: "rebuff", hand: null, form: false, badge: { at: "chest", good: false } },
      props: { reader: "red" },
    }),
    result: { mark: refusalMark(context), caption: status, decided: true },
  };
}

/** At most three: what failed, led by what held before it. */
function tellingChecks(checks: readonly NodeOf<"check">[]): readonly NodeOf<"check">[] {
  const asked = checks.filter((check) => check.result !== "not-evaluated");
  const failed = asked.findIndex((check) => check.result === "no-match");
  return failed < 0 ? asked.slice(-3) : asked.slice(Math.max(0, failed - 2), failed + 1);
}

function rowOf(check: NodeOf<"check">, current = false): ClauseRow {
  const shown = (text: string): string =>
    TIMES.includes(check.name) ? asTime(text) : identity(text, 34);
  return {
    node: check.id,
    field: check.name,
    wanted: shown(check.wanted),
    saw: shown(check.saw),
    whole: wholeCheck(check),
    holds: check.result === "match",
    current,
  };
}

const TIMES: readonly string[] = ["exp", "nbf"];

/** Seconds since the epoch as a moment, and the limit as a sign; the allowance for skew stays in the tree. */
function asTime(text: string): string {
  return text
    .replace(/^at least /, "≥ ")
    .replace(/^at most /, "≤ ")
    .replace(/ [-+] \d+$/, "")
    .replace(
      /\b\d{9,10}\b/,
      (seconds) => `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`,
    );
}

function checkBeat(check: NodeOf<"check">): Beat {
  return beat({
    nodes: [check.id],
    node: check.id,
    bubble: bubble({
      speaker: thing("reader"),
      shape: "square",
      title: ours(check.name),
      rows: [rowOf(check)],
    }),
    visitor: { pose: "swipe", hand: null, form: false, badge: { at: "hand", good: true } },
  });
}

function ids(node: { readonly id: TraceId } | null): readonly TraceId[] {
  return node === null ? [] : [node.id];
}

function accepted(context: DeskContext, token: NodeOf<"token">): Outcome {
  const rule = tellingRule(context);
  const who = [token.issuer, token.subject]
    .filter((part) => part !== null && part !== "")
    .join("/");
  return {
    beat: acceptedBeat(context, [...ids(rule), token.id], who, rule),
    result: {
      mark: "pass",
      caption: middle(token.subject ?? MESSAGES.tokenAccepted, 20),
      decided: false,
    },
  };
}

/** A token was found and let through without a name, such as one that no rule of this workload knows. */
function acceptedUnnamed(context: DeskContext): Outcome {
  const rule = tellingRule(context);
  return {
    beat: acceptedBeat(context, ids(rule), rule?.issuer ?? "", rule),
    result: { mark: "pass", caption: MESSAGES.tokenAccepted, decided: false },
  };
}

function acceptedBeat(
  context: DeskContext,
  nodes: readonly TraceId[],
  who: string,
  rule: NodeOf<"jwt-rule"> | null,
): Beat {
  return beat({
    nodes: [...stageIds(context), ...nodes],
    node: rule?.id ?? context.stage?.id ?? null,
    bubble: bubble({
      speaker: thing("reader"),
      shape: "square",
      title: ours(MESSAGES.tokenAccepted),
      tag: rule === null ? null : middle(rule.policy.name, 30),
      lines: [istio(middle(who, 48)), ours(MESSAGES.checksRight)],
    }),
    visitor: { pose: "swipe", hand: null, form: false, badge: { at: "hand", good: true } },
    props: { reader: "green" },
  });
}

function noToken(context: DeskContext): Outcome {
  const places = [
    ...new Set(
      tokensAt(context).map(({ location }) => MESSAGES.inHeader(location.name, location.prefix)),
    ),
  ];
  const looked =
    places.length === 0 ? [] : [ours(MESSAGES.lookedAt(middle(places.join(", "), 44)))];
  return {
    beat: walkingPast(context, MESSAGES.noTokenFound, [...looked, ours(MESSAGES.goesOn)]),
    result: { mark: "none", caption: MESSAGES.noToken, decided: false },
  };
}

function nobodyAsks(context: DeskContext): Outcome {
  const bare = context.house.protocol === "tcp";
  return {
    beat: bare
      ? walkingPast(context, MESSAGES.noBadges, [ours(MESSAGES.noBadgesLine)])
      : walkingPast(context, MESSAGES.nobodyAsks, [ours(MESSAGES.noRequestAuthentication)]),
    result: {
      mark: "none",
      caption: bare ? MESSAGES.captionNoBadges : MESSAGES.captionNobodyAsks,
      decided: false,
    },
  };
}

function walkingPast(
  context: DeskContext,
  title: string,
  lines: Parameters<typeof bubble>[0]["lines"],
): Beat {
  return beat({
    nodes: stageIds(context),
    node: context.stage?.id ?? null,
    bubble: bubble({
      speaker: thing("reader"),
      shape: "square",
      title: ours(title),
      ...(lines === undefined ? {} : { lines }),
    }),
    visitor: { pose: "walk" },
  });
}
