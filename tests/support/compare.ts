import { compile, judgement } from "./engine.ts";
import { randomScenario } from "./random-mesh.ts";
import { type Opinion, secondOpinion } from "./reference.ts";
import { readPlainMesh } from "./reference-mesh.ts";

/** What came of comparing the engine with the reference over some random meshes. */
export interface Comparison {
  readonly requests: number;
  /** The first disagreements, ready to be read. */
  readonly differences: readonly object[];
  /** How often each ending came up, as `outcome stage`: a comparison of nothing but refusals proves little. */
  readonly endings: ReadonlyMap<string, number>;
}

export async function compareMeshes(
  seeds: { readonly from: number; readonly count: number },
  requestsEach: number,
): Promise<Comparison> {
  const differences: object[] = [];
  const endings = new Map<string, number>();
  let requests = 0;
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed++) {
    const scenario = randomScenario(seed, requestsEach);
    const world = compile(scenario);
    const mesh = readPlainMesh(scenario);
    for (const [index, request] of (scenario.requests ?? []).entries()) {
      const { verdict } = await judgement(world, request);
      const { outcome, stage, policy, rule, audited } = verdict;
      const engine: Opinion = { outcome, stage, policy, rule, audited };
      const reference = secondOpinion(mesh, request);
      const ending = `${outcome} ${stage}`;
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
      requests += 1;
      if (same(engine, reference)) continue;
      differences.push({ seed, index, engine, reference, details: verdict.details, request });
      if (differences.length >= 5) return { requests, differences, endings };
    }
  }
  return { requests, differences, endings };
}

function same(a: Opinion, b: Opinion): boolean {
  return (
    a.outcome === b.outcome &&
    a.stage === b.stage &&
    a.policy === b.policy &&
    a.rule === b.rule &&
    a.audited === b.audited
  );
}
