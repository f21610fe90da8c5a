import { readDocuments, resourceTexts, type Scenario } from "../engine/index.ts";

/** One text of a scenario and the YAML documents in it, as plain data. */
export interface ReadText {
  readonly name: string;
  readonly text: string;
  readonly documents: readonly unknown[];
  /** False where a document is not YAML and so not among them. */
  readonly whole: boolean;
}

const read = new WeakMap<Scenario, readonly ReadText[]>();

/** A scenario's texts, parsed once however often they are asked for: YAML is what takes the time. */
export function readTexts(scenario: Scenario): readonly ReadText[] {
  const known = read.get(scenario);
  if (known) return known;
  const made = resourceTexts(scenario).map(({ name, text }) => ({
    name,
    text,
    ...readDocuments(text),
  }));
  read.set(scenario, made);
  return made;
}
