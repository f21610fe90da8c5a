import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileScenario, createSignatureBook, judge, readScenarios } from "../../engine/index.ts";
import { sentenceOf } from "../../engine/trace/explain.ts";
import { layoutBubble } from "./bubble-layout.ts";
import { buildingOf } from "./building.ts";
import { DEPTHS } from "./frame.ts";
import { type Story, storyOf } from "./frames.ts";
import { estimate } from "./measure.ts";
import { anchorOf } from "./places.ts";

const CURATED = new URL("../../../tests/conformance/data/curated/", import.meta.url);
const FILES = readdirSync(CURATED).filter((name) => name.endsWith(".lobby.yaml"));

/** A walk that does not end in one decision, with an answer, is a scene that lies. */
function checkStory(story: Story, where: string): void {
  const deciding = story.frames.filter((frame) => frame.deciding);
  expect(deciding, where).toHaveLength(1);
  expect(story.frames.at(-1)?.answer, where).not.toBeNull();
  const building = buildingOf(story.house, 1000, estimate);
  for (const frame of story.frames) {
    expect(frame.sentence, where).not.toBe("");
    if (frame.bubble === null) continue;
    const anchor = anchorOf(building, frame, story.house, frame.bubble.speaker);
    const layout = layoutBubble(
      frame.bubble,
      anchor,
      { width: building.width, captionsEnd: 0 },
      estimate,
    );
    expect(layout.x + layout.width, where).toBeLessThanOrEqual(building.width - 6);
    expect(layout.y, where).toBeGreaterThan(62);
  }
}

describe.each(FILES)("every request of %s", (file) => {
  test("walks to one decision at every depth", async () => {
    const scenarios = readScenarios(readFileSync(new URL(file, CURATED), "utf8"), file).value;
    expect(scenarios.length).toBeGreaterThan(0);
    const signatures = createSignatureBook();
    for (const scenario of scenarios) {
      const world = compileScenario(scenario, { nowSeconds: () => 1_764_000_000, signatures });
      for (const request of scenario.requests ?? []) {
        const judgement = await judge(world, request, { trace: true });
        if ("error" in judgement || (judgement.trace?.nodes.length ?? 0) === 0) continue;
        for (const depth of DEPTHS) {
          const context = {
            request,
            workload: "backend",
            order: "istio",
            depth,
            sentenceOf,
          } as const;
          const story = storyOf(judgement, context);
          if (story !== null) checkStory(story, `${scenario.name}: ${request.name}, ${depth}`);
        }
      }
    }
  }, 60_000);
});
