import type { Scenario } from "../../src/engine/index.ts";
import type { PlainResource } from "./reference-mesh.ts";

const SEPARATOR = "\n---\n";

/** The resources of a random scenario (random-mesh.ts writes them as JSON documents). */
export function resourcesOf(scenario: Scenario): readonly PlainResource[] {
  if (typeof scenario.resources !== "string") throw new Error("not a random scenario");
  return scenario.resources.split(SEPARATOR).map((text) => JSON.parse(text) as PlainResource);
}

export function withResources(scenario: Scenario, resources: readonly PlainResource[]): Scenario {
  return { ...scenario, resources: resources.map((one) => JSON.stringify(one)).join(SEPARATOR) };
}

/** Kind, namespace and name, by which a later resource replaces an earlier one. */
export function identityOf({ kind, metadata }: PlainResource): string {
  return `${kind} ${metadata.namespace ?? "default"}/${metadata.name}`;
}

/** The scenario without resources that another one replaces, so that their order means nothing. */
export function withoutReplaced(scenario: Scenario): Scenario {
  const last = new Map(resourcesOf(scenario).map((one) => [identityOf(one), one]));
  return withResources(scenario, [...last.values()]);
}
