import type { Diagnostic, Judgement, JudgementError } from "../engine/index.ts";
import type { SharedState } from "../share/shared-state.ts";
import { type Key, type StandingRequest, scenarioOf } from "./draft.ts";
import type { Answer, OtherOrder } from "./evaluation-slice.ts";
import type { LobbyState } from "./store.ts";

/** Derived from the facts, never stored. Those that make an object keep the last one for the same facts. */

export function chosenRequest({ draft, chosen }: LobbyState): StandingRequest | null {
  return draft.requests.find(({ key }) => key === chosen) ?? null;
}

/** What the engine last said of a request; null before it has. */
export function judgementOf(
  { answer }: Pick<LobbyState, "answer">,
  key: Key | null,
): Judgement | JudgementError | null {
  return (key === null ? null : answer?.judgements.get(key)) ?? null;
}

export function isJudgement(judgement: Judgement | JudgementError): judgement is Judgement {
  return !("error" in judgement);
}

/** How many of the standing requests reach their workload. */
export function countInside({ draft, answer }: Pick<LobbyState, "draft" | "answer">): number {
  return draft.requests.filter(({ key }) => {
    const judgement = answer?.judgements.get(key);
    return judgement && isJudgement(judgement) && judgement.verdict.outcome === "allowed";
  }).length;
}

const NO_DIAGNOSTICS: readonly Diagnostic[] = [];

export function allDiagnostics({ answer }: Pick<LobbyState, "answer">): readonly Diagnostic[] {
  return answer?.analysis.diagnostics ?? NO_DIAGNOSTICS;
}

/** Everything that a link carries. */
export function sharedState(state: LobbyState): SharedState {
  const chosen = state.draft.requests.findIndex(({ key }) => key === state.chosen);
  const tab = state.draft.tabs.findIndex(({ key }) => key === state.activeTab);
  return {
    scenario: scenarioOf(state.draft),
    ...(chosen > 0 && { chosen }),
    ...(state.step !== null && { step: state.step }),
    ...(state.depth !== "stages" && { depth: state.depth }),
    ...(tab > 0 && { tab }),
    ...(state.together && { together: true }),
    ...(Object.keys(state.widths).length > 0 && { widths: state.widths }),
  };
}

/** What the other order of CUSTOM and JWT would answer, if it is something else; null if it is not or is not known. */
export function otherAnswer({
  answer,
  otherOrder,
  chosen,
}: {
  readonly answer: Pick<Answer, "draft" | "judgements"> | null;
  readonly otherOrder: OtherOrder | null;
  readonly chosen: Key | null;
}): Judgement["verdict"] | null {
  const judgement = chosen === null ? undefined : answer?.judgements.get(chosen);
  if (chosen === null || judgement === undefined || !isJudgement(judgement)) return null;
  const other = otherOrder?.draft === answer?.draft ? otherOrder?.verdicts.get(chosen) : null;
  if (other == null) return null;
  const { verdict } = judgement;
  const same = (["outcome", "status", "stage", "policy", "grpcStatus"] as const).every(
    (part) => verdict[part] === other[part],
  );
  return same ? null : other;
}
