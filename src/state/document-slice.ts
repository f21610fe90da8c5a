import type { Scenario } from "../engine/index.ts";
import { type Draft, draftOf, freeName, isEmptyDraft, type Key, type Setting } from "./draft.ts";
import type { GetState, SetState } from "./store.ts";

/** Where a scenario came from: it decides whether the one before it is kept. */
export type Origin = "catalog" | "link" | "kept" | "user";

export interface DocumentSlice {
  readonly draft: Draft;
  /** The user changed something since the scenario was opened. */
  readonly edited: boolean;
  readonly activeTab: Key;
  readonly openScenario: (scenario: Scenario, origin: Origin) => void;
  readonly editSetting: <S extends Setting>(setting: S, value: Scenario[S] | undefined) => void;
  readonly editText: (tab: Key, text: string) => void;
  readonly addTab: () => void;
  /** A tab with this text; the active one takes it if it is empty. */
  readonly pasteText: (text: string, name?: string) => void;
  readonly renameTab: (tab: Key, name: string) => void;
  readonly closeTab: (tab: Key) => void;
  readonly chooseTab: (tab: Key) => void;
}

const NEW_TAB_NAME = "more.yaml";

export function documentSlice(set: SetState, get: GetState, first: Scenario): DocumentSlice {
  const draft = draftOf(first, 1);
  const change = (next: Partial<Draft>) =>
    set(({ draft: before }) => ({ draft: { ...before, ...next }, edited: true }));
  const addText = (text: string, wanted: string) => {
    const { tabs, nextKey } = get().draft;
    const name = freeName(
      wanted,
      tabs.map((tab) => tab.name),
    );
    const key = `t${nextKey}`;
    change({ tabs: [...tabs, { key, name, text }], nextKey: nextKey + 1 });
    set({ activeTab: key });
  };

  return {
    draft,
    edited: false,
    activeTab: draft.tabs[0]?.key ?? "",
    openScenario(scenario, origin) {
      const before = get();
      const next = draftOf(scenario, before.draft.nextKey);
      const keep = before.edited && !isEmptyDraft(before.draft);
      set({
        draft: next,
        edited: origin === "user",
        activeTab: next.tabs[0]?.key ?? "",
        chosen: next.requests[0]?.key ?? null,
        step: null,
        playing: false,
        selectedNode: null,
        editing: false,
        answer: null,
        lesson: null,
        ...(keep && { replaced: { draft: before.draft, chosen: before.chosen } }),
      });
    },
    editSetting(setting, value) {
      const { [setting]: _, ...others } = get().draft.settings;
      change({ settings: value === undefined ? others : { ...others, [setting]: value } });
    },
    editText(key, text) {
      const { tabs } = get().draft;
      if (tabs.some((tab) => tab.key === key && tab.text !== text))
        change({ tabs: tabs.map((tab) => (tab.key === key ? { ...tab, text } : tab)) });
    },
    addTab: () => addText("", NEW_TAB_NAME),
    pasteText(text, name) {
      const { draft: current, activeTab } = get();
      const active = current.tabs.find(({ key }) => key === activeTab);
      if (active?.text.trim() === "") get().editText(active.key, text);
      else addText(text, name ?? NEW_TAB_NAME);
    },
    renameTab(key, name) {
      const { tabs } = get().draft;
      const others = tabs.filter((tab) => tab.key !== key).map((tab) => tab.name);
      const free = freeName(name.trim(), others);
      if (name.trim() === "") return;
      change({ tabs: tabs.map((tab) => (tab.key === key ? { ...tab, name: free } : tab)) });
    },
    closeTab(key) {
      const { draft: current, activeTab } = get();
      const index = current.tabs.findIndex((tab) => tab.key === key);
      const tab = current.tabs[index];
      if (!tab) return;
      const left = current.tabs.filter((other) => other !== tab);
      const empty = { key: `t${current.nextKey}`, name: tab.name, text: "" };
      const tabs = left.length > 0 ? left : [empty];
      change({ tabs, nextKey: current.nextKey + 1 });
      const neighbour = tabs[Math.min(index, tabs.length - 1)];
      set({
        activeTab: activeTab === key ? (neighbour?.key ?? "") : activeTab,
        removed: tab.text.trim() === "" ? null : { kind: "tab", index, tab },
      });
    },
    chooseTab: (key) => set({ activeTab: key }),
  };
}
