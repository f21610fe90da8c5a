import type { Judgement } from "../../../engine/index.ts";
import type { ScenarioRequest } from "../../../engine/scenario/document.ts";
import { MESSAGES } from "../../messages/lobby.ts";
import type { Caller, House, Line } from "../frame.ts";
import { isKind, type NodeOf, type TraceTree } from "../read-trace.ts";
import { middle, path } from "../truncate.ts";
import { type Beat, beat, bubble, istio, ours, thing } from "./desk.ts";

/** The visitor arrives carrying what the request carries: who is calling is visible before anything is said. */
export function streetBeat(house: House, request: ScenarioRequest): Beat {
  const { caller } = house;
  if (caller === null) return beat({});
  const title =
    caller.form === null
      ? ours(
          MESSAGES.connects(
            `${house.office}${request.to.port === undefined ? "" : `:${request.to.port}`}`,
          ),
        )
      : istio(`${caller.form.method} ${path(caller.form.path, 34)}`);
  return beat({
    bubble: bubble({ speaker: thing("visitor"), title, lines: [ours(introduction(caller))] }),
    visitor: { pose: "walk" },
  });
}

function introduction(caller: Caller): string {
  const how = {
    mtls: MESSAGES.withCertificate,
    tls: MESSAGES.withEnvelope,
    plaintext: MESSAGES.withNothing,
  }[caller.transport];
  const token =
    caller.subject !== null
      ? MESSAGES.onBehalfOf(middle(caller.subject, 24))
      : caller.token === "shown"
        ? MESSAGES.withToken
        : caller.form === null
          ? null
          : MESSAGES.noToken;
  return [middle(caller.name, 30), how, token].filter((part) => part !== null).join(", ");
}

/** The office: what the workload receives after all the desks. */
export function officeBeat(judgement: Judgement, tree: TraceTree, house: House): Beat {
  if (judgement.verdict.outcome !== "allowed") return noRouteBeat(judgement);
  const bare = house.protocol === "tcp";
  const status = judgement.verdict.status ?? 200;
  return beat({
    bubble: bubble({
      speaker: thing("host"),
      title: bare ? ours(MESSAGES.connected) : istio(String(status)),
      lines: [
        ours(bare ? MESSAGES.takesConnection : MESSAGES.answers),
        ...received(judgement, tree, house),
      ],
    }),
    visitor: { pose: "show", hand: null },
  });
}

/** What changed on the way, if anything did: the path, then headers added and taken away. */
function received(judgement: Judgement, tree: TraceTree, house: House): readonly Line[] {
  const headers = tree.trace.nodes.filter(isKind("header"));
  if (headers.length > 0) return [istio(middle(headers.map(headerChange).join(" "), 30))];
  const arrived = judgement.verdict.upstream?.path;
  if (arrived === undefined || arrived === house.caller?.form?.path) return [];
  return [istio(path(arrived, 30))];
}

function headerChange(node: NodeOf<"header">): string {
  if (node.after === null) return `-${node.name}`;
  return node.before === null ? `+${node.name}` : `~${node.name}`;
}

/** The router looks for a route only behind all desks, so this refusal comes from the office's own door. */
function noRouteBeat(judgement: Judgement): Beat {
  return beat({
    bubble: bubble({
      speaker: thing("host"),
      title: istio(String(judgement.verdict.status ?? 404)),
      lines: [ours(MESSAGES.noRoute)],
      verdict: "deny",
    }),
    visitor: { pose: "rebuff", hand: null },
  });
}
