import type { Parsed } from "./diagnostic.ts";
import { plain } from "./plain.ts";
import type { SourceId } from "./range.ts";
import { readYaml } from "./yaml.ts";

/** One YAML or JSON value as plain data, as a field of a form holds it; null for an empty text. Never throws. */
export function readValue(text: string, source: SourceId): Parsed<unknown> {
  const { documents, diagnostics } = readYaml(text, source);
  const [first] = documents;
  return { value: first === undefined ? null : plain(first), diagnostics };
}

/** Every document of a text as plain data; one that is not YAML is left out, and `whole` then false. Never throws. */
export function readDocuments(text: string): {
  readonly documents: readonly unknown[];
  readonly whole: boolean;
} {
  const { documents, diagnostics } = readYaml(text, "text");
  return { documents: documents.map(plain), whole: diagnostics.length === 0 };
}
