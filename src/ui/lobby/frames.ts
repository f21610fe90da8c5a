import type { Judgement } from "../../engine/index.ts";
import type { ScenarioRequest } from "../../engine/scenario/document.ts";
import type { Trace, TraceId, TraceNode } from "../../engine/trace/trace.ts";
import { MESSAGES } from "../messages/lobby.ts";
import { readAllow } from "./desks/allow.ts";
import { readCustom } from "./desks/custom.ts";
import { readDeny } from "./desks/deny.ts";
import { type Beat, type DeskReader, rejected } from "./desks/desk.ts";
import { readHandshake } from "./desks/handshake.ts";
import { readJwt } from "./desks/jwt.ts";
import { officeBeat, streetBeat } from "./desks/outside.ts";
import { readProxy } from "./desks/proxy.ts";
import type {
  Answer,
  Bay,
  Depth,
  Desk,
  DeskResult,
  Frame,
  House,
  Props,
  VisitorView,
} from "./frame.ts";
import { houseOf, type StageOrder } from "./house.ts";
import { stageOf, treeOf } from "./read-trace.ts";

/** What the frames need to know beside the judgement. */
export interface FrameContext {
  readonly request: ScenarioRequest;
  /** Short name of the workload, such as `backend`. */
  readonly workload: string;
  readonly order: StageOrder;
  readonly depth: Depth;
  /** The sentence of a trace node, in words. */
  readonly sentenceOf: (node: TraceNode, trace: Trace) => string;
}

/** The house and every step of one walk. */
export interface Story {
  readonly house: House;
  readonly frames: readonly Frame[];
}

const READERS = {
  HANDSHAKE: readHandshake,
  PROXY: readProxy,
  CUSTOM: readCustom,
  JWT: readJwt,
  DENY: readDeny,
  ALLOW: readAllow,
} as const satisfies Record<Desk, DeskReader>;

/** The steps of the walk that a judgement tells. Pure; empty if the judgement came without a trace. */
export function framesOf(judgement: Judgement, context: FrameContext): readonly Frame[] {
  return storyOf(judgement, context)?.frames ?? [];
}

/** Null if the judgement came without a trace. */
export function storyOf(judgement: Judgement, context: FrameContext): Story | null {
  const { trace } = judgement;
  if (trace === undefined) return null;
  const house = houseOf(judgement, trace, context.request, context.order, context.workload);
  return { house, frames: walk(judgement, trace, house, context) };
}

/** The step at which a node is shown: the last one that shows it, where what is said of it is whole. */
export function stepOfNode(frames: readonly Frame[], id: TraceId): number | null {
  const about = frames.findLastIndex((frame) => frame.node === id);
  const shown = about >= 0 ? about : frames.findLastIndex((frame) => frame.nodes.includes(id));
  return shown < 0 ? null : shown;
}

function walk(
  judgement: Judgement,
  trace: Trace,
  house: House,
  context: FrameContext,
): readonly Frame[] {
  const tree = treeOf(trace);
  const frames: Frame[] = [];
  let results: Frame["results"] = {};
  let ended = false;
  const push = (bay: Bay, step: Beat, deciding: boolean): void => {
    ended ||= deciding;
    frames.push(frameOf(judgement, trace, house, context, { bay, step, results, deciding, ended }));
  };
  push("street", streetBeat(house, context.request), false);
  for (const bay of house.bays) {
    if (bay === "street" || bay === "office") continue;
    const desk = { tree, judgement, house, depth: context.depth, stage: stageOf(trace, bay) };
    const { beats, result } = READERS[bay](desk);
    beats.forEach((step, position) => {
      const last = position === beats.length - 1;
      if (last) results = { ...results, [bay]: result };
      push(bay, step, last && result.decided);
    });
    if (rejected(desk)) return frames;
  }
  const stays = judgement.verdict.outcome === "allowed";
  results = { ...results, office: stays ? OFFICE_RESULT : NO_ROUTE };
  push("office", officeBeat(judgement, tree, house), !stays);
  return frames;
}

