import {
  admit,
  analyze,
  compileScenario,
  completeAt,
  describeAt,
  type Host,
  judge,
  PAGE_MOST,
  type ResourceText,
  readScenarios,
  readValue,
  resourceTexts,
  type Scenario,
  type World,
  writeScenario,
} from "../engine/index.ts";
import { assertNever } from "../lib/assert-never.ts";
import { contentsOf, makeCopy } from "../share/copy.ts";
import type { CallMessage, Methods } from "./protocol.ts";
import { showable } from "./showable.ts";

/** Answers calls with the engine; keeps the world that it compiled last. */
export interface EngineDesk {
  readonly answer: (call: CallMessage) => Promise<Methods[CallMessage["method"]]["result"]>;
}

export function createEngineDesk(host: Host): EngineDesk {
  let last: { readonly key: WorldKey; readonly world: World } | null = null;

  function worldOf(scenario: Scenario): World {
    const key = worldKey(scenario);
    if (last !== null && sameKey(last.key, key)) return last.world;
    const world = compileScenario(scenario, host);
    last = { key, world };
    return world;
  }

  async function judgeAll({
    scenario,
    traceOf,
  }: Methods["judge"]["params"]): Promise<Methods["judge"]["result"]> {
    const world = worldOf(scenario);
    const judgements: Methods["judge"]["result"]["judgements"][number][] = [];
    for (const [index, request] of (scenario.requests ?? []).entries()) {
      judgements.push(await judge(world, request, { trace: traceOf.includes(index) }));
    }
    const analysis = analyze(world);
    const diagnostics = showable(analysis.diagnostics);
    return { analysis: { ...analysis, diagnostics }, judgements: showable(judgements) };
  }

  return {
    async answer(call) {
      switch (call.method) {
        case "judge":
          return judgeAll(call.params);
        case "judgeOtherOrder":
          return judgeOtherOrder(call.params.scenario, host);
        case "judgeOne":
          return judgeOne(call.params, host);
        case "admit":
          return call.params.texts.map(({ name, text }) => admit(text, name));
        case "readScenarios":
          return readScenarios(call.params.text, "paste", PAGE_MOST);
        case "writeScenario":
          return writeScenario(call.params.scenario);
        case "listContents":
          return contentsOf(call.params.scenario, host);
        case "makeCopy":
          return makeCopy(call.params.scenario, call.params.kind, call.params.seed, host);
        case "completeAt": {
          const { mesh } = last?.world ?? worldOf({ lobby: 1 });
          return completeAt(call.params.text, call.params.offset, mesh);
        }
        case "describeAt":
          return describeAt(call.params.text, call.params.offset, call.params.source);
        case "readValue":
          return readValue(call.params.text, "value");
        default:
          return assertNever(call);
      }
    },
  };
}

async function judgeOne(
  { scenario, index }: Methods["judgeOne"]["params"],
  host: Host,
): Promise<Methods["judgeOne"]["result"]> {
  const request = scenario.requests?.[index];
  if (request === undefined) return null;
  return showable(await judge(compileScenario(scenario, host), request, { trace: false }));
}

async function judgeOtherOrder(
  scenario: Scenario,
  host: Host,
): Promise<Methods["judgeOtherOrder"]["result"]> {
  const stageOrder = scenario.mesh?.stageOrder === "documented" ? "istio" : "documented";
  const world = compileScenario({ ...scenario, mesh: { ...scenario.mesh, stageOrder } }, host);
  const verdicts: Methods["judgeOtherOrder"]["result"][number][] = [];
  for (const request of scenario.requests ?? []) {
    const judgement = await judge(world, request, { trace: false });
    verdicts.push("error" in judgement ? null : judgement.verdict);
  }
  return verdicts;
}

/** What a world depends on: everything but the requests, which come with each call. */
interface WorldKey {
  readonly texts: readonly ResourceText[];
  readonly rest: string;
}

function worldKey(scenario: Scenario): WorldKey {
  const { requests: _requests, resources: _resources, ...rest } = scenario;
  return { texts: resourceTexts(scenario), rest: JSON.stringify(rest) };
}

function sameKey(one: WorldKey, other: WorldKey): boolean {
  return (
    one.rest === other.rest &&
    one.texts.length === other.texts.length &&
    one.texts.every(
      ({ name, text }, index) =>
        name === other.texts[index]?.name && text === other.texts[index].text,
    )
  );
}
