import { nestsDeeper } from "../../lib/nests-deeper.ts";
import { MAX_DEPTH } from "../source/depth.ts";
import type { Diagnostic, Parsed } from "../source/diagnostic.ts";
import type { SourceRange } from "../source/range.ts";
import type { YamlNode } from "../source/yaml.ts";
import { SCENARIO_VERSION, type Scenario, scenarioSchema } from "./document.ts";
import { type Most, PAGE_MOST, tooMany } from "./limits.ts";
import { takePrototypeKeys } from "./prototype-keys.ts";

/** A value that is already data, as a link or the browser's storage brings it; no more of anything than a page takes. */
export function validateScenario(value: unknown): Parsed<Scenario | null> {
  const diagnostics: Diagnostic[] = [];
  const scenarios: Scenario[] = [];
  accept({ value, node: null, range: null }, PAGE_MOST, scenarios, diagnostics);
  return { value: scenarios[0] ?? null, diagnostics };
}

/** One value that may be a scenario. */
export interface Candidate {
  readonly value: unknown;
  /** Where it is written, if it is YAML. */
  readonly node: YamlNode | null;
  readonly range: SourceRange | null;
}

/** Takes one value for a scenario, or says why it is none. `most` is null where there may be any number of everything. */
export function accept(
  { value, node, range }: Candidate,
  most: Most | null,
  scenarios: Scenario[],
  diagnostics: Diagnostic[],
): void {
  const version = isRecord(value) ? value.lobby : undefined;
  if (!isRecord(value) || version !== SCENARIO_VERSION) {
    diagnostics.push(wrongVersion(version, rangeAt(node, ["lobby"]) ?? range));
    return;
  }
  if (nestsDeeper(value, MAX_DEPTH)) {
    const what = `this scenario nests deeper than ${MAX_DEPTH} levels`;
    diagnostics.push(problem("scenario/too-deep", range, what, "take the innermost values out"));
    return;
  }
  const much = most && tooMany(value, most);
  if (most !== null && much !== null) {
    const what = `this scenario has ${much.count} ${much.what}; no more than ${most[much.what]} are taken`;
    diagnostics.push(problem("scenario/too-many", range, what, "split it into several scenarios"));
    return;
  }
  const cleaned = structuredClone(value);
  for (const path of takePrototypeKeys(cleaned)) {
    diagnostics.push(unknownField(path, rangeAt(node, path) ?? range));
  }
  for (let round = 0; round < 8; round++) {
    const result = scenarioSchema.safeParse(cleaned);
    if (result.success) {
      scenarios.push(result.data);
      return;
    }
    const unknown = result.error.issues.filter((issue) => issue.code === "unrecognized_keys");
    if (unknown.length < result.error.issues.length) {
      for (const issue of result.error.issues) {
        if (issue.code === "unrecognized_keys") continue;
        const path = issue.path.map(String);
        const where = path.length > 0 ? `\`${path.join(".")}\`: ` : "";
        const what = `${where}${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`;
        diagnostics.push(
          problem(
            "scenario/invalid",
            rangeAt(node, path) ?? range,
            what,
            "see the scenario document's schema",
          ),
        );
      }
      return;
    }
    for (const issue of unknown) {
      const path = issue.path.map(String);
      for (const key of issue.keys) {
        removeAt(cleaned, path, key);
        diagnostics.push(unknownField([...path, key], rangeAt(node, [...path, key]) ?? range));
      }
    }
  }
}

function wrongVersion(version: unknown, range: SourceRange | null): Diagnostic {
  const what =
    version === undefined
      ? "this is no scenario: it has no `lobby: 1`"
      : `this scenario has version ${JSON.stringify(version)}; only version ${SCENARIO_VERSION} is known here`;
  return problem(
    "scenario/version",
    range,
    what,
    version === undefined ? "start it with `lobby: 1`" : "open it with a newer Lobby",
  );
}

export function problem(
  code: string,
  range: SourceRange | null,
  message: string,
  fix: string,
): Diagnostic {
  return { code, severity: "error", range, message, why: "the scenario cannot be read", fix };
}

function unknownField(path: readonly string[], range: SourceRange | null): Diagnostic {
  return {
    code: "scenario/unknown-field",
    severity: "warning",
    range,
    message: `\`${path.join(".")}\` is no field of the scenario document`,
    why: "it is passed over",
    fix: "remove it or check its spelling",
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function removeAt(root: unknown, path: readonly string[], key: string): void {
  const at = path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : null,
    root,
  );
  if (typeof at === "object" && at !== null) delete (at as Record<string, unknown>)[key];
}

/** Where the value under a path is written, or as near to it as there is one. */
function rangeAt(node: YamlNode | null, path: readonly string[]): SourceRange | null {
  let at = node;
  let range = node?.range ?? null;
  for (const step of path) {
    if (at?.kind === "map") {
      const entry = at.entries.find(({ key }) => key === step);
      if (!entry) break;
      range = entry.keyRange;
      at = entry.value;
    } else if (at?.kind === "list") {
      at = at.items[Number(step)] ?? null;
      if (!at) break;
      range = at.range;
    } else break;
  }
  return range;
}