const NO_ROUTE: DeskResult = { mark: "deny", caption: MESSAGES.captionNoRoute, decided: true };
const OFFICE_RESULT: DeskResult = { mark: "pass", caption: "", decided: false };

interface Moment {
  readonly bay: Bay;
  readonly step: Beat;
  readonly results: Frame["results"];
  readonly deciding: boolean;
  readonly ended: boolean;
}

function frameOf(
  judgement: Judgement,
  trace: Trace,
  house: House,
  context: FrameContext,
  moment: Moment,
): Frame {
  const { bay, step, results, deciding, ended } = moment;
  const subject = step.node === null ? undefined : trace.nodes[step.node];
  return {
    bay,
    nodes: step.nodes,
    node: step.node,
    sentence: deciding
      ? judgement.because
      : subject === undefined
        ? outsideSentence(judgement, house, bay)
        : context.sentenceOf(subject, trace),
    visitor: visitorOf(house, bay, step, results),
    bubble: step.bubble,
    poses: step.poses,
    props: propsOf(house, bay, step, results),
    results,
    deciding,
    answer: ended ? answerOf(judgement, house) : null,
  };
}

function outsideSentence(judgement: Judgement, house: House, bay: Bay): string {
  if (bay === "office") return judgement.because;
  const { caller } = house;
  return caller === null ? "" : MESSAGES.arrives(caller.name, howItComes(house));
}

function howItComes({ caller }: House): string {
  switch (caller?.transport) {
    case "mtls":
      return MESSAGES.withCertificate;
    case "tls":
      return MESSAGES.withEnvelope;
    default:
      return MESSAGES.withNothing;
  }
}

/** Defaults: the card (or envelope) and the form in the hands, an accepted badge on the chest. */
function visitorOf(house: House, bay: Bay, step: Beat, results: Frame["results"]): VisitorView {
  const { caller } = house;
  const hands = { mtls: "card", tls: "envelope", plaintext: null } as const;
  const badge =
    caller?.token === "shown" && bay !== "HANDSHAKE"
      ? ({ at: "chest", good: true } as const)
      : null;
  const read = results.JWT === undefined && bay !== "street" ? null : badge;
  const view: VisitorView = {
    pose: "walk",
    hand: hands[caller?.transport ?? "plaintext"],
    form: true,
    badge: read,
    ...step.visitor,
  };
  return { ...view, form: view.form && caller?.form != null };
}

function propsOf(house: House, bay: Bay, step: Beat, results: Frame["results"]): Props {
  const anyAllow = house.staff.ALLOW.front.some((member) => !member.dryRun);
  const badge = results.JWT?.mark === "pass";
  return {
    door: bay === "street" ? "shut" : "open",
    turnstile: anyAllow && bay !== "office" ? "barred" : "open",
    reader: badge ? "green" : "off",
    phone: "hung",
    formOnLectern: false,
    ...step.props,
  };
}

/** What the client gets, in the words of the proxy or, if there are none, in ours. */
function answerOf(judgement: Judgement, house: House): Answer {
  const { outcome, status, body, details, grpcStatus } = judgement.verdict;
  if (outcome === "allowed") {
    const bare = house.protocol === "tcp";
    const text = bare
      ? MESSAGES.connectedTo(house.office)
      : MESSAGES.answeredBy(status ?? 200, house.office);
    return { kind: "answered", tone: "allow", text };
  }
  if (outcome === "refused") {
    const text = house.protocol === "tcp" ? MESSAGES.closedTcp : MESSAGES.closedAnswer;
    return { kind: "closed", tone: "refuse", text };
  }
  if (grpcStatus !== null) {
    return {
      kind: "answered",
      tone: "refuse",
      text: MESSAGES.grpcAnswer(status ?? 200, grpcStatus),
    };
  }
  const words = body === null || body === "" ? (details ?? "") : body;
  return { kind: "answered", tone: "refuse", text: `${status ?? ""} ${words}`.trim() };
}
