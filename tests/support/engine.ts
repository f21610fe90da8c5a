import {
  compileScenario,
  createSignatureBook,
  type Host,
  type Judgement,
  judge,
  type Scenario,
  type ScenarioRequest,
  type World,
} from "../../src/engine/index.ts";

/** The engine as tests call it: a fixed clock, and one book of signatures for the whole run. */
export const TEST_HOST: Host = {
  nowSeconds: () => 1_795_305_600,
  signatures: createSignatureBook(),
};

export function compile(scenario: Scenario): World {
  return compileScenario(scenario, TEST_HOST);
}

/** The judgement of a request that can be judged. */
export async function judgement(
  world: World,
  request: ScenarioRequest,
  trace = false,
): Promise<Judgement> {
  const judged = await judge(world, request, { trace });
  if ("error" in judged) throw new Error(judged.error);
  return judged;
}
