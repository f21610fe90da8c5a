import type { Scenario } from "../../engine/index.ts";
import { scenarioFileName } from "../../share/scenario-file.ts";
import { scenarioOf } from "../../state/draft.ts";
import type { LobbyStore } from "../../state/store.ts";
import { FILES } from "../messages/files.ts";
import type { Site } from "../store-context.tsx";
import { downloadScenario, writeFileText } from "./download.ts";
import { type FileHome, type FileNews, filesOf } from "./files-store.ts";
import { pickTarget } from "./sources.ts";

const running = new WeakMap<LobbyStore, Promise<boolean>>();

/**
 * Saves the scenario: into the file that it was opened from or saved to, else where the user says, else as a download.
 * What that would lose is said first; saving once more does it. Gives whether anything came of it: nothing does where the
 * user thought better of it. Never rejects. Asked again while it is at it, it does nothing more: two hasty strokes are one,
 * and do not agree to what nobody has read yet.
 */
export function saveScenario(site: Site): Promise<boolean> {
  const before = running.get(site.store);
  if (before !== undefined) return before;
  const saving = save(site).finally(() => running.delete(site.store));
  running.set(site.store, saving);
  return saving;
}

async function save(site: Site): Promise<boolean> {
  const { draft, copy } = site.store.getState();
  const scenario = scenarioOf(draft);
  const files = filesOf(site.store);
  const { home } = files.getState();
  const tell = (news: FileNews) => files.setState({ news: [news] });
  if (home !== null && home.copy === copy) {
    const objection = await objectionTo(home);
    if (objection !== null) {
      files.setState({ home: objection.home });
      tell({ kind: "trouble", text: objection.text });
      return true;
    }
    tell(await writeInto(site, home.handle, scenario, copy));
    return true;
  }
  const target = await pickTarget(scenarioFileName(scenario));
  switch (target.kind) {
    case "nothing":
      return false;
    case "picked":
      tell(await writeInto(site, target.value, scenario, copy));
      return true;
    case "unavailable": {
      const why = await downloadScenario(site, scenario);
      if (why !== null) tell({ kind: "trouble", text: FILES.notSaved(why) });
      return true;
    }
  }
}

/** Why the file should not be written without a word, and its home once that word was said. */
async function objectionTo(
  home: FileHome,
): Promise<{ readonly text: string; readonly home: FileHome } | null> {
  const { name } = home.handle;
  const file = await home.handle.getFile().catch(() => null);
  if (file !== null && file.lastModified !== home.lastModified) {
    const text = FILES.changedOnDisk(name);
    return { text, home: { ...home, lastModified: file.lastModified } };
  }
  if (!home.losesLayout) return null;
  return { text: FILES.losesLayout(name), home: { ...home, losesLayout: false } };
}

async function writeInto(
  site: Site,
  handle: FileSystemFileHandle,
  scenario: Scenario,
  copy: string,
): Promise<FileNews> {
  try {
    const permission = (await handle.requestPermission?.({ mode: "readwrite" })) ?? "granted";
    if (permission !== "granted") return { kind: "trouble", text: FILES.forbidden(handle.name) };
    const written = await writeFileText(site, scenario);
    if (written.kind === "failed") return { kind: "trouble", text: FILES.notSaved(written.why) };
    const stream = await handle.createWritable();
    await stream.write(written.text);
    await stream.close();
    const { lastModified } = await handle.getFile();
    filesOf(site.store).setState({ home: { copy, handle, lastModified, losesLayout: false } });
    return { kind: "done", text: FILES.saved(handle.name) };
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    return { kind: "trouble", text: FILES.notSaved(why) };
  }
}
