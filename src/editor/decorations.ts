import type { SourceRange } from "../engine/index.ts";
import { monaco, type TextModel } from "./monaco.ts";
import { monacoRange, wholeLines } from "./ranges.ts";
import type { InlineNote, LineMark, LitRange, TextMarks } from "./text-marks.ts";

type Decoration = monaco.editor.IModelDeltaDecoration;

const { NeverGrowsWhenTypingAtEdges } = {
  NeverGrowsWhenTypingAtEdges: 1 satisfies monaco.editor.TrackedRangeStickiness,
};

/** The marks of one text as Monaco's decorations. */
export function decorationsFor(
  model: TextModel,
  source: string,
  marks: TextMarks,
): readonly Decoration[] {
  const here = <T extends { readonly range: { readonly source: string } }>(all: readonly T[]) =>
    all.filter(({ range }) => range.source === source);
  return [
    ...here(marks.lit).flatMap((lit) => litDecorations(model, lit)),
    ...(marks.hinted?.source === source ? [hintDecoration(model, marks.hinted)] : []),
    ...here(marks.lines).map((mark) => markDecoration(model, mark)),
    ...here(marks.notes).map((note) => noteDecoration(model, note)),
  ];
}

function litDecorations(model: TextModel, { range, hot }: LitRange): readonly Decoration[] {
  const lines = wholeLines(model, range);
  if (!hot) {
    const options = {
      isWholeLine: true,
      className: "text-lit",
      marginClassName: "text-lit-margin",
      stickiness: NeverGrowsWhenTypingAtEdges,
    };
    return [{ range: lines, options }];
  }
  const words = monacoRange(model, range);
  const options = { inlineClassName: "text-hot", stickiness: NeverGrowsWhenTypingAtEdges };
  const decorations: Decoration[] = [];
  // Line by line, so that the indentation is not underlined.
  for (let line = lines.startLineNumber; line <= lines.endLineNumber; line++) {
    const from = model.getLineFirstNonWhitespaceColumn(line);
    const whole = new monaco.Range(line, Math.max(1, from), line, model.getLineMaxColumn(line));
    const within = words.intersectRanges(whole);
    if (within) decorations.push({ range: within, options });
  }
  return decorations;
}

function hintDecoration(model: TextModel, range: SourceRange): Decoration {
  return {
    range: wholeLines(model, range),
    options: {
      isWholeLine: true,
      className: "text-lit",
      stickiness: NeverGrowsWhenTypingAtEdges,
    },
  };
}

function markDecoration(model: TextModel, { range, kind, hover }: LineMark): Decoration {
  const at = model.getPositionAt(range.start);
  return {
    range: monaco.Range.fromPositions(at),
    options: {
      glyphMarginClassName: `text-mark text-mark-${kind}`,
      glyphMarginHoverMessage: { value: hover },
      stickiness: NeverGrowsWhenTypingAtEdges,
    },
  };
}

function noteDecoration(model: TextModel, { range, text, tone }: InlineNote): Decoration {
  const { lineNumber } = model.getPositionAt(Math.max(range.start, range.end - 1));
  const column = model.getLineMaxColumn(lineNumber);
  return {
    range: new monaco.Range(lineNumber, column, lineNumber, column),
    options: {
      showIfCollapsed: true,
      after: {
        content: `\u2003${text}`,
        inlineClassName: `text-note text-note-${tone}`,
        cursorStops: 3 satisfies monaco.editor.InjectedTextCursorStops,
      },
    },
  };
}
