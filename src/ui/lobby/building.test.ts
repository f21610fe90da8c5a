import { expect, test } from "vitest";
import { buildingOf, divide } from "./building.ts";
import { createTraceWriter, judgementOf, REQUEST, writeArrival } from "./fixtures/traces.ts";
import type { House } from "./frame.ts";
import { emptyHouse, houseOf } from "./house.ts";
import { estimate } from "./measure.ts";

function houseWith(guards: number, employees: number): House {
  const writer = createTraceWriter();
  writeArrival(writer);
  const deny = writer.stage("DENY", "passed");
  for (let index = 0; index < guards; index++) {
    writer.policy(deny, `deny-${index}`, {
      action: "DENY",
      clauses: [
        ["paths", "/a", "/b", false],
        ["methods", "PUT", "GET", false],
      ],
    });
  }
  const allow = writer.stage("ALLOW", "passed");
  for (let index = 0; index < employees; index++) {
    writer.policy(allow, `allow-${index}`, { action: "ALLOW", clauses: [] });
  }
  const judgement = judgementOf(writer, {});
  if (judgement.trace === undefined) throw new Error("no trace");
  return houseOf(judgement, judgement.trace, REQUEST, "istio", "backend");
}

test.each([
  { note: "more than everybody wishes", width: 300 },
  { note: "what everybody wishes", width: 230 },
  { note: "less than everybody wishes", width: 180 },
])("$note is divided without a rest", ({ width }) => {
  const parts = divide(
    [
      { least: 50, wish: 70 },
      { least: 60, wish: 90 },
      { least: 50, wish: 70 },
    ],
    width,
  );
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(width);
  expect(parts.every(Number.isInteger)).toBe(true);
});

test("the bays fill the drawing from left to right", () => {
  const building = buildingOf(houseWith(1, 1), 1000, estimate);
  const ends = building.boxes.map((box) => box.right);
  expect(ends.at(-1)).toBe(1000);
  expect(building.boxes.slice(1).map((box) => box.x)).toEqual(ends.slice(0, -1));
});

test("a room with nobody in it gives its space to a crowded one", () => {
  const few = buildingOf(houseWith(1, 1), 1000, estimate);
  const many = buildingOf(houseWith(30, 1), 1000, estimate);
  expect(many.box("DENY").width).toBeGreaterThan(few.box("DENY").width + 80);
  expect(many.box("HANDSHAKE").width).toBeLessThan(few.box("HANDSHAKE").width);
  expect(many.counters.DENY).not.toBeNull();
});

test.each([
  { guards: 0, employees: 0 },
  { guards: 1, employees: 3 },
  { guards: 3, employees: 3 },
  { guards: 30, employees: 1 },
  { guards: 30, employees: 30 },
  { guards: 200, employees: 200 },
])("$guards guards and $employees employees stand inside their rooms", ({ guards, employees }) => {
  const house = houseWith(guards, employees);
  const building = buildingOf(house, 1000, estimate);
  for (const desk of ["DENY", "ALLOW"] as const) {
    const { x, right } = building.box(desk);
    for (const member of house.staff[desk].front) {
      const place = building.staffX[member.id] ?? Number.NaN;
      expect(place).toBeGreaterThan(x + 40);
      expect(place).toBeLessThan(right - 20);
    }
    const counter = building.counters[desk];
    if (counter !== null) expect(counter.x + counter.width).toBeLessThan(right);
  }
});

test("with the documented order CUSTOM and JWT change places and nothing else moves", () => {
  const istio = buildingOf(emptyHouse("istio", "backend"), 1000, estimate);
  const documented = buildingOf(emptyHouse("documented", "backend"), 1000, estimate);
  expect(documented.boxes.map((box) => box.bay)).toEqual([
    "street",
    "HANDSHAKE",
    "PROXY",
    "JWT",
    "CUSTOM",
    "DENY",
    "ALLOW",
    "office",
  ]);
  expect(documented.box("DENY")).toEqual(istio.box("DENY"));
  expect(documented.box("JWT").width).toBe(istio.box("JWT").width);
});

test("at most three stand in front, and the others are counted", () => {
  const house = houseWith(30, 4);
  expect(house.staff.DENY.front.length + house.staff.DENY.choir.length).toBe(30);
  expect(house.staff.DENY.front.length).toBeLessThanOrEqual(3);
  expect(house.staff.ALLOW.front.length + house.staff.ALLOW.choir.length).toBe(4);
});
