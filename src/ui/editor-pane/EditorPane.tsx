import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { loadEditor } from "../../editor/load-editor.ts";
import type { Reveal } from "../../editor/PolicyEditor.tsx";
import type { SourceRange } from "../../engine/index.ts";
import { showInvisible } from "../../lib/show-invisible.ts";
import { allDiagnostics, isJudgement, judgementOf } from "../../state/selectors.ts";
import { WORDS } from "../messages/page.ts";
import { useLobby, useSite } from "../store-context.tsx";
import { useWalk } from "../use-walk.ts";
import { FileTabs } from "./FileTabs.tsx";
import { marksOf, nodeAt, rangeNear } from "./marks-of.ts";
import { PlainText } from "./PlainText.tsx";
import { Problems } from "./Problems.tsx";
import { useAssistant } from "./use-assistant.ts";

const PolicyEditor = lazy(async () => {
  try {
    return { default: (await loadEditor()).PolicyEditor };
  } catch {
    return { default: PlainText };
  }
});

/** The texts: tabs, the editor once it is there, and what is wrong with them. */
export function EditorPane() {
  const { store } = useSite();
  const tabs = useLobby(({ draft }) => draft.tabs);
  const activeKey = useLobby((state) => state.activeTab);
  const diagnostics = useLobby(allDiagnostics);
  const dark = useLobby(({ theme }) => theme === "dark");
  const judgement = useLobby((state) => judgementOf(state, state.chosen));
  const selected = useLobby((state) => state.selectedNode);
  const hinted = useLobby((state) => state.hintedNode);
  const walk = useWalk();
  const verdict = judgement !== null && isJudgement(judgement) ? judgement.verdict : null;
  const walked = useMemo(
    () => marksOf(walk.trace, verdict, { shown: walk.shown, selected }),
    [walk.trace, verdict, walk.shown, selected],
  );
  // Apart from the rest, so that a pointer that passes over thirty rows costs nothing.
  const marks = useMemo(
    () => ({ ...walked, hinted: rangeNear(walk.trace, hinted) }),
    [walked, walk.trace, hinted],
  );
  const [reveal, setReveal] = useState<Reveal | null>(null);
  const follow = useFollow(marks.lit[0]?.range ?? null, setReveal);
  const tab = tabs.find(({ key }) => key === activeKey) ?? tabs[0];
  const assistant = useAssistant(tab?.name ?? "");
  const openKeys = useMemo(() => tabs.map(({ key }) => key), [tabs]);
  const goTo = (range: SourceRange) => {
    setReveal({ range, focus: true });
    follow(range);
  };
  if (!tab) return null;
  const props = {
    tab,
    openKeys,
    label: WORDS.editor.text(showInvisible(tab.name)),
    dark,
    diagnostics,
    marks,
    reveal,
    assistant,
    onText: (text: string) => store.getState().editText(tab.key, text),
    onCursor: (source: string, offset: number) => {
      const node = walk.trace && nodeAt(walk.trace, source, offset);
      if (node !== null) walk.select(node);
    },
    onPoint: (source: string, offset: number) =>
      walk.select(walk.trace && nodeAt(walk.trace, source, offset)),
  };
  return (
    <section className="editor" aria-label={WORDS.editor.label}>
      <FileTabs />
      <div className="editor-body">
        <Suspense fallback={<PlainText {...props} waiting />}>
          <PolicyEditor {...props} />
        </Suspense>
        {tab.text === "" && (
          <p className="editor-empty" aria-hidden="true">
            {WORDS.editor.empty}
          </p>
        )}
      </div>
      <Problems onGoTo={goTo} />
    </section>
  );
}

/**
 * Brings the lit lines into view after the user chose a request, a step or a node: the text never moves while one types.
 * Gives how to turn to the tab of a range.
 */
function useFollow(lit: SourceRange | null, setReveal: (reveal: Reveal) => void) {
  const { store } = useSite();
  const chosen = useLobby((state) => state.chosen);
  const step = useLobby((state) => state.step);
  const selected = useLobby((state) => state.selectedNode);
  const due = useRef(true);
  const turnTo = (range: SourceRange) => {
    const tab = store.getState().draft.tabs.find(({ name }) => name === range.source);
    if (tab) store.getState().chooseTab(tab.key);
  };
  const asked = `${chosen} ${step} ${selected}`;
  const last = useRef(asked);
  if (last.current !== asked) {
    last.current = asked;
    due.current = true;
  }
  useEffect(() => {
    if (!due.current || lit === null) return;
    due.current = false;
    setReveal({ range: lit, focus: false });
    const { draft, chooseTab } = store.getState();
    const tab = draft.tabs.find(({ name }) => name === lit.source);
    if (tab) chooseTab(tab.key);
  }, [lit, setReveal, store]);
  return turnTo;
}
