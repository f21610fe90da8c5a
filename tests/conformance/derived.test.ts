import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  compileScenario,
  createSignatureBook,
  judge,
  readScenarios,
} from "../../src/engine/index.ts";

/**
 * Behaviours that nobody recorded, as scenarios of our own: `[RULE]` and the source stand in each description.
 */
const FOLDER = "tests/conformance/derived";

const cases = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".lobby.yaml"))
  .flatMap((file) => {
    const { value, diagnostics } = readScenarios(readFileSync(join(FOLDER, file), "utf8"), file);
    expect(diagnostics).toEqual([]);
    return value.map((scenario) => ({ name: scenario.name ?? "", scenario }));
  });

describe("derived cases", () => {
  test("are there, and say their rule and their source", () => {
    expect(cases.length).toBeGreaterThan(0);
    for (const { scenario } of cases)
      expect(scenario.description).toMatch(/^\[[A-Z]{2}-\d+\] .+ Source: .+\.$/);
  });

  test.each(cases)("$name", async ({ scenario }) => {
    const world = compileScenario(scenario, {
      nowSeconds: () => Date.UTC(2026, 10, 22) / 1000,
      signatures: createSignatureBook(),
    });
    expect(scenario.requests?.length).toBeGreaterThan(0);
    for (const request of scenario.requests ?? []) {
      const judgement = await judge(world, request, { trace: false });
      expect({
        name: request.name,
        ...("verdict" in judgement ? judgement.verdict : judgement),
      }).toMatchObject({
        name: request.name,
        ...request.expect,
      });
    }
  });
});
