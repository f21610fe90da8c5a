import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { admit, analyze, readScenarios, type Scenario } from "../../src/engine/index.ts";
import { resourcesOf } from "../support/change.ts";
import { endure } from "../support/endure.ts";
import { compile, judgement } from "../support/engine.ts";
import { MONSTERS } from "../support/monsters.ts";
import { mutate } from "../support/mutate.ts";
import { createPrng } from "../support/prng.ts";
import { randomScenario } from "../support/random-mesh.ts";

const CASES = 600;
const MESHES = 30;

/** Everything that the engine makes of a text of resources. */
async function evaluate(text: string): Promise<unknown> {
  const scenario: Scenario = {
    lobby: 1,
    resources: text,
    workloads: [{ name: "w", ports: [{ port: 8080 }, { port: 9000, protocol: "TCP" }] }],
    now: "2026-11-22T00:00:00Z",
  };
  const world = compile(scenario);
  const requests = [8080, 9000].map((port) => ({
    from: { principal: "cluster.local/ns/foo/sa/client" },
    to: { workload: "default/w", port },
    http: { method: "GET", authority: "a.example", path: "/a/b", headers: { "x-a": "v" } },
  }));
  const judged = [];
  for (const request of requests) judged.push(await judgement(world, request, true));
  return { analysis: analyze(world), judged };
}

/** The policies of random meshes as a person would write them, in block style. */
const WRITTEN = Array.from({ length: MESHES }, (_, seed) =>
  resourcesOf(randomScenario(seed, 0))
    .map((resource) => stringify(resource))
    .join("---\n"),
);

describe("resources", () => {
  test.each(MONSTERS)("$note", { timeout: 30_000 }, async ({ text }) => {
    await endure(text, () => evaluate(text));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("mutated policies", { timeout: 120_000 }, async () => {
    const random = createPrng(1);
    for (let index = 0; index < CASES; index++) {
      const text = mutate(random.pick(WRITTEN), random);
      await endure(text, () => evaluate(text));
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("scenario documents", () => {
  test.each(MONSTERS)("$note", { timeout: 30_000 }, async ({ text }) => {
    await endure(text, () => readScenarios(text, "t"));
  });

  test("mutated YAML and JSON, judged where they can be read", { timeout: 120_000 }, async () => {
    const random = createPrng(2);
    let readable = 0;
    for (let index = 0; index < CASES; index++) {
      const scenario = randomScenario(index % MESHES, 3);
      const text = mutate(
        random.chance(0.5) ? stringify(scenario) : JSON.stringify(scenario),
        random,
      );
      await endure(text, async () => {
        const { value, diagnostics } = readScenarios(text, "t");
        const judged = [];
        for (const one of value) {
          const world = compile({ ...one, now: "2026-11-22T00:00:00Z" });
          for (const request of one.requests ?? [])
            judged.push(await judgement(world, request, true).catch(String));
        }
        readable += value.length;
        return { diagnostics, judged };
      });
    }
    expect(readable).toBeGreaterThan(CASES / 3);
  });
});

describe("admission", () => {
  test.each(MONSTERS)("$note", { timeout: 30_000 }, async ({ text }) => {
    await endure(text, () => admit(text, "t"));
  });

  test("mutated policies", { timeout: 120_000 }, async () => {
    const random = createPrng(3);
    for (let index = 0; index < CASES; index++) {
      const text = mutate(random.pick(WRITTEN), random);
      await endure(text, () => admit(text, "t"));
    }
  });
});
