import type { Scenario } from "../engine/index.ts";
import { type Draft, draftOf, freeName, isEmptyDraft, type Key, type Setting } from "./draft.ts";
import type { Home } from "./kept-copy.ts";
import type { GetState, SetState } from "./store.ts";

/** Where a scenario came from: it decides whether the one before it is kept. */
export type Origin = "catalog" | "link" | "kept" | "user";

/** A document with what is known of it, ready to be shown. */
export interface OpenedDocument {
  readonly draft: Draft;
  readonly chosen: Key | null;
  readonly copy: string;
  readonly home: Home | null;
  readonly edited: boolean;
}

export interface DocumentSlice {
  readonly draft: Draft;
  /** The user changed something that is kept under no name. */
  readonly edited: boolean;
  /** Names the document while it is worked on: each that is opened has its own, and is kept under it. */
  readonly copy: string;
  /** The kept scenario that this is a copy of. */
  readonly home: Home | null;
  readonly activeTab: Key;
  readonly openScenario: (scenario: Scenario, origin: Origin) => void;
  /** Puts a document that has a name of its own in place of the one that is open. */
  readonly openDocument: (document: OpenedDocument) => void;
  /** The scenario, as it is, stands under a name in this browser now. */
  readonly keptAs: (home: Home, name: string) => void;
  /** Goes on under another name, since another tab has taken the one so far. */
  readonly moveCopy: (from: string, to: string) => void;
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

export function documentSlice(
  set: SetState,
  get: GetState,
  first: Scenario,
  newCopy: () => string,
): DocumentSlice {
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
    copy: newCopy(),
    home: null,
    activeTab: draft.tabs[0]?.key ?? "",
    openScenario(scenario, origin) {
      const next = draftOf(scenario, get().draft.nextKey);
      get().openDocument({
        draft: next,
        chosen: next.requests[0]?.key ?? null,
        copy: newCopy(),
        home: null,
        edited: origin === "user",
      });
    },
    openDocument(document) {
      const before = get();
      const keep = before.edited && !isEmptyDraft(before.draft);
      // Keys go on from where they are, so that none is given twice in one session.
      const nextKey = Math.max(document.draft.nextKey, before.draft.nextKey);
      set({
        ...document,
        draft: { ...document.draft, nextKey },
        activeTab: document.draft.tabs[0]?.key ?? "",
        step: null,
        playing: false,
        selectedNode: null,
        editing: false,
        answer: null,
        lesson: null,
        passedOver: [],
        removed: null,
        // What gave way before stays on offer until something else does; in the list of copies it always stands.
        replaced: keep
          ? documentOf(before)
          : before.replaced?.copy === document.copy
            ? null
            : before.replaced,
      });
    },
    keptAs(home, name) {
      const { draft: current } = get();
      const settings = { ...current.settings, name };
      set({ draft: { ...current, settings }, home, edited: false });
    },
    moveCopy(from, to) {
      const { copy, replaced } = get();
      if (copy === from) set({ copy: to, forked: true });
      if (replaced?.copy === from) set({ replaced: { ...replaced, copy: to } });
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

export function documentOf({ draft, chosen, copy, home, edited }: OpenedDocument): OpenedDocument {
  return { draft, chosen, copy, home, edited };
}
