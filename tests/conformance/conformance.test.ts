import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { differences } from "../../src/cli/compare.ts";
import { scenarioPieces } from "../../src/cli/pieces.ts";
import {
  compileScenario,
  createSignatureBook,
  judge,
  readScenarios,
} from "../../src/engine/index.ts";
import { corpusFiles, readCorpusText } from "../support/corpus.ts";

/**
 * Every recorded verdict. ratchet.json holds how many requests of each file agree: that number may only rise, and one that
 * rose must be written down (`npm run conformance:ratchet`).
 */
const RATCHET = new URL("ratchet.json", import.meta.url);
const writes = process.env.LOBBY_RATCHET === "write";
const ratchet: Record<string, number> = writes ? {} : JSON.parse(readFileSync(RATCHET, "utf8"));
const host = { nowSeconds: () => 0, signatures: createSignatureBook() };

describe("what a real istiod and Envoy did", () => {
  const files = corpusFiles();

  test("is not an empty corpus", () => {
    expect(files.length).toBeGreaterThanOrEqual(22);
  });

  test.each(files)("%s", async (file) => {
    const { requests, agreeing, shown } = await run(file);
    expect(requests).toBeGreaterThan(0);
    if (writes) {
      ratchet[file] = agreeing;
      const sorted = Object.fromEntries(Object.entries(ratchet).sort());
      writeFileSync(RATCHET, `${JSON.stringify(sorted, null, 2)}\n`);
      return;
    }
    expect(`${agreeing} agree\n${shown.join("\n")}`).toBe(
      `${ratchet[file] ?? 0} agree\n${shown.join("\n")}`,
    );
  });

  test("agrees with every request, also of the posts", () => {
    const total = Object.values(ratchet).reduce((sum, count) => sum + count, 0);
    expect(writes || total >= 20_891).toBe(true);
    expect(writes || ratchet["curated/posts.lobby.yaml"] === 115).toBe(true);
  });
});

async function run(file: string) {
  let requests = 0;
  let agreeing = 0;
  const shown: string[] = [];
  for (const piece of scenarioPieces(readCorpusText(file))) {
    const { value, diagnostics } = readScenarios(piece.text, file);
    expect(diagnostics).toEqual([]);
    for (const scenario of value) {
      const world = compileScenario(scenario, host);
      for (const request of scenario.requests ?? []) {
        requests++;
        const judgement = await judge(world, request, { trace: false });
        const found =
          "error" in judgement
            ? [{ field: "error", expected: null, got: judgement.error }]
            : differences(request.expect ?? {}, judgement.verdict);
        if (found.length === 0) agreeing++;
        else if (shown.length < 5)
          shown.push(`${scenario.name} > ${request.name}: ${JSON.stringify(found)}`);
      }
    }
  }
  return { requests, agreeing, shown };
}
