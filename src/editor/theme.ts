import { monaco } from "./monaco.ts";

/** Monaco takes colours as values, so the tokens of ui/theme.css are read from the page. */
export function applyEditorTheme(dark: boolean): void {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => longHex(style.getPropertyValue(`--${name}`).trim());
  const bare = (name: string) => token(name).replace("#", "");
  monaco.editor.defineTheme("lobby", {
    base: dark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: bare("ink") },
      { token: "type", foreground: bare("ink") },
      { token: "string", foreground: bare("y-val") },
      { token: "number", foreground: bare("y-val") },
      { token: "keyword", foreground: bare("y-val") },
      { token: "comment", foreground: bare("ink3") },
      { token: "delimiter", foreground: bare("ink3") },
      { token: "operators", foreground: bare("ink3") },
      { token: "tag", foreground: bare("y-str") },
      { token: "namespace", foreground: bare("y-str") },
      { token: "meta", foreground: bare("ink3") },
    ],
    colors: {
      "editor.background": token("panel"),
      "editor.foreground": token("ink"),
      "editorLineNumber.foreground": token("ink3"),
      "editorLineNumber.activeForeground": token("ink"),
      "editorCursor.foreground": token("ink"),
      "editor.lineHighlightBackground": "#00000000",
      "editor.lineHighlightBorder": "#00000000",
      "editorBracketHighlight.foreground1": token("ink3"),
      "editorBracketHighlight.foreground2": token("ink3"),
      "editorBracketHighlight.foreground3": token("ink3"),
      "editorWidget.background": token("panel"),
      "editorWidget.foreground": token("ink"),
      "editorWidget.border": token("edge"),
      "editorHoverWidget.background": token("panel"),
      "editorHoverWidget.border": token("edge"),
      "editorSuggestWidget.background": token("panel"),
      "editorSuggestWidget.foreground": token("ink"),
      "editorSuggestWidget.border": token("edge"),
      "editorSuggestWidget.selectedBackground": token("lamp-soft"),
      "editorSuggestWidget.selectedForeground": token("ink"),
      "editorSuggestWidget.selectedIconForeground": token("ink"),
      "editorSuggestWidget.highlightForeground": token("y-val"),
      "editorSuggestWidget.focusHighlightForeground": token("y-val"),
      "list.hoverBackground": token("sunk"),
      "editorError.foreground": token("refuse"),
      "editorWarning.foreground": token("lamp-ink"),
      "editorInfo.foreground": token("ink3"),
      focusBorder: token("focus"),
      "scrollbarSlider.background": `${token("rule2")}88`,
      "scrollbarSlider.hoverBackground": `${token("edge")}88`,
      "scrollbarSlider.activeBackground": token("edge"),
      "scrollbar.shadow": "#00000000",
      "widget.shadow": "#00000000",
    },
  });
  monaco.editor.setTheme("lobby");
}

/** The build shortens `#ffffff` to `#fff`, which Monaco does not read. */
function longHex(colour: string): string {
  return /^#[0-9a-f]{3}$/i.test(colour) ? colour.replaceAll(/[0-9a-f]/gi, "$&$&") : colour;
}
