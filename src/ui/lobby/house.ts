import type { Judgement } from "../../engine/index.ts";
import type { ScenarioRequest } from "../../engine/scenario/document.ts";
import type { Trace } from "../../engine/trace/trace.ts";
import { MESSAGES } from "../messages/lobby.ts";
import { callerBefore, callerOf } from "./caller.ts";
import type { Bay, Desk, House } from "./frame.ts";
import { kindBelow, stageOf, stagesOf, type TraceTree, treeOf } from "./read-trace.ts";
import { arrange, membersAt } from "./staff.ts";

/** The order of the desks where no trace says it. */
export type StageOrder = "istio" | "documented";

const ISTIO_ORDER: readonly Desk[] = ["HANDSHAKE", "PROXY", "CUSTOM", "JWT", "DENY", "ALLOW"];
const DOCUMENTED_ORDER: readonly Desk[] = ["HANDSHAKE", "PROXY", "JWT", "CUSTOM", "DENY", "ALLOW"];

const NOBODY = { front: [], choir: [] } as const;

/** The house with nobody in it but porter and host: before the first answer, or without a request. */
export function emptyHouse(order: StageOrder, workload: string | null): House {
  return {
    bays: baysInOrder(order === "documented" ? DOCUMENTED_ORDER : ISTIO_ORDER),
    staff: { CUSTOM: NOBODY, DENY: NOBODY, ALLOW: NOBODY },
    auditors: [],
    doorSign: "PERMISSIVE",
    office: workload ?? MESSAGES.office,
    protocol: "http",
    caller: null,
  };
}

/** A visitor whose request cannot be judged stands in front of an otherwise empty house. */
export function waitingHouse(order: StageOrder, workload: string, request: ScenarioRequest): House {
  return { ...emptyHouse(order, workload), caller: callerBefore(request) };
}

/** The house as a judgement furnishes it. */
export function houseOf(
  judgement: Judgement,
  trace: Trace,
  request: ScenarioRequest,
  order: StageOrder,
  workload: string,
): House {
  const tree = treeOf(trace);
  return {
    bays: baysInOrder(orderIn(trace, order)),
    staff: {
      CUSTOM: arrange(membersAt(tree, "CUSTOM")),
      DENY: arrange(membersAt(tree, "DENY")),
      ALLOW: arrange(membersAt(tree, "ALLOW")),
    },
    auditors: membersAt(tree, "AUDIT").slice(0, 1),
    doorSign: doorSign(judgement, tree),
    office: workload,
    protocol: stageOf(trace, "PROXY")?.outcome === "nothing-to-do" ? "tcp" : "http",
    caller: callerOf(tree, request),
  };
}

/** The trace knows the order that was run; the scenario's order fills in for a trace that ended early. */
function orderIn(trace: Trace, order: StageOrder): readonly Desk[] {
  const stages = stagesOf(trace).map((node) => node.stage);
  const custom = stages.indexOf("CUSTOM");
  const jwt = stages.indexOf("JWT");
  if (custom >= 0 && jwt >= 0) return custom < jwt ? ISTIO_ORDER : DOCUMENTED_ORDER;
  return order === "documented" ? DOCUMENTED_ORDER : ISTIO_ORDER;
}

function baysInOrder(desks: readonly Desk[]): readonly Bay[] {
  return ["street", ...desks, "office"];
}

/** A gateway has no mTLS mode of Istio's: its own server says how it takes TLS. */
function doorSign(judgement: Judgement, tree: TraceTree): string {
  if (judgement.mtlsMode !== "gateway") return judgement.mtlsMode;
  const stage = stageOf(tree.trace, "HANDSHAKE");
  const certificate =
    stage !== null &&
    kindBelow(tree, stage.id, "check").some((check) => check.name === "client certificate");
  return certificate ? "TLS" : "HTTP";
}
