import { MESSAGES } from "../../messages/lobby.ts";
import type { BubbleContent, DeskResult, Line } from "../frame.ts";
import { kindBelow, type NodeOf } from "../read-trace.ts";
import { identity, namespacedName } from "../truncate.ts";
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

/** Letters of a SPIFFE id that fit a bubble of full width. */
const IDENTITY_LETTERS = 56;

/** The front door: the mTLS mode in force, and the handshake. A closed door is a closed connection, not a 403. */
export const readHandshake: DeskReader = (context) => {
  const checks = checksOf(context);
  const outcome = rejected(context) ? refusalBeat(context) : acceptedBeat(context);
  const earlier = context.depth === "stages" ? [] : [modeBeat(context)];
  const each =
    context.depth === "clauses" ? told(context, checks).map((check) => checkBeat(check)) : [];
  return { beats: [...earlier, ...each, outcome], result: resultOf(context) };
};

/** Each check as it happens; the one that shuts the door speaks in the outcome itself. */
function told(
  context: DeskContext,
  checks: readonly NodeOf<"check">[],
): readonly NodeOf<"check">[] {
  return rejected(context) ? checks.slice(0, -1) : checks;
}

/** PeerAuthentications that say something else and do not count here. */
function losersOf({ tree, stage }: DeskContext): readonly NodeOf<"peer-authentication">[] {
  if (stage === null) return [];
  return kindBelow(tree, stage.id, "peer-authentication").filter(
    ({ standing }) => standing === "overridden" || standing === "newer",
  );
}

const STRUCK_LINES = 2;

/** Struck through under the one in force: two of them, or one and how many more. */
function struckLines(context: DeskContext): readonly Line[] {
  const losers = losersOf(context);
  const shown = losers.length > STRUCK_LINES ? losers.slice(0, STRUCK_LINES - 1) : losers;
  const lines = shown.map(({ policy, mode, scope }) => ({
    ...istio(
      `${mode} ${namespacedName(`${policy.namespace}/${policy.name}`)} (${MESSAGES.scope[scope]})`,
    ),
    struck: true,
  }));
  const rest = losers.length - shown.length;
  return rest === 0 ? lines : [...lines, ours(MESSAGES.moreOverruled(rest))];
}

function checksOf({ tree, stage }: DeskContext): readonly NodeOf<"check">[] {
  return stage === null ? [] : kindBelow(tree, stage.id, "check");
}

function winnerOf({ tree, stage }: DeskContext): NodeOf<"peer-authentication"> | null {
  if (stage === null) return null;
  return (
    kindBelow(tree, stage.id, "peer-authentication").find((node) => node.standing === "winner") ??
    null
  );
}

/** `STRICT, set by PeerAuthentication istio-system/default`. */
function modeLine(context: DeskContext): string {
  const mode = context.judgement.mtlsMode;
  if (mode === "gateway") return MESSAGES.gatewayTls;
  const winner = winnerOf(context);
  if (winner === null) return MESSAGES.setByNobody(mode);
  const name = namespacedName(`${winner.policy.namespace}/${winner.policy.name}`);
  const scope = winner.scope === "port" ? MESSAGES.portScope : "";
  return MESSAGES.setBy(mode, MESSAGES.peerAuthentication, name, scope);
}

function stageNodes(context: DeskContext): readonly number[] {
  const winner = winnerOf(context);
  const ids = context.stage === null ? [] : [context.stage.id];
  return [...ids, ...(winner === null ? [] : [winner.id])];
}

function modeBeat(context: DeskContext): Beat {
  return beat({
    nodes: [...stageNodes(context), ...losersOf(context).map(({ id }) => id)],
    node: winnerOf(context)?.id ?? context.stage?.id ?? null,
    bubble: bubble({
      speaker: thing("porter"),
      title: istio(context.house.doorSign),
      lines: [ours(modeLine(context)), ...struckLines(context)],
    }),
    visitor: { pose: "wait", form: false },
  });
}

function checkBeat(check: NodeOf<"check">): Beat {
  return beat({
    nodes: [check.id],
    node: check.id,
    bubble: bubble({ speaker: thing("porter"), title: ours(check.name), rows: [rowOf(check)] }),
    visitor: { pose: "shake", form: false },
  });
}

function acceptedBeat(context: DeskContext): Beat {
  const checks = checksOf(context);
  return beat({
    nodes: [...stageNodes(context), ...checks.map((check) => check.id)],
    node: context.stage?.id ?? null,
    bubble: acceptedBubble(context),
    visitor: { pose: "shake", form: false },
  });
}

function acceptedBubble(context: DeskContext): BubbleContent {
  const { caller } = context.house;
  const mode = ours(modeLine(context));
  const speaker = thing("porter");
  if (caller?.transport === "mtls" && caller.principal !== null) {
    const shown = identity(caller.principal, IDENTITY_LETTERS);
    return bubble({ speaker, title: ours(MESSAGES.doorMtls), lines: [istio(shown), mode] });
  }
  const title = caller?.transport === "plaintext" ? MESSAGES.doorPlaintext : MESSAGES.doorTls;
  return bubble({ speaker, title: ours(title), lines: [ours(MESSAGES.noCertificate), mode] });
}

function refusalBeat(context: DeskContext): Beat {
  const checks = checksOf(context);
  const winner = winnerOf(context);
  const failed = checks.filter((check) => check.result === "no-match");
  return beat({
    nodes: [...stageNodes(context), ...failed.map((check) => check.id)],
    node: context.stage?.id ?? null,
    bubble: bubble({
      speaker: thing("door-sign"),
      shape: "square",
      verdict: refusalMark(context),
      title: istio(context.house.doorSign),
      tag:
        winner === null
          ? null
          : `${MESSAGES.peerAuthentication} ${namespacedName(`${winner.policy.namespace}/${winner.policy.name}`)}`,
      rows: checks.slice(-3).map(rowOf),
      lines: checks.length === 0 ? [ours(modeLine(context))] : [],
    }),
    visitor: { pose: "rebuff" },
    props: { door: "shut" },
  });
}

function rowOf(check: NodeOf<"check">) {
  return {
    node: check.id,
    field: check.name,
    wanted: check.wanted,
    saw: identity(check.saw, 30),
    whole: wholeCheck(check),
    holds: check.result === "match",
    current: false,
  };
}

function resultOf(context: DeskContext): DeskResult {
  if (rejected(context)) {
    return { mark: refusalMark(context), caption: MESSAGES.captionClosed, decided: true };
  }
  const captions = {
    mtls: MESSAGES.captionMtls,
    tls: MESSAGES.captionTls,
    plaintext: MESSAGES.captionPlaintext,
  };
  return {
    mark: "pass",
    caption: captions[context.house.caller?.transport ?? "mtls"],
    decided: false,
  };
}
