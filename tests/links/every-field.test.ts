import fc from "fast-check";
import { expect, test } from "vitest";
import type { Scenario } from "../../src/engine/index.ts";
import { readLink, writeLink } from "../../src/share/codec.ts";
import { arbitraryScenario, SCENARIO_FIELDS } from "../support/arbitrary-scenario.ts";
import { canonical } from "../support/canonical-json.ts";

/** The paths of a value's fields, an index as `*`, and a key that no schema names as `*` too. */
function pathsIn(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((part) => pathsIn(part, `${path}.*`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const named = path === "" ? key : `${path}.${key}`;
    const here = SCENARIO_FIELDS.includes(named) ? named : `${path}.*`;
    return [here, ...pathsIn(part, here)];
  });
}

function sharedAndOpened(scenario: Scenario): unknown {
  const written = writeLink({ scenario });
  if (written.kind !== "link") throw new Error("too long");
  const read = readLink(written.hash);
  if (read.kind !== "opened") throw new Error(`refused: ${JSON.stringify(read)}`);
  expect(read.passedOver).toEqual([]);
  return read.state.scenario;
}

test("[LK-8] every field of a scenario, whatever is in it, comes through a link", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      for (const path of pathsIn(scenario)) seen.add(path);
      expect(canonical(sharedAndOpened(scenario))).toBe(canonical(scenario));
    }),
    { numRuns: 500, seed: 7 },
  );
  expect(SCENARIO_FIELDS.length).toBeGreaterThan(60);
  expect(SCENARIO_FIELDS.filter((field) => !seen.has(field))).toEqual([]);
});

test("[LK-8] what decides a verdict is in the link: mesh, resources, workloads, authorizers, keys, clock, order, requests", () => {
  expect(SCENARIO_FIELDS).toEqual(
    expect.arrayContaining([
      "mesh.stageOrder",
      "mesh.extensionProviders",
      "resources",
      "workloads",
      "externalAuthorizers",
      "services",
      "jwks",
      "now",
      "requests.*.expect",
      "requests.*.jwt.signWith",
    ]),
  );
});
