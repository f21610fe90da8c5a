import { type Draft, type Key, scenarioOf } from "./draft.ts";

const FEW_REQUESTS = 12;
const LITTLE_TEXT = 100_000;

/** Indexes of the requests whose trace is asked for: all of a small scenario, so that choosing never waits. */
export function chooseTraces(draft: Draft, chosen: Key | null): readonly number[] {
  const { requests = [] } = scenarioOf(draft);
  const text = draft.tabs.reduce((sum, tab) => sum + tab.text.length, 0);
  if (requests.length <= FEW_REQUESTS && text <= LITTLE_TEXT) return [...requests.keys()];
  const index = draft.requests.findIndex(({ key }) => key === chosen);
  return index < 0 ? [] : [index];
}
