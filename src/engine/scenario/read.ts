import type { Diagnostic, Parsed } from "../source/diagnostic.ts";
import { plain } from "../source/plain.ts";
import type { SourceId, SourceRange } from "../source/range.ts";
import { readYaml } from "../source/yaml.ts";
import type { Scenario } from "./document.ts";
import type { Most } from "./limits.ts";
import { accept, problem } from "./validate.ts";

/**
 * Reads a text of scenario documents: YAML (several documents), JSON, or JSON Lines. Never throws. A document that is
 * no scenario is left out with an error on its line; an unknown field is dropped with a warning. `most` says how many of
 * everything a scenario may have; by default any number.
 */
export function readScenarios(
  text: string,
  source: SourceId,
  most: Most | null = null,
): Parsed<readonly Scenario[]> {
  const diagnostics: Diagnostic[] = [];
  const scenarios: Scenario[] = [];
  const isJson = /^\s*[{[]/.test(text);
  const lines = isJson ? readJson(text, source, diagnostics) : null;
  if (lines) {
    for (const { value, range } of lines)
      accept({ value, node: null, range }, most, scenarios, diagnostics);
  } else {
    const { documents, diagnostics: found } = readYaml(text, source);
    diagnostics.push(...found);
    for (const node of documents)
      accept({ value: plain(node), node, range: node.range }, most, scenarios, diagnostics);
  }
  return { value: scenarios, diagnostics };
}

interface JsonPiece {
  readonly value: unknown;
  readonly range: SourceRange;
}

/** One JSON text, or one a line; null if it is neither, and so perhaps YAML's flow style. */
function readJson(
  text: string,
  source: SourceId,
  diagnostics: Diagnostic[],
): readonly JsonPiece[] | null {
  const whole = parseJson(text);
  if (whole) {
    const values = Array.isArray(whole.value) ? whole.value : [whole.value];
    return values.map((value) => ({ value, range: { source, start: 0, end: text.length } }));
  }
  const pieces: JsonPiece[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const range = { source, start, end: start + line.length };
    start += line.length + 1;
    if (line.trim() === "") continue;
    const parsed = parseJson(line);
    if (parsed) pieces.push({ value: parsed.value, range });
    else if (pieces.length === 0) return null;
    else
      diagnostics.push(
        problem("scenario/json", range, "this line is no JSON", "write one scenario a line"),
      );
  }
  return pieces;
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
