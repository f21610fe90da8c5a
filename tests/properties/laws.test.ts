import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze, type Scenario, type Verdict } from "../../src/engine/index.ts";
import { readStringMatch, stringMatches } from "../../src/engine/matchers/string-match.ts";
import { identityOf, resourcesOf, withoutReplaced, withResources } from "../support/change.ts";
import { compile, judgement } from "../support/engine.ts";
import { createPrng } from "../support/prng.ts";
import { randomPolicy, randomRule, randomScenario } from "../support/random-mesh.ts";
import { CONDITIONS } from "../support/random-values.ts";
import type { PlainResource } from "../support/reference-mesh.ts";

const REQUESTS = 12;
const RUNS = { numRuns: 150 };

/** The verdicts of all requests of a scenario, in order. */
async function verdicts(scenario: Scenario): Promise<readonly Verdict[]> {
  const world = compile(scenario);
  return Promise.all(
    (scenario.requests ?? []).map(async (request) => (await judgement(world, request)).verdict),
  );
}

/** A law of random scenarios: the seed is all that fast-check needs to know, and to report. */
function law(sentence: string, holds: (scenario: Scenario, seed: number) => Promise<void>): void {
  test(sentence, { timeout: 60_000 }, async () => {
    const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        await holds(withoutReplaced(randomScenario(seed, REQUESTS)), seed);
      }),
      RUNS,
    );
  });
}

function isAllow({ kind, spec }: PlainResource): boolean {
  return kind === "AuthorizationPolicy" && (spec?.action ?? "ALLOW") === "ALLOW";
}

describe("patterns", () => {
  test("a prefix pattern accepts every extension of its stem", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (stem, rest) => {
        fc.pre(!stem.startsWith("*") && stem !== "");
        return stringMatches(readStringMatch(`${stem}*`, "non-empty"), stem + rest);
      }),
    );
  });

  test("a suffix pattern accepts everything that ends in its stem", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (stem, rest) => {
        fc.pre(stem !== "");
        return stringMatches(readStringMatch(`*${stem}`, "non-empty"), rest + stem);
      }),
    );
  });

  test("a pattern without a star at an end accepts itself and nothing else", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, value) => {
        fc.pre(!pattern.startsWith("*") && !pattern.endsWith("*"));
        return stringMatches(readStringMatch(pattern, "non-empty"), value) === (pattern === value);
      }),
    );
  });
});

describe("rules", () => {
  law("the same pattern in `values` and `notValues` never matches", async (scenario, seed) => {
    const random = createPrng(seed);
    const { key, patterns } = random.pick(CONDITIONS);
    const values = [random.pick(patterns)];
    const rules = [{ when: [{ key, values, notValues: values }] }];
    const metadata = { name: "never", namespace: "bar" };
    const never = { ...AUTHORIZATION, metadata, spec: { action: "DENY", rules } };
    const world = compile(withResources(scenario, [...resourcesOf(scenario), never]));
    for (const request of scenario.requests ?? []) {
      const { verdict, trace } = await judgement(world, request, true);
      // What istiod could not generate of it makes it wider (semantics 5.5); that is another law.
      if (trace?.nodes.some((node) => node.kind === "dropped" && node.field === key)) continue;
      expect(verdict.policy).not.toBe("bar/never");
    }
  });

  law("a rule more in an ALLOW policy never turns allowed into denied", async (scenario, seed) => {
    const random = createPrng(seed);
    const resources = resourcesOf(scenario);
    const policy = resources.find(isAllow);
    if (!policy) return;
    const rules = [...(policy.spec?.rules ?? []), randomRule(random)];
    const wider = { ...policy, spec: { ...policy.spec, rules } };
    const after = await verdicts(
      withResources(
        scenario,
        resources.map((one) => (one === policy ? wider : one)),
      ),
    );
    for (const [index, before] of (await verdicts(scenario)).entries())
      if (before.outcome === "allowed") expect(after[index]?.outcome).toBe("allowed");
  });

  law("a DENY policy more never turns denied into allowed", async (scenario, seed) => {
    const made = randomPolicy(createPrng(seed + 1), 99);
    const metadata = { ...made.metadata, name: "more" };
    const more = { ...made, metadata, spec: { ...made.spec, action: "DENY" } };
    const after = await verdicts(withResources(scenario, [...resourcesOf(scenario), more]));
    for (const [index, before] of (await verdicts(scenario)).entries())
      if (before.outcome !== "allowed") expect(after[index]?.outcome).not.toBe("allowed");
  });
});

describe("policies", () => {
  law("the order of the resources does not matter", async (scenario, seed) => {
    const resources = resourcesOf(scenario);
    const shuffled = createPrng(seed).some(resources, resources.length, resources.length);
    expect(await verdicts(withResources(scenario, shuffled))).toEqual(await verdicts(scenario));
  });

  law("a policy that does not apply can go", async (scenario) => {
    const world = compile(scenario);
    const analysis = analyze(world);
    for (const request of (scenario.requests ?? []).slice(0, 4)) {
      const outside = new Set(
        analysis.policies
          .filter(({ applies }) => applies[request.to.workload]?.applies === false)
          .map(({ policy }) => `${policy.kind} ${policy.namespace}/${policy.name}`),
      );
      const left = resourcesOf(scenario).filter((one) => !outside.has(identityOf(one)));
      const { verdict, because, oneLine } = await judgement(world, request);
      const again = await judgement(compile(withResources(scenario, left)), request);
      expect(again).toMatchObject({ verdict, because, oneLine });
    }
  });

  law("the policies that the verdict names give the same verdict alone", async (scenario) => {
    const world = compile(scenario);
    for (const request of (scenario.requests ?? []).slice(0, 6)) {
      const { outcome, stage, policy, rule } = (await judgement(world, request)).verdict;
      if (policy === null || stage === "CUSTOM") continue;
      // CUSTOM policies stay: an authorizer may write headers that the named policy reads.
      const named = resourcesOf(scenario).filter(
        (one) =>
          one.kind !== "AuthorizationPolicy" ||
          one.spec?.action === "CUSTOM" ||
          identityOf(one) === `AuthorizationPolicy ${policy}`,
      );
      const alone = await judgement(compile(withResources(scenario, named)), request);
      expect(alone.verdict).toMatchObject({ outcome, stage, policy, rule });
    }
  });
});

const AUTHORIZATION = { apiVersion: "security.istio.io/v1", kind: "AuthorizationPolicy" };
