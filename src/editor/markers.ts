import type { Diagnostic } from "../engine/index.ts";
import { monaco, type TextModel } from "./monaco.ts";
import { monacoRange } from "./ranges.ts";

const OWNER = "lobby";

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const;

/** Puts the findings of one text under its words; the hover says what, why and what to do. */
export function showDiagnostics(
  model: TextModel,
  source: string,
  diagnostics: readonly Diagnostic[],
): void {
  const markers = diagnostics.flatMap(({ range, severity, code, message, why, fix }) => {
    if (range === null || range.source !== source) return [];
    const at = monacoRange(model, range);
    const lines = [message, why, fix].filter((line) => line !== null);
    return [{ ...at, severity: SEVERITIES[severity], code, message: lines.join("\n") }];
  });
  monaco.editor.setModelMarkers(model, OWNER, markers);
}

/** Takes all findings away. */
export function forgetDiagnostics(model: TextModel): void {
  monaco.editor.setModelMarkers(model, OWNER, []);
}
