import { passedOver } from "../../share/codec.ts";
import type { Site } from "../store-context.tsx";

/** Opens the first scenario document of a text. Gives the reason if there is none; null when it is open. */
export async function openScenarioText(
  { store, engine }: Site,
  text: string,
  origin: "catalog" | "user",
): Promise<string | null> {
  const outcome = await engine.call("readScenarios", { text }, 0);
  if (outcome.kind === "superseded") return null;
  if (outcome.kind === "crashed") return outcome.message;
  const { value: scenarios, diagnostics } = outcome.value;
  const [scenario] = scenarios;
  if (scenario === undefined) return diagnostics[0]?.message ?? "";
  store.getState().openScenario(scenario, origin);
  store.getState().passOver(passedOver(diagnostics));
  return null;
}

/** Looks like a scenario document and not like resources. */
export function looksLikeScenario(text: string): boolean {
  return /^\s*(?:\{\s*"lobby"\s*:|(?:[^\n]*\n)*?lobby:\s*\d)/.test(text.slice(0, 20_000));
}
