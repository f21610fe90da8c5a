import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { buildingOf } from "./building.ts";
import { Defs } from "./figures/Defs.tsx";
import {
  createTraceWriter,
  DENIED,
  judgementOf,
  REQUEST,
  writeArrival,
} from "./fixtures/traces.ts";
import { DEPTHS } from "./frame.ts";
import { type FrameContext, type Story, storyOf } from "./frames.ts";
import { emptyHouse } from "./house.ts";
import { estimate } from "./measure.ts";
import { Scene } from "./Scene.tsx";
import { waitingStory } from "./waiting.ts";

const CONTEXT: FrameContext = {
  request: { ...REQUEST, jwt: { claims: { sub: "alice" } } },
  workload: "backend",
  order: "istio",
  depth: "stages",
  sentenceOf: (node) => `about ${node.kind}`,
};

function busy(depth: FrameContext["depth"]): Story {
  const writer = createTraceWriter();
  writeArrival(writer);
  const audit = writer.stage("AUDIT", "passed");
  writer.policy(audit, "note", { action: "AUDIT", clauses: [] });
  const deny = writer.stage("DENY", "passed");
  for (let index = 0; index < 30; index++) {
    writer.policy(deny, `deny-${index}`, {
      action: "DENY",
      clauses: [["paths", "/a", "/b", false]],
      dryRun: index === 3,
    });
  }
  const allow = writer.stage("ALLOW", "rejected");
  for (let index = 0; index < 3; index++) {
    writer.policy(allow, `allow-${index}`, {
      action: "ALLOW",
      clauses: [["paths", "/a", "/b", false]],
    });
  }
  const story = storyOf(judgementOf(writer, DENIED), { ...CONTEXT, depth });
  if (story === null) throw new Error("no story");
  return story;
}

function draw(story: Story, step: number): string {
  const view = {
    house: story.house,
    building: buildingOf(story.house, 1000, estimate),
    frame: story.frames[step] ?? null,
  };
  const steps = story.frames.length;
  return renderToStaticMarkup(
    createElement(Scene, { view, measure: estimate, walk: story, step, steps }),
  );
}

function idsIn(markup: string): ReadonlySet<string> {
  return new Set([...markup.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? ""));
}

const PARTS = idsIn(renderToStaticMarkup(createElement(Defs)));

describe.each(DEPTHS)("at depth %s", (depth) => {
  const story = busy(depth);

  test("every part that a step draws exists", () => {
    for (const [step] of story.frames.entries()) {
      const used = [...draw(story, step).matchAll(/href="#([^"]+)"/g)].map(
        (match) => match[1] ?? "",
      );
      expect(used.length).toBeGreaterThan(20);
      expect(used.filter((id) => !PARTS.has(id))).toEqual([]);
    }
  });

  test("nothing is drawn at no place", () => {
    for (const [step] of story.frames.entries())
      expect(draw(story, step)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

test("the picture has its whole content as text", () => {
  const story = busy("stages");
  const last = draw(story, story.frames.length - 1);
  expect(last).toContain('role="img"');
  expect(last).toMatch(
    /aria-label="Step \d+ of \d+, Employees\. [^"]*paths wanted \/a, saw \/b: does not hold[^"]*The client gets: 403 RBAC: access denied\."/,
  );
});

test("a step looks the same however one came to it", () => {
  const story = busy("policies");
  expect(draw(story, 9)).toBe(draw(busy("policies"), 9));
});

test("the empty house has porter and host and no visitor", () => {
  const markup = draw({ house: emptyHouse("istio", null), frames: [] }, 0);
  expect(markup).not.toContain("lobby-visitor");
  expect(markup).toContain("#lobby-vest-stand");
  expect(markup).toContain("#lobby-shirt-sit");
});

test("a request that cannot be judged waits in the street and says why", () => {
  const story = waitingStory(CONTEXT, "no workload `nowhere`");
  expect(draw(story, 0)).toContain("no workload nowhere");
  expect(story.frames.map((frame) => frame.bay)).toEqual(["street"]);
});
