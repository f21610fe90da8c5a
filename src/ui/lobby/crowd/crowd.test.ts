import { describe, expect, test } from "vitest";
import { buildingOf } from "../building.ts";
import { createTraceWriter, DENIED, judgementOf } from "../fixtures/traces.ts";
import type { Bay } from "../frame.ts";
import { emptyHouse } from "../house.ts";
import { estimate } from "../measure.ts";
import {
  type CrowdEnd,
  type CrowdVisitor,
  crowdWalks,
  endOf,
  MOST_VISITORS,
  queuesOf,
  wayOf,
} from "./crowd.ts";

const BUILDING = buildingOf(emptyHouse("istio", null), 1000, estimate);

function crowd(count: number, kind: CrowdEnd["kind"], bay: Bay): readonly CrowdVisitor[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${kind} ${bay} ${index}`,
    name: `visitor ${index}`,
    words: "",
    end: { kind, bay },
  }));
}

describe("who ends where", () => {
  const verdict = judgementOf(createTraceWriter(), DENIED).verdict;
  const judged = (outcome: "allowed" | "denied" | "refused", stage: typeof verdict.stage) =>
    endOf({ ...judgementOf(createTraceWriter(), DENIED), verdict: { ...verdict, outcome, stage } });
  test.each([
    { end: judged("allowed", "ALLOW"), kind: "in", bay: "office" },
    { end: judged("denied", "DENY"), kind: "back", bay: "DENY" },
    { end: judged("refused", "HANDSHAKE"), kind: "back", bay: "HANDSHAKE" },
    { end: endOf({ error: "no such workload" }), kind: "waits", bay: "street" },
    { end: endOf(null), kind: "waits", bay: "street" },
  ])("$kind, $bay", ({ end, kind, bay }) => {
    expect(end).toEqual({ kind, bay });
  });
});

describe("queues", () => {
  test("stand in their bay, twelve are seen, and all are counted", () => {
    const [queue, ...others] = queuesOf(crowd(40, "back", "DENY"), BUILDING);
    expect(others).toEqual([]);
    expect(queue?.count).toBe(40);
    expect(queue?.placed.filter(({ seen }) => seen)).toHaveLength(12);
    const { x, right } = BUILDING.box("DENY");
    for (const place of queue?.placed ?? []) {
      expect(place.x).toBeGreaterThan(x);
      expect(place.x).toBeLessThan(right);
    }
  });

  test("nobody who is seen stands on another's place", () => {
    const all = queuesOf(
      [...crowd(12, "in", "office"), ...crowd(7, "back", "office"), ...crowd(5, "waits", "street")],
      BUILDING,
    ).flatMap(({ placed }) => placed);
    expect(new Set(all.map(({ x, y }) => `${Math.round(x)} ${y}`)).size).toBe(24);
  });

  test("who is refused at the door stands in the street", () => {
    const [queue] = queuesOf(crowd(1, "back", "HANDSHAKE"), BUILDING);
    expect(queue?.bay).toBe("street");
    expect(queue?.placed[0]?.x).toBeLessThan(BUILDING.wall);
  });

  test(`hold ${MOST_VISITORS} at most`, () => {
    const counts = queuesOf(crowd(500, "in", "office"), BUILDING).map(({ count }) => count);
    expect(counts).toEqual([MOST_VISITORS]);
  });
});

describe("ways", () => {
  const wayTo = (kind: CrowdEnd["kind"], bay: Bay) => {
    const place = queuesOf(crowd(1, kind, bay), BUILDING)[0]?.placed[0];
    return place === undefined ? [] : wayOf(place, BUILDING);
  };
  test.each([
    { kind: "in", bay: "office", facing: 1 },
    { kind: "back", bay: "DENY", facing: -1 },
    { kind: "back", bay: "HANDSHAKE", facing: -1 },
    { kind: "waits", bay: "street", facing: 1 },
  ] as const)("$kind at $bay ends at its place, facing $facing", ({ kind, bay, facing }) => {
    const way = wayTo(kind, bay);
    const place = queuesOf(crowd(1, kind, bay), BUILDING)[0]?.placed[0];
    expect(way.at(-1)).toMatchObject({ x: place?.x, facing });
    expect(way.map(({ at }) => at)).toEqual(way.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  test("nobody walks past where it is turned back", () => {
    for (const { x } of wayTo("back", "DENY")) expect(x).toBeLessThan(BUILDING.box("DENY").right);
  });
});

describe("the walks of all", () => {
  const placed = queuesOf(
    [...crowd(30, "back", "DENY"), ...crowd(20, "in", "office")],
    BUILDING,
  ).flatMap((queue) => queue.placed);
  const { duration, keyframes } = crowdWalks(placed, BUILDING);

  test("fill the same time, so that the page has nothing to do before the last is there", () => {
    expect(keyframes).toHaveLength(50);
    expect(duration).toBeGreaterThan(1000);
    for (const { frames } of keyframes) {
      const offsets = frames.map(({ offset }) => offset ?? Number.NaN);
      expect([offsets[0], offsets.at(-1)]).toEqual([0, 1]);
      expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    }
  });

  test("begin one after the other, and end where each stands", () => {
    const starts = keyframes.map(
      ({ frames }) => frames.findIndex(({ transform }) => transform !== frames[0]?.transform) - 1,
    );
    const leaves = keyframes.map(({ frames }, index) => frames[starts[index] ?? 0]?.offset ?? 0);
    expect(leaves).toEqual(leaves.toSorted((a, b) => a - b));
    expect(new Set(leaves).size).toBe(50);
    for (const [index, { frames }] of keyframes.entries()) {
      const { x, y } = placed[index] ?? { x: 0, y: 0 };
      expect(frames.at(-1)?.transform).toContain(`translate(${x}px, ${y}px)`);
    }
  });
});
