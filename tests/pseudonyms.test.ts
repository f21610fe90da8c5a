import { expect, test } from "vitest";
import { readScenarios } from "../src/engine/index.ts";
import { EXAMPLES } from "../src/scenarios/catalog.ts";
import { makeCopy } from "../src/share/copy.ts";
import { recordedScenarios } from "./support/corpus.ts";
import { TEST_HOST } from "./support/engine.ts";

const examples = (await Promise.all(EXAMPLES.map(({ load }) => load())))
  .flat()
  .flatMap(({ id, text }) => readScenarios(text, id).value);

/** Every so many-th recorded scenario of the random generator. */
const EVERY = 40;
const sample = recordedScenarios("recorded").filter((_, index) => index % EVERY === 7);

test.each([
  { note: "examples", scenarios: examples, least: 100 },
  { note: "scenarios of the corpus", scenarios: recordedScenarios("curated"), least: 1000 },
  { note: "random scenarios", scenarios: sample, least: 400 },
])(
  "[SH-3] under pseudonyms the verdicts of all $note are the same, and no token is left out",
  { timeout: 60_000 },
  async ({ scenarios, least }) => {
    const different: unknown[] = [];
    let requests = 0;
    for (const scenario of scenarios) {
      const { comparison, kept } = await makeCopy(scenario, "pseudonyms", 20_261_124, TEST_HOST);
      requests += comparison.requests;
      for (const difference of comparison.differences) {
        different.push({ scenario: scenario.name, ...difference });
      }
      for (const token of kept) different.push({ scenario: scenario.name, token });
    }
    expect(different).toEqual([]);
    expect(requests).toBeGreaterThan(least);
  },
);

test("[SH-5] with minted tokens the verdicts of the corpus are the same", {
  timeout: 60_000,
}, async () => {
  const different: unknown[] = [];
  let minted = 0;
  for (const scenario of recordedScenarios("curated").filter(({ name }) =>
    name?.startsWith("jwt"),
  )) {
    const copy = await makeCopy(scenario, "mint", 1, TEST_HOST);
    minted += copy.minted;
    different.push(...copy.comparison.differences, ...copy.kept);
  }
  expect(different).toEqual([]);
  expect(minted).toBeGreaterThan(100);
});
