import { fieldAt, items } from "../source/cursor.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { plain } from "../source/plain.ts";
import type { SourceId, SourceRange } from "../source/range.ts";
import { readYaml } from "../source/yaml.ts";
import type { Scenario } from "./document.ts";
import { accept } from "./validate.ts";

/**
 * Where the requests of a text's scenarios are written: for each scenario that `readScenarios` gives of the same YAML or
 * JSON text, in its order, a range a request. Reads the text anew, so ask only where a place is wanted; JSON is read as
 * the YAML that it nearly always is, and where it is not the lists are empty. Never throws.
 */
export function requestRanges(text: string, source: SourceId): readonly (readonly SourceRange[])[] {
  const nodes = readYaml(text, source).documents.flatMap((node) =>
    node.kind === "list" ? node.items : [node],
  );
  return nodes.flatMap((node) => {
    const scenarios: Scenario[] = [];
    const passedOver: Diagnostic[] = [];
    accept({ value: plain(node), node, range: node.range }, null, scenarios, passedOver);
    const ranges = items(fieldAt(node, "requests")).map(({ range }) => range);
    return scenarios.map(() => ranges);
  });
}
