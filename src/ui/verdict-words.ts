import type { Judgement, JudgementError, ScenarioRequest, Verdict } from "../engine/index.ts";
import { isJudgement } from "../state/selectors.ts";
import type { MarkKind } from "./lobby/figures/Mark.tsx";
import { WORDS } from "./messages/page.ts";

/** How a verdict is said in every place of the page. */
export interface VerdictWords {
  readonly mark: MarkKind;
  /** For the colour. */
  readonly tone: "allow" | "refuse" | "none";
  /** `403`, `Closed`. */
  readonly status: string;
  /** `denied by a guard`. */
  readonly words: string;
}

export function verdictWords(
  judgement: Judgement | JudgementError,
  request: ScenarioRequest,
): VerdictWords {
  if (!isJudgement(judgement)) {
    return { mark: "none", tone: "none", status: WORDS.verdict.unjudged, words: "" };
  }
  const { verdict } = judgement;
  const words = WORDS.verdict;
  switch (verdict.outcome) {
    case "allowed":
      return {
        mark: "pass",
        tone: "allow",
        status: request.http === undefined ? words.connectedStatus : String(verdict.status ?? 200),
        words: verdict.policy === null ? words.allowedNobody : words.allowed,
      };
    case "denied":
      return {
        mark: "deny",
        tone: "refuse",
        status: deniedStatus(verdict),
        words: words.denied[verdict.stage],
      };
    case "refused":
      return {
        mark: "closed",
        tone: "refuse",
        status: words.closedStatus,
        words: words.closed[verdict.stage],
      };
  }
}

function deniedStatus({ status, grpcStatus }: Verdict): string {
  if (grpcStatus !== null) return WORDS.verdict.grpc(status ?? 200, grpcStatus);
  return status === null ? WORDS.verdict.closedStatus : String(status);
}

/** The status as the list shows it: three digits or one word. */
export function shortStatus(
  judgement: Judgement | JudgementError,
  request: ScenarioRequest,
): string {
  if (!isJudgement(judgement)) return WORDS.requests.unjudged;
  const { outcome, status } = judgement.verdict;
  if (outcome === "refused") return WORDS.requests.closed;
  if (request.http === undefined && outcome === "allowed") return WORDS.requests.connected;
  return status === null ? WORDS.requests.closed : String(status);
}

/** Who decided, as short as it goes: `DENY deny-all[0]`, `HANDSHAKE STRICT`, `ALLOW none matched`. */
export function shortDecider(judgement: Judgement): string {
  const { outcome, stage, policy, rule, body, details } = judgement.verdict;
  if (policy !== null) {
    const name = policy.split("/").at(-1) ?? policy;
    return `${stage} ${name}${rule === null ? "" : `[${rule}]`}`;
  }
  switch (stage) {
    case "HANDSHAKE":
      return `${stage} ${judgement.mtlsMode}`;
    case "ALLOW":
      return `${stage} ${outcome === "allowed" ? WORDS.verdict.noPolicy : WORDS.verdict.noneMatched}`;
    case "PROXY":
    case "JWT":
    case "CUSTOM":
    case "DENY":
      return [stage, body ?? details].join(" ").trim();
  }
}

/** A sentence of the engine, as a sentence of the page. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
