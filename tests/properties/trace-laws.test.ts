import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import {
  analyze,
  type Judgement,
  resourceTexts,
  type Scenario,
  type SourceRange,
  type Trace,
} from "../../src/engine/index.ts";
import { sentenceOf } from "../../src/engine/trace/explain.ts";
import { recordedScenarios } from "../support/corpus.ts";
import { compile, judgement } from "../support/engine.ts";
import { randomScenario } from "../support/random-mesh.ts";
import { traceJsonSchema } from "../support/trace-schema.ts";

const RANDOM = Array.from({ length: 120 }, (_, seed) => randomScenario(seed, 10));
const schema = JSON.parse(readFileSync("docs/trace.schema.json", "utf8"));
const fitsSchema = new Ajv({ strict: true, allErrors: false }).compile(schema);

/** Calls back with each judgement of each request, with its trace. */
async function eachJudgement(
  scenarios: readonly Scenario[],
  look: (judged: Judgement, scenario: Scenario, name: string) => void | Promise<void>,
): Promise<number> {
  let count = 0;
  for (const scenario of scenarios) {
    const world = compile(scenario);
    for (const [index, request] of (scenario.requests ?? []).entries()) {
      const name = `${scenario.name} #${index}`;
      await look(await judgement(world, request, true), scenario, name);
      count += 1;
    }
  }
  return count;
}

function ranges(trace: Trace): readonly SourceRange[] {
  return trace.nodes
    .flatMap((node) => [
      node.range,
      ...(node.kind === "clause" ? node.wanted.map((one) => one.range) : []),
    ])
    .filter((range) => range !== null);
}

/** The first range that is not inside its text, or null. */
function strayRange(found: readonly SourceRange[], scenario: Scenario): SourceRange | null {
  const lengths = new Map(resourceTexts(scenario).map(({ name, text }) => [name, text.length]));
  return (
    found.find(({ source, start, end }) => {
      const length = lengths.get(source);
      return !(length !== undefined && 0 <= start && start <= end && end <= length);
    }) ?? null
  );
}

/** What is wrong with the shape of a trace, or null. */
function misshapen(trace: Trace): string | null {
  for (const [index, node] of trace.nodes.entries()) {
    if (node.id !== index) return `node ${index} has id ${node.id}`;
    if (node.parent !== null && node.parent >= index) return `node ${index} before its parent`;
    if ((node.parent === null) !== (node.kind === "stage")) return `node ${index} has no place`;
    if (sentenceOf(node, trace) === "") return `node ${index} says nothing`;
  }
  return null;
}

/** The rules that the trace marks as decisive, as the verdict would name them, but for those that only took notes. */
function decided(
  trace: Trace,
): readonly { readonly action: string | null; readonly rule: string }[] {
  return trace.nodes.flatMap((node) => {
    if (node.kind !== "rule" || !node.decided) return [];
    const policy = node.parent === null ? undefined : trace.nodes[node.parent];
    if (policy?.kind !== "policy" || policy.action === "AUDIT") return [];
    const rule = `${policy.policy.namespace}/${policy.policy.name}[${node.index}]`;
    return [{ action: policy.action, rule }];
  });
}

/** What is wrong with who decided, or null. A CUSTOM rule may have asked, and others decided after it. */
function misnamed({ trace, verdict }: Judgement): string | null {
  const found = trace ? decided(trace) : [];
  if (verdict.policy === null) return found.find(({ action }) => action !== "CUSTOM")?.rule ?? null;
  const last = found.at(-1)?.rule;
  return last === `${verdict.policy}[${verdict.rule}]` ? null : `${last}`;
}

describe.each([
  { corpus: "random", scenarios: RANDOM, least: 1200 },
  { corpus: "curated", scenarios: recordedScenarios("curated"), least: 1000 },
  {
    corpus: "recorded",
    scenarios: recordedScenarios("recorded").filter((_, index) => index % 12 === 0),
    least: 1200,
  },
])("traces of the $corpus scenarios", ({ scenarios, least }) => {
  test("are of the published form, whole, inside their texts, and about the verdict", {
    timeout: 120_000,
  }, async () => {
    const count = await eachJudgement(scenarios, ({ trace, verdict, ...rest }, scenario, name) => {
      if (!trace) throw new Error("no trace");
      if (!fitsSchema(JSON.parse(JSON.stringify(trace))))
        expect(fitsSchema.errors, name).toEqual([]);
      expect(misshapen(trace), name).toBeNull();
      expect(strayRange(ranges(trace), scenario), name).toBeNull();
      expect(misnamed({ trace, verdict, ...rest }), name).toBeNull();
    });
    expect(count).toBeGreaterThanOrEqual(least);
  });

  test("findings lie inside their texts", () => {
    for (const scenario of scenarios) {
      const found = analyze(compile(scenario));
      const all = [
        ...found.diagnostics.map(({ range }) => range),
        ...found.policies.map(({ range }) => range),
      ].filter((range) => range !== null);
      expect(strayRange(all, scenario), scenario.name ?? "").toBeNull();
    }
  });
});

describe("an evaluation with and without its trace agree, and the same one twice is the same bytes", () => {
  test.each([
    { corpus: "random", scenarios: RANDOM },
    { corpus: "curated", scenarios: recordedScenarios("curated") },
    { corpus: "recorded", scenarios: recordedScenarios("recorded") },
  ])("$corpus", { timeout: 180_000 }, async ({ scenarios }) => {
    for (const scenario of scenarios) {
      const [one, two] = [compile(scenario), compile(scenario)];
      for (const [index, request] of (scenario.requests ?? []).entries()) {
        const traced = await judgement(one, request, true);
        const { trace: _, ...rest } = traced;
        const bare = await judgement(two, request);
        const name = `${scenario.name} #${index}`;
        if (JSON.stringify(rest) !== JSON.stringify(bare)) expect(bare, name).toEqual(rest);
        if (index > 0) continue;
        const again = await judgement(two, request, true);
        if (JSON.stringify(traced) !== JSON.stringify(again)) expect(again, name).toEqual(traced);
      }
    }
  });
});

test("docs/trace.schema.json is what the schema of the types says", () => {
  expect(schema).toEqual(traceJsonSchema());
});
