import { Plus, Settings2 } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useState } from "react";
import { showInvisible } from "../../lib/show-invisible.ts";
import type { Tab } from "../../state/draft.ts";
import { WORDS } from "../messages/page.ts";
import { useLobby, useSite } from "../store-context.tsx";

/** The texts of the scenario: choose, add, rename (double-click or F2), close (cross or Delete), and the mesh. */
export function FileTabs() {
  const { store } = useSite();
  const tabs = useLobby(({ draft }) => draft.tabs);
  const active = useLobby((state) => state.activeTab);
  const [renaming, setRenaming] = useState<string | null>(null);
  const { chooseTab, closeTab, addTab, renameTab, openPanel } = store.getState();
  const onKeyDown = (event: KeyboardEvent, tab: Tab, index: number) => {
    const to = { ArrowLeft: index - 1, ArrowRight: index + 1 }[event.key];
    const next = to === undefined ? undefined : tabs[to];
    if (next) {
      chooseTab(next.key);
      const list = event.currentTarget.parentElement;
      list?.querySelectorAll<HTMLElement>("[role=tab]")[to ?? 0]?.focus();
    } else if (event.key === "Delete") closeTab(tab.key);
    else if (event.key === "F2") setRenaming(tab.key);
  };
  const onClick = (event: MouseEvent, tab: Tab) => {
    if (event.target instanceof Element && event.target.closest("[data-close]")) closeTab(tab.key);
    else chooseTab(tab.key);
  };
  return (
    <div className="tabs">
      <div role="tablist" aria-label={WORDS.editor.files} className="tab-list">
        {tabs.map((tab, index) =>
          tab.key === renaming ? (
            <TabName
              key={tab.key}
              tab={tab}
              onDone={(name) => {
                if (name !== null) renameTab(tab.key, name);
                setRenaming(null);
              }}
            />
          ) : (
            <button
              key={tab.key}
              type="button"
              role="tab"
              className="tab"
              aria-selected={tab.key === active}
              tabIndex={tab.key === active ? 0 : -1}
              title={`${showInvisible(tab.name)}\n${WORDS.editor.renameHint}`}
              onClick={(event) => onClick(event, tab)}
              onDoubleClick={() => setRenaming(tab.key)}
              onKeyDown={(event) => onKeyDown(event, tab, index)}
            >
              <span>{showInvisible(tab.name)}</span>
              {tab.key === active && (tabs.length > 1 || tab.text !== "") && (
                <span
                  className="tab-close"
                  data-close
                  aria-hidden="true"
                  title={WORDS.editor.closeFile(showInvisible(tab.name))}
                >
                  ×
                </span>
              )}
            </button>
          ),
        )}
      </div>
      <button
        type="button"
        className="tab tab-add"
        aria-label={WORDS.editor.addFile}
        title={WORDS.editor.addFile}
        onClick={addTab}
      >
        <Plus size={14} aria-hidden="true" />
      </button>
      <span className="grow" />
      <button type="button" className="tab tab-mesh" onClick={() => openPanel("mesh")}>
        <Settings2 size={14} aria-hidden="true" />
        {WORDS.editor.mesh}
      </button>
    </div>
  );
}

interface TabNameProps {
  readonly tab: Tab;
  /** Null: leave the name as it was. */
  readonly onDone: (name: string | null) => void;
}

function TabName({ tab, onDone }: TabNameProps) {
  const [name, setName] = useState(tab.name);
  return (
    <input
      ref={(input) => input?.focus()}
      className="tab-name"
      aria-label={WORDS.editor.renameFile(showInvisible(tab.name))}
      value={name}
      size={Math.max(8, name.length)}
      onChange={({ currentTarget }) => setName(currentTarget.value)}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={() => onDone(name)}
      onKeyDown={({ key }) => {
        if (key === "Enter") onDone(name);
        if (key === "Escape") onDone(null);
      }}
    />
  );
}
