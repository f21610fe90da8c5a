import { MAX_INFLATED_BYTES, readLink, writeLink } from "../share/codec.ts";
import type { LocationHash } from "../share/location-hash.ts";
import type { EngineClient } from "../worker/protocol.ts";
import { type Draft, scenarioOf } from "./draft.ts";
import { showOpening } from "./opening.ts";
import type { Keeper } from "./persistence.ts";
import { sharedState } from "./selectors.ts";
import type { LobbyState, LobbyStore } from "./store.ts";
import { chooseTraces } from "./trace-choice.ts";
import type { Theme } from "./view-slice.ts";

export interface Rim {
  readonly store: LobbyStore;
  readonly engine: EngineClient;
  readonly hash: LocationHash;
  readonly keeper: Keeper;
  readonly applyTheme: (theme: Theme) => void;
  /** Runs once after so many milliseconds; gives the way to call it off. */
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

/** An answer that takes longer than this while typing is marked as old. */
const STALE_AFTER_MS = 150;
const WRITE_LINK_AFTER_MS = 300;

/** Everything that happens because a fact changed. Returns how to write at once what still waits. */
export function startEffects(rim: Rim): { readonly flush: () => void } {
  const { store, hash, keeper } = rim;
  const judge = judging(rim);
  const keep = keeping(rim);
  store.subscribe((state, before) => {
    if (needsJudging(state, before)) judge();
    if (changesLink(state, before)) keep.soon();
    if (state.replaced !== before.replaced) keepReplaced(keeper, state);
    if (state.speed !== before.speed || state.shortcuts !== before.shortcuts)
      keeper.keepHabits(state);
    if (state.theme !== before.theme) {
      rim.applyTheme(state.theme);
      keeper.keepTheme(state.theme);
    }
  });
  hash.subscribe((text) => openLink(rim, text));
  judge();
  return { flush: keep.now };
}

function needsJudging(state: LobbyState, before: LobbyState): boolean {
  if (state.draft !== before.draft || state.restarts !== before.restarts) return true;
  if (state.chosen === before.chosen || state.chosen === null) return false;
  const judgement = state.answer?.judgements.get(state.chosen);
  return judgement === undefined || !("trace" in judgement || "error" in judgement);
}

function changesLink(state: LobbyState, before: LobbyState): boolean {
  return (
    state.draft !== before.draft ||
    state.chosen !== before.chosen ||
    state.step !== before.step ||
    state.depth !== before.depth ||
    state.activeTab !== before.activeTab ||
    state.together !== before.together ||
    state.widths !== before.widths
  );
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

function keeping({ store, hash, keeper, setTimer }: Rim) {
  let stop: (() => void) | null = null;
  const now = () => {
    stop?.();
    stop = null;
    const state = store.getState();
    if (isLarge(state)) {
      // Neither an address nor the browser's storage would take it, and trying costs a moment at every pause.
      hash.write("");
      if (state.kept) state.keepingChanged(false);
      return;
    }
    const link = writeLink(sharedState(state));
    const text = link.kind === "link" ? link.hash : "";
    const before = hash.read();
    hash.write(text);
    const chosen = state.draft.requests.findIndex(({ key }) => key === state.chosen);
    const inStorage = keeper.keepDraft({
      scenario: scenarioOf(state.draft),
      chosen: Math.max(0, chosen),
      edited: state.edited,
      hash: text,
      before,
    });
    const kept = inStorage || text !== "";
    if (kept !== state.kept) state.keepingChanged(kept);
  };
  const soon = () => {
    stop?.();
    stop = setTimer(now, WRITE_LINK_AFTER_MS);
  };
  return { soon, now };
}

/** In characters: browsers keep some five million a page, and a second copy may stand there as well. */
function isLarge({ draft }: LobbyState): boolean {
  return draft.tabs.reduce((sum, { text }) => sum + text.length, 0) > MAX_INFLATED_BYTES / 2;
}

function keepReplaced(keeper: Keeper, { replaced }: LobbyState): void {
  if (replaced === null) {
    keeper.keepPrevious(null);
    return;
  }
  const { draft, chosen } = replaced;
  const index = draft.requests.findIndex(({ key }) => key === chosen);
  keeper.keepPrevious({
    scenario: scenarioOf(draft),
    chosen: Math.max(0, index),
    edited: true,
    hash: "",
    before: "",
  });
}

/** Another link in the same page: what was open is kept and can be had back. */
function openLink({ store }: Rim, text: string): void {
  const link = readLink(text);
  if (link.kind === "refused") store.getState().linkRefused(link);
  if (link.kind !== "opened") return;
  store.getState().openScenario(link.state.scenario, "link");
  const { state, passedOver } = link;
  showOpening(store, { state, edited: false, previous: null, trouble: null, passedOver });
}
