import type { Scenario } from "../engine/index.ts";

/** The scenario with the letters that double-quoted strings write as escapes written as letters, so that names are seen. */
export function plainlyWritten(scenario: Scenario): Scenario {
  const { resources } = scenario;
  if (resources === undefined) return scenario;
  if (typeof resources === "string") return { ...scenario, resources: withLetters(resources) };
  const texts = resources.map(({ name, text }) => ({ name, text: withLetters(text) }));
  return { ...scenario, resources: texts };
}

const QUOTED = /"(?:[^"\\\n]|\\.)*"/g;
/** Not behind another backslash, which would make the first one a letter of its own. */
const ESCAPED = /((?<!\\)(?:\\\\)*)\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi;

function withLetters(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(QUOTED, (quoted) =>
    quoted.replace(ESCAPED, (whole, before: string, four = "", two = "") => {
      const letter = String.fromCharCode(Number.parseInt(`${four}${two}`, 16));
      return /[\p{L}\p{N}]/u.test(letter) ? `${before}${letter}` : whole;
    }),
  );
}
