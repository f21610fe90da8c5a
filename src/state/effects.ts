import type { EngineClient } from "../worker/protocol.ts";
import { type Draft, scenarioOf } from "./draft.ts";
import type { Keeper } from "./persistence.ts";
import type { LobbyState, LobbyStore } from "./store.ts";
import { chooseTraces } from "./trace-choice.ts";
import type { Theme } from "./view-slice.ts";

export interface Rim {
  readonly store: LobbyStore;
  readonly engine: EngineClient;
  readonly keeper: Keeper;
  readonly applyTheme: (theme: Theme) => void;
  /** Runs once after so many milliseconds; gives the way to call it off. */
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

/** An answer that takes longer than this while typing is marked as old. */
const STALE_AFTER_MS = 150;

/** What happens because a fact changed, but for the keeping of it: see keeping.ts. */
export function startEffects(rim: Rim): void {
  const { store, keeper } = rim;
  const judge = judging(rim);
  store.subscribe((state, before) => {
    if (needsJudging(state, before)) judge();
    if (state.speed !== before.speed || state.shortcuts !== before.shortcuts)
      keeper.keepHabits(state);
    if (state.theme !== before.theme) {
      rim.applyTheme(state.theme);
      keeper.keepTheme(state.theme);
    }
  });
  judge();
}

function needsJudging(state: LobbyState, before: LobbyState): boolean {
  if (state.draft !== before.draft || state.restarts !== before.restarts) return true;
  if (state.chosen === before.chosen || state.chosen === null) return false;
  const judgement = state.answer?.judgements.get(state.chosen);
  return judgement === undefined || !("trace" in judgement || "error" in judgement);
}

function judging({ store, engine, setTimer }: Rim): () => void {
  let inputVersion = 0;
  let stopStale: (() => void) | null = null;
  return () => {
    const version = ++inputVersion;
    const { draft, chosen, answerTakesLong } = store.getState();
    stopStale ??= setTimer(answerTakesLong, STALE_AFTER_MS);
    const params = { scenario: scenarioOf(draft), traceOf: chooseTraces(draft, chosen) };
    void engine.call("judge", params, version).then((outcome) => {
      if (version !== inputVersion || outcome.kind === "superseded") return;
      stopStale?.();
      stopStale = null;
      if (outcome.kind === "crashed") {
        store.getState().engineStopped(outcome.message);
        return;
      }
      const { analysis, judgements } = outcome.value;
      const byKey = new Map(
        judgements.flatMap((judgement, index) => {
          const key = draft.requests[index]?.key;
          return key === undefined ? [] : [[key, judgement] as const];
        }),
      );
      store.getState().answerArrived({ draft, analysis, judgements: byKey });
      compareOrders({ store, engine }, draft, version);
    });
  };
}

/** Judged once more with CUSTOM and JWT exchanged, where both may have something to say. */
function compareOrders(
  { store, engine }: Pick<Rim, "store" | "engine">,
  draft: Draft,
  version: number,
): void {
  if (store.getState().otherOrder?.draft === draft) return;
  const names = (word: string) => draft.tabs.some(({ text }) => text.includes(word));
  if (!names("CUSTOM") || !names("RequestAuthentication")) {
    if (store.getState().otherOrder !== null) store.getState().otherOrderArrived(null);
    return;
  }
  void engine.call("judgeOtherOrder", { scenario: scenarioOf(draft) }, version).then((outcome) => {
    if (outcome.kind !== "value" || store.getState().answer?.draft !== draft) return;
    const verdicts = new Map(
      draft.requests.map(({ key }, index) => [key, outcome.value[index] ?? null] as const),
    );
    store.getState().otherOrderArrived({ draft, verdicts });
  });
}
