import { analyze, compileScenario, type Host, type ResourceText } from "../engine/index.ts";
import type { CliIo } from "./io.ts";
import type { Finding } from "./reporters/reporter.ts";

/** The manifests under the paths of `--resources`, or what is wrong with those. */
export type Manifests =
  | { readonly kind: "read"; readonly texts: readonly ResourceText[] }
  | { readonly kind: "unreadable"; readonly path: string; readonly why: string };

const MANIFEST = /\.(?:ya?ml|json)$/i;
const SCENARIO = /\.lobby\.ya?ml$/i;

/**
 * Reads manifests: of a file its text, of a directory every `*.yaml`, `*.yml` and `*.json` below it in the order of their
 * names. Scenario files are passed over, and so is what a dot or `node_modules` hides.
 */
export function readManifests(
  paths: readonly string[],
  io: Pick<CliIo, "readFile" | "listFiles">,
): Manifests {
  const texts = new Map<string, ResourceText>();
  for (const path of paths) {
    try {
      const files = io.listFiles(path);
      const names = files === null ? [path] : files.filter(isManifest).map((f) => `${path}/${f}`);
      if (names.length === 0) return { kind: "unreadable", path, why: "holds no manifest" };
      for (const name of names) texts.set(name, { name, text: io.readFile(name) });
    } catch (problem) {
      const why = problem instanceof Error ? problem.message : String(problem);
      return { kind: "unreadable", path, why: `cannot be read: ${why}` };
    }
  }
  return { kind: "read", texts: [...texts.values()] };
}

function isManifest(path: string): boolean {
  const hidden = path.split("/").some((part) => part.startsWith(".") || part === "node_modules");
  return !hidden && MANIFEST.test(path) && !SCENARIO.test(path);
}

/** Documents that are no YAML: a policy that was passed over must not look like one that was checked. */
export function resourceFindings(
  resources: readonly ResourceText[],
  host: Host,
): readonly Finding[] {
  if (resources.length === 0) return [];
  const texts = new Map(resources.map(({ name, text }) => [name, text]));
  const world = compileScenario({ lobby: 1, resources: [...resources] }, host);
  return analyze(world)
    .diagnostics.filter(({ code }) => code.startsWith("yaml/"))
    .map(({ range, message }) => ({
      file: range?.source ?? resources[0]?.name ?? "",
      line: range && (texts.get(range.source) ?? "").slice(0, range.start).split("\n").length,
      severity: "error",
      message,
    }));
}
