import { bench, describe } from "vitest";
import { compileScenario, createSignatureBook, judge, readScenarios } from "../src/engine/index.ts";
import { corpusFiles, readCorpusText } from "../tests/support/corpus.ts";

/** What one keystroke costs: reading, compiling and judging, on the curated recordings. */
const texts = corpusFiles(["curated"]).map((file) => ({ file, text: readCorpusText(file) }));
const scenarios = texts.flatMap(({ file, text }) => readScenarios(text, file).value);
const host = { nowSeconds: () => 0, signatures: createSignatureBook() };
const worlds = scenarios.map((scenario) => compileScenario(scenario, host));

async function judgeAll(trace: boolean): Promise<void> {
  for (const world of worlds) {
    for (const request of world.scenario.requests ?? []) await judge(world, request, { trace });
  }
}

describe(`${scenarios.length} curated scenarios`, () => {
  bench("read", () => {
    for (const { file, text } of texts) readScenarios(text, file);
  });
  bench("compile", () => {
    for (const scenario of scenarios) compileScenario(scenario, host);
  });
  bench("judge every request", () => judgeAll(false));
  bench("judge every request, with its trace", () => judgeAll(true));
});
