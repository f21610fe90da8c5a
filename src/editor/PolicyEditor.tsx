import Editor from "@monaco-editor/react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Diagnostic, ResourceText, SourceRange } from "../engine/index.ts";
import { type Assistant, offerAssistance } from "./assist.ts";
import { decorationsFor } from "./decorations.ts";
import { forgetDiagnostics, showDiagnostics } from "./markers.ts";
import { type CodeEditor, monaco } from "./monaco.ts";
import { monacoRange, wholeLines } from "./ranges.ts";
import type { TextMarks } from "./text-marks.ts";
import { applyEditorTheme } from "./theme.ts";

/** A place that the user asked for; a new object asks again. */
export interface Reveal {
  readonly range: SourceRange;
  /** Puts the cursor there, as after a click on a problem; else it only comes into view. */
  readonly focus: boolean;
}

export interface PolicyEditorProps {
  readonly tab: ResourceText & { readonly key: string };
  /** Keys of all open texts; Monaco forgets the others. */
  readonly openKeys: readonly string[];
  readonly label: string;
  readonly dark: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly marks: TextMarks;
  readonly reveal: Reveal | null;
  readonly onText: (text: string) => void;
  /** The user put the cursor here, and selected nothing; typing does not count. */
  readonly onCursor: (source: string, offset: number) => void;
  /** Absent where the engine is not asked while one writes. */
  readonly assistant?: Assistant;
  /** The user pointed at the margin beside this offset. */
  readonly onPoint: (source: string, offset: number) => void;
}

const SCHEME = "lobby";
/** In pixels. */
const LINE_HEIGHT = 19;

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily:
    'ui-monospace, "JetBrains Mono", "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSize: 12,
  lineHeight: LINE_HEIGHT,
  minimap: { enabled: false },
  glyphMargin: true,
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 12,
  folding: true,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  padding: { top: 8, bottom: 8 },
  scrollBeyondLastLine: false,
  renderLineHighlight: "none",
  renderFinalNewline: "on",
  guides: { indentation: false },
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  fixedOverflowWidgets: true,
  wordBasedSuggestions: "off",
  quickSuggestions: { other: true, strings: true, comments: false },
  // A word that stands there already is done: Enter goes to the next line.
  acceptSuggestionOnEnter: "smart",
  suggest: { showWords: false, snippetsPreventQuickSuggestions: false },
  largeFileOptimizations: true,
  stickyScroll: { enabled: false },
  // Right-to-left tricks and look-alikes in a pasted policy are shown as such.
  unicodeHighlight: {
    ambiguousCharacters: true,
    invisibleCharacters: true,
    includeComments: true,
    includeStrings: true,
  },
  renderControlCharacters: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
};

/** The texts in Monaco: one model a tab, findings under the words, and the walk beside and behind them. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { tab, openKeys, dark, diagnostics, marks, reveal, label } = props;
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const decorations = useRef<monaco.editor.IEditorDecorationsCollection | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => applyEditorTheme(dark), [dark]);
  const options = useMemo(() => ({ ...OPTIONS, ariaLabel: label }), [label]);
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model) return;
    showDiagnostics(model, tab.name, diagnostics);
  }, [editor, diagnostics, tab.name]);
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model) return;
    decorations.current ??= editor.createDecorationsCollection();
    decorations.current.set([...decorationsFor(model, tab.name, marks)]);
  }, [editor, marks, tab.name]);
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model || reveal === null || reveal.range.source !== tab.name) return;
    const stop = keepInView(editor, wholeLines(model, reveal.range));
    if (reveal.focus) {
      editor.setSelection(monacoRange(model, reveal.range));
      editor.focus();
    }
    return stop;
  }, [editor, reveal, tab.name]);
  useEffect(() => {
    if (!editor) return;
    for (const model of monaco.editor.getModels()) {
      if (model.uri.scheme !== SCHEME || openKeys.includes(model.uri.path.slice(1))) continue;
      // They would outlive it, and F8 would go on to a text that is gone.
      forgetDiagnostics(model);
      model.dispose();
    }
  }, [editor, openKeys]);
  const { assistant } = props;
  useEffect(() => {
    if (!editor || assistant === undefined) return;
    return offerAssistance((model) => model === editor.getModel(), assistant);
  }, [editor, assistant]);

  const onMount = (mounted: CodeEditor) => {
    mounted.onMouseDown(({ target }) => {
      const model = mounted.getModel();
      if (target.type !== monaco.editor.MouseTargetType.GUTTER_GLYPH_MARGIN || !model) return;
      const line = target.position.lineNumber;
      const offset = model.getOffsetAt({ lineNumber: line, column: model.getLineMaxColumn(line) });
      latest.current.onPoint(latest.current.tab.name, offset);
    });
    mounted.onDidChangeCursorPosition(({ reason, position, source }) => {
      const model = mounted.getModel();
      const byUser = source === "mouse" || source === "keyboard";
      if (reason !== monaco.editor.CursorChangeReason.Explicit || !byUser || !model) return;
      if (!(mounted.getSelection()?.isEmpty() ?? false)) return;
      latest.current.onCursor(latest.current.tab.name, model.getOffsetAt(position));
    });
    // Tab indents; after Escape it moves on, so that the keyboard is not caught in here.
    mounted.onKeyDown(({ keyCode }) => {
      if (keyCode === monaco.KeyCode.Escape) mounted.updateOptions({ tabFocusMode: true });
    });
    mounted.onDidBlurEditorText(() => mounted.updateOptions({ tabFocusMode: false }));
    setEditor(mounted);
  };
  return (
    <Editor
      className="policy-editor"
      path={`${SCHEME}:/${tab.key}`}
      language="yaml"
      theme="lobby"
      value={tab.text}
      loading={null}
      options={options}
      beforeMount={() => applyEditorTheme(dark)}
      onMount={onMount}
      onChange={(text) => latest.current.onText(text ?? "")}
    />
  );
}

const TOUCHES = ["pointerdown", "keydown", "wheel"] as const;

/**
 * Brings the lines into view, and again whenever the editor gets another size, as while the page is still being laid out.
 * Once the user touches the editor it is theirs.
 */
function keepInView(editor: CodeEditor, range: monaco.IRange): () => void {
  const show = () => {
    // While it is hidden there is no centre to scroll to.
    if (editor.getLayoutInfo().height > LINE_HEIGHT)
      editor.revealRangeInCenterIfOutsideViewport(range);
  };
  const layout = editor.onDidLayoutChange(show);
  const untouched = new AbortController();
  const stop = () => {
    layout.dispose();
    untouched.abort();
  };
  const options = { capture: true, passive: true, signal: untouched.signal };
  for (const touch of TOUCHES) editor.getContainerDomNode().addEventListener(touch, stop, options);
  show();
  return stop;
}
