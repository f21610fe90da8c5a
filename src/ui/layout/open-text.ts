import { showInvisible } from "../../lib/show-invisible.ts";
import { passedOver } from "../../share/codec.ts";
import type { Site } from "../store-context.tsx";

/**
 * Opens the first scenario document of a text, under its own name or another. Gives the reason if there is none; null
 * when it is open.
 */
export async function openScenarioText(
  { store, engine }: Site,
  text: string,
  origin: "catalog" | "user",
  name?: string,
): Promise<string | null> {
  const outcome = await engine.call("readScenarios", { text }, 0);
  if (outcome.kind === "superseded") return null;
  if (outcome.kind === "crashed") return outcome.message;
  const { value: scenarios, diagnostics } = outcome.value;
  const [scenario] = scenarios;
  if (scenario === undefined) return showInvisible(diagnostics[0]?.message ?? "");
  store.getState().openScenario({ ...scenario, ...(name !== undefined && { name }) }, origin);
  store.getState().passOver(passedOver(diagnostics));
  return null;
}

/** How far into a text its kind is looked for, in UTF-16 code units: a scenario may begin with a long comment. */
const HEAD = 20_000;

/** Looks like a scenario document, or several, and not like resources. */
export function looksLikeScenario(text: string): boolean {
  const head = text.slice(0, HEAD);
  return /^\s*[{[]/.test(head)
    ? /"lobby"\s*:\s*\d/.test(head)
    : /^(?:--- *)?lobby[ \t]*:[ \t]*["']?\d/m.test(head);
}
