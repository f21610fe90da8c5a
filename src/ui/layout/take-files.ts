import type { Site } from "../store-context.tsx";
import { looksLikeScenario, openScenarioText } from "./open-text.ts";

/** Opened or dropped files: a scenario document takes the page, anything else becomes a tab. */
export async function takeFiles(site: Site, files: readonly File[]): Promise<void> {
  for (const file of files) {
    const text = await file.text();
    if (looksLikeScenario(text) && (await openScenarioText(site, text, "user")) === null) continue;
    site.store.getState().pasteText(text, file.name);
  }
}
