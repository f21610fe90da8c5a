/** What a menu shows of a scenario: its title and the sentence that says what it teaches. */
export interface ScenarioHead {
  readonly title: string;
  readonly teaches: string;
}

/**
 * The head of one scenario document, without a YAML parser: the page lists examples before it needs one. Holds for
 * documents of this folder, whose `name` and `description` stand on one line each, plain or quoted.
 */
export function readHead(text: string): ScenarioHead {
  return { title: lineOf(text, "name"), teaches: lineOf(text, "description") };
}

/** The documents of one file, cut where a line is `---`; such lines inside a document are indented. */
export function splitDocuments(text: string): readonly string[] {
  return text.split(/^---[ \t]*$\n?/m).filter((part) => part.trim() !== "");
}

function lineOf(text: string, key: string): string {
  const value = new RegExp(`^${key}: (.*)$`, "m").exec(text)?.[1] ?? "";
  if (value.startsWith("'")) return value.slice(1, -1).replaceAll("''", "'");
  if (!value.startsWith('"')) return value;
  const parsed: unknown = JSON.parse(value);
  return typeof parsed === "string" ? parsed : value;
}
