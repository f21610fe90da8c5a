import { printYaml } from "../source/print.ts";
import { type Scenario, scenarioSchema } from "./document.ts";

/** Whose members get a line each, however short they are: what people read and compare line by line. */
const BLOCKS: ReadonlySet<string> = new Set([
  "",
  ".mesh",
  ".resources",
  ".resources.*",
  ".workloads",
  ".workloads.*",
  ".workloads.*.ports",
  ".jwks",
  ".externalAuthorizers",
  ".requests",
  ".requests.*",
  ".requests.*.http",
  ".requests.*.http.headers",
  ".requests.*.jwt",
  ".requests.*.expect",
  ".requests.*.expect.upstream",
  ".refusedAtAdmission",
]);

/**
 * The scenario as the text of a `*.lobby.yaml` file. `readScenarios` gives the same scenario back. Fields stand in the
 * order of the schema, each request's caller and target on one line.
 */
export function writeScenario(scenario: Scenario): string {
  // The schema gives known fields in its own order, and passes over what is undefined.
  const ordered = scenarioSchema.safeParse(scenario);
  return printYaml(ordered.success ? ordered.data : scenario, BLOCKS);
}
