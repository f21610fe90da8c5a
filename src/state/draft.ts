import type { ResourceText, Scenario, ScenarioRequest } from "../engine/index.ts";

/** Identity of a tab or request while the page is open; never in a document. */
export type Key = string;

/** One editor tab. */
export interface Tab extends ResourceText {
  readonly key: Key;
}

/** One request of the list. */
export interface StandingRequest {
  readonly key: Key;
  readonly request: ScenarioRequest;
}

/** The parts of a scenario document that the page takes as they are. */
export type Setting = Exclude<keyof Scenario, "lobby" | "resources" | "requests">;

/** The scenario that is being worked on: its document, with keys on what can be moved. */
export interface Draft {
  readonly settings: Pick<Scenario, Setting>;
  /** Never empty. */
  readonly tabs: readonly Tab[];
  readonly requests: readonly StandingRequest[];
  /** Number of the next key; grows through the whole session. */
  readonly nextKey: number;
}

export const DEFAULT_TAB_NAME = "policies.yaml";

export function draftOf(scenario: Scenario, nextKey: number): Draft {
  const { lobby: _, resources, requests, ...settings } = scenario;
  const texts =
    typeof resources === "string"
      ? [{ name: DEFAULT_TAB_NAME, text: resources }]
      : (resources ?? []);
  const sources = texts.length > 0 ? texts : [{ name: DEFAULT_TAB_NAME, text: "" }];
  const names = new Set<string>();
  const tabs = sources.map(({ name, text }, index) => {
    const free = freeName(name === "" ? DEFAULT_TAB_NAME : name, names);
    names.add(free);
    return { key: `t${nextKey + index}`, name: free, text };
  });
  const first = nextKey + tabs.length;
  const standing = (requests ?? []).map((request, index) => ({
    key: `r${first + index}`,
    request,
  }));
  return { settings, tabs, requests: standing, nextKey: first + standing.length };
}

const scenarios = new WeakMap<Draft, Scenario>();

/** The document of a draft; the same draft gives the same object. */
export function scenarioOf(draft: Draft): Scenario {
  const known = scenarios.get(draft);
  if (known) return known;
  const scenario: Scenario = {
    lobby: 1,
    ...draft.settings,
    resources: draft.tabs.map(({ name, text }) => ({ name, text })),
    requests: draft.requests.map(({ request }) => request),
  };
  scenarios.set(draft, scenario);
  return scenario;
}

/** A name that no other has: `policies.yaml`, `policies-2.yaml`, ... Ranges name their tab, so names are unique. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  if (!names.has(wanted)) return wanted;
  const dot = wanted.lastIndexOf(".");
  const [stem, end] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ""];
  for (let number = 2; ; number++) {
    const name = `${stem}-${number}${end}`;
    if (!names.has(name)) return name;
  }
}

/** Has nothing in it that anybody would miss. */
export function isEmptyDraft(draft: Draft): boolean {
  return draft.requests.length === 0 && draft.tabs.every(({ text }) => text.trim() === "");
}
