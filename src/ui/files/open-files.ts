import type { Scenario } from "../../engine/index.ts";
import { looksLikeScenario } from "../layout/open-text.ts";
import { FILES } from "../messages/files.ts";
import type { Site } from "../store-context.tsx";
import { writeFileText } from "./download.ts";
import { type Candidate, type FileNews, filesOf } from "./files-store.ts";
import { readFileText } from "./read-text.ts";
import type { Source } from "./sources.ts";

/** What one file turned out to be. */
type Taken =
  | { readonly kind: "resources"; readonly name: string; readonly text: string }
  | {
      readonly kind: "scenarios";
      readonly name: string;
      readonly text: string;
      readonly scenarios: readonly Scenario[];
      readonly handle: FileSystemFileHandle | null;
      readonly lastModified: number;
    }
  | { readonly kind: "refused" };

/**
 * Opens files: a scenario takes the page, several are offered to choose from, and everything else becomes a tab of what is
 * open then. What cannot be opened is told, and the other files are. Never rejects.
 */
export async function openSources(site: Site, sources: readonly Source[]): Promise<void> {
  const news: FileNews[] = [];
  const taken: Taken[] = [];
  // One after the other: of several questions at once the engine answers only the newest.
  for (const source of sources) taken.push(await take(site, source, news));
  const files = filesOf(site.store);
  const { closePanel, pasteText } = site.store.getState();
  const documents = taken.filter((one) => one.kind === "scenarios");
  const candidates = documents.flatMap(({ name, scenarios }) =>
    scenarios.map((scenario): Candidate => ({ file: name, scenario })),
  );
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) {
    site.store.getState().openScenario(only.scenario, "user");
    await rememberHome(site, documents[0], only.scenario);
  }
  for (const one of taken) if (one.kind === "resources") pasteText(one.text, one.name);
  if (taken.some(({ kind }) => kind !== "refused")) closePanel();
  files.setState({ news, candidates: candidates.length > 1 ? candidates : null });
}

/** The chosen scenario of a file with several takes the page. It has no way back: writing it would drop the others. */
export function openCandidate({ store }: Site, { scenario }: Candidate): void {
  store.getState().openScenario(scenario, "user");
  filesOf(store).setState({ candidates: null });
}

async function take(site: Site, source: Source, news: FileNews[]): Promise<Taken> {
  const { name, handle } = source;
  const trouble = (text: string): Taken => {
    news.push({ kind: "trouble", text });
    return { kind: "refused" };
  };
  if (source.file === null) return trouble(FILES.refused.folder(name));
  const file = await source.file().catch(() => null);
  const read = file === null ? null : await readFileText(file);
  if (file === null || read === null) return trouble(FILES.refused.unreadable(name));
  if (read.kind === "refused") return trouble(FILES.refused[read.why](name));
  const { text } = read;
  if (!looksLikeScenario(text)) return { kind: "resources", name, text };
  const outcome = await site.engine.call("readScenarios", { text }, 0);
  if (outcome.kind !== "value") {
    return trouble(
      FILES.notRead(name, outcome.kind === "crashed" ? outcome.message : FILES.engineGone),
    );
  }
  const { value: scenarios, diagnostics } = outcome.value;
  const findings = diagnostics.map(
    ({ message, range }) => `${FILES.line(lineOf(text, range?.start ?? 0))}: ${message}`,
  );
  const [first, ...more] = findings;
  if (scenarios.length === 0) return trouble(FILES.notRead(name, first ?? ""));
  if (first !== undefined)
    news.push({ kind: "trouble", text: FILES.partly(name, first, more.length) });
  return { kind: "scenarios", name, text, scenarios, handle, lastModified: file.lastModified };
}

async function rememberHome(
  site: Site,
  document: Extract<Taken, { kind: "scenarios" }> | undefined,
  scenario: Scenario,
): Promise<void> {
  const { copy } = site.store.getState();
  const files = filesOf(site.store);
  files.setState({ home: null });
  if (document?.handle == null) return;
  const { handle, lastModified, text } = document;
  // At once, and for as long as nobody knows better as a file that would lose something: somebody may save at once, too.
  const home = { copy, handle, lastModified, losesLayout: true };
  files.setState({ home });
  const written = await writeFileText(site, scenario);
  if (written.kind === "written" && written.text === text && files.getState().home === home)
    files.setState({ home: { ...home, losesLayout: false } });
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
