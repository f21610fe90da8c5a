import type { Completion, Description } from "../engine/index.ts";
import { monaco, type TextModel } from "./monaco.ts";

/** What the editor asks the engine of the text under the cursor. */
export interface Assistant {
  /** Empty where nothing is known, or when a newer question overtook this one. */
  readonly complete: (text: string, offset: number) => Promise<readonly Completion[]>;
  readonly describe: (text: string, offset: number) => Promise<Description | null>;
}

const LANGUAGE = "yaml";
/** Beside letters, what ends one word of YAML and lets the next begin. */
const TRIGGERS = [" ", "{", "[", ",", '"', "'"];

const KINDS = {
  field: monaco.languages.CompletionItemKind.Field,
  value: monaco.languages.CompletionItemKind.EnumMember,
  name: monaco.languages.CompletionItemKind.Reference,
} as const;

/** Lets Monaco ask while one writes, about the model of `editor` only. Gives the way to stop it. */
export function offerAssistance(
  isOwn: (model: TextModel) => boolean,
  assistant: Assistant,
): () => void {
  const completion = monaco.languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: TRIGGERS,
    async provideCompletionItems(model, position) {
      if (!isOwn(model)) return { suggestions: [] };
      const found = await assistant.complete(model.getValue(), model.getOffsetAt(position));
      return {
        suggestions: found.map((one, index) => ({
          label: one.label,
          kind: KINDS[one.kind],
          detail: one.detail,
          documentation: one.doc,
          insertText: one.insert,
          // The lines below bring their own column.
          insertTextRules: monaco.languages.CompletionItemInsertTextRule.KeepWhitespace,
          // A list of keys stands in the order of the table, which is that of Istio's reference.
          sortText: String(index).padStart(4, "0"),
          filterText: one.label,
          range: rangeOf(model, one.range.start, one.range.end),
          ...(one.insert.endsWith(": ") && {
            command: { id: "editor.action.triggerSuggest", title: "" },
          }),
        })),
      };
    },
  });
  const hover = monaco.languages.registerHoverProvider(LANGUAGE, {
    async provideHover(model, position) {
      if (!isOwn(model)) return null;
      const found = await assistant.describe(model.getValue(), model.getOffsetAt(position));
      if (found === null) return null;
      const { title, detail, doc, range } = found;
      const head = detail === "" ? code(title) : `${code(title)} ${plain(detail)}`;
      return {
        range: rangeOf(model, range.start, range.end),
        contents: [{ value: head }, { value: doc }],
      };
    },
  });
  return () => {
    completion.dispose();
    hover.dispose();
  };
}

function rangeOf(model: TextModel, start: number, end: number): monaco.IRange {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

/** Somebody's own word in Markdown, as it is: a fence longer than any within. */
function code(word: string): string {
  const longest = Math.max(0, ...(word.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const line = word.replaceAll(/\s+/g, " ");
  return `${fence} ${line} ${fence}`;
}

function plain(words: string): string {
  return words.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, "\\$&");
}
