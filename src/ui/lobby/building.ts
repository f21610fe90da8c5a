import type { TraceId } from "../../engine/trace/trace.ts";
import type { Bay, House, Staff } from "./frame.ts";
import type { Measure } from "./measure.ts";
import { middle } from "./truncate.ts";

/** Heights of the section, in user units. The building is drawn 1:1. */
export const FLOOR = 284;
export const CEILING = 30;
export const HEIGHT = 322;
/** Below this the drawing scrolls sideways instead of shrinking. */
export const LEAST_WIDTH = 1000;

const PITCH = 34;
/** Thickness of the right outer wall with the ground beyond it. */
const RIGHT_EDGE = 20;
const OFFICE_LETTERS = 16;

export interface BayBox {
  readonly bay: Bay;
  readonly x: number;
  readonly width: number;
  readonly center: number;
  readonly right: number;
}

/** Where the things of the section are. Widths change with the house, never with the step. */
export interface Building {
  readonly width: number;
  /** The outer wall with the front door. */
  readonly wall: number;
  readonly boxes: readonly BayBox[];
  readonly box: (bay: Bay) => BayBox;
  /** Floor position of everybody in front. */
  readonly staffX: Readonly<Record<TraceId, number>>;
  readonly porterX: number;
  readonly lecternX: number;
  readonly deskX: number;
  readonly readerX: number;
  readonly turnstileX: number;
  readonly hostX: number;
  readonly auditorX: number;
  /** Left edge and width of the counter of those behind; null where everybody is in front. */
  readonly counters: Readonly<Record<"CUSTOM" | "DENY" | "ALLOW", Counter | null>>;
  /** The office's sign, cut to what fits. */
  readonly officeName: string;
}

export interface Counter {
  readonly x: number;
  readonly width: number;
}

interface Demand {
  readonly least: number;
  readonly wish: number;
}

/** Width of a sign with its mark. */
export function signWidth(label: string, measure: Measure): number {
  return Math.ceil(measure(label, "sign") + [...label].length * 0.3) + 36;
}

function counterWidth(count: number): number {
  return count === 0 ? 0 : Math.max(156, Math.min(184, Math.min(count, 14) * 12.6 + 16));
}

function crowdWidth(staff: Staff): number {
  return staff.choir.length === 0 ? 0 : counterWidth(staff.choir.length) - 12;
}

/** Least width (the sign and a little) and the wish (sign, staff, furniture and one visitor). */
function demandOf(bay: Bay, house: House, measure: Measure): Demand {
  const sign = (label: string): number => signWidth(label, measure) + 12;
  const people = (bayName: "CUSTOM" | "DENY" | "ALLOW", base: number, empty: number): Demand => {
    const staff = house.staff[bayName];
    const standing = staff.front.length;
    if (standing === 0)
      return { least: Math.max(sign(bayName), empty), wish: Math.max(sign(bayName), empty) };
    const wish = base + (standing - 1) * PITCH + crowdWidth(staff);
    return { least: Math.max(sign(bayName), wish - 12), wish };
  };
  switch (bay) {
    case "street":
      return { least: 104, wish: 116 };
    case "HANDSHAKE":
      return { least: sign("HANDSHAKE"), wish: 120 };
    case "PROXY":
      return { least: Math.max(sign("PROXY"), 84), wish: 90 };
    case "CUSTOM":
      return people("CUSTOM", 138, 96);
    case "JWT":
      return { least: Math.max(sign("JWT"), 94), wish: 104 };
    case "DENY": {
      const guards = people("DENY", 158, 96);
      const desk = house.auditors.length > 0 ? 46 : 0;
      return { least: guards.least + desk, wish: guards.wish + desk };
    }
    case "ALLOW":
      return people("ALLOW", 150, 124);
    case "office": {
      const name = sign(middle(house.office, OFFICE_LETTERS)) + RIGHT_EDGE;
      return { least: Math.max(112, name), wish: Math.max(124, name) };
    }
  }
}

/**
 * Divides a width among the bays: everybody its wish if there is room, the rest in proportion; with too little
 * room each gives up the same share of what it has above its least.
 */
export function divide(demands: readonly Demand[], width: number): readonly number[] {
  const wishes = demands.reduce((sum, demand) => sum + demand.wish, 0);
  const leasts = demands.reduce((sum, demand) => sum + demand.least, 0);
  const exact =
    width >= wishes
      ? demands.map((demand) => demand.wish + ((width - wishes) * demand.wish) / wishes)
      : demands.map((demand) => {
          const share = wishes === leasts ? 0 : Math.max(0, (width - leasts) / (wishes - leasts));
          return demand.least + (demand.wish - demand.least) * share;
        });
  return wholeParts(exact, Math.max(width, leasts));
}

/** Whole units, so that walls stay crisp. The largest remainders are rounded up, whatever their order. */
function wholeParts(exact: readonly number[], total: number): readonly number[] {
  const floors = exact.map(Math.floor);
  const missing = Math.round(total) - floors.reduce((sum, part) => sum + part, 0);
  const raised = exact
    .map((part, index) => ({ index, rest: part - Math.floor(part) }))
    .toSorted((a, b) => b.rest - a.rest)
    .slice(0, missing)
    .map(({ index }) => index);
  return floors.map((part, index) => part + (raised.includes(index) ? 1 : 0));
}

/** Builds the house at a width; wider if its crowds need more than that. */
export function buildingOf(house: House, width: number, measure: Measure): Building {
  const demands = house.bays.map((bay) => demandOf(bay, house, measure));
  const least = demands.reduce((sum, demand) => sum + demand.least, 0);
  const total = Math.max(width, Math.ceil(least));
  const boxes = boxesOf(house.bays, divide(demands, total));
  const box = (bay: Bay): BayBox => {
    const found = boxes.find((candidate) => candidate.bay === bay);
    if (found === undefined) throw new Error(`no bay ${bay}`);
    return found;
  };
  const places = placesOf(house, box);
  return {
    width: total,
    wall: box("street").right,
    boxes,
    box,
    ...places,
    porterX: box("HANDSHAKE").right - 26,
    lecternX: box("PROXY").center + 14,
    readerX: box("JWT").center + 20,
    hostX: box("office").right - 48,
    auditorX: box("DENY").x + 26,
    officeName: middle(house.office, OFFICE_LETTERS),
  };
}

function boxesOf(bays: readonly Bay[], widths: readonly number[]): readonly BayBox[] {
  let x = 0;
  return bays.map((bay, index) => {
    const width = widths[index] ?? 0;
    const left = x;
    x += width;
    return { bay, x: left, width, center: left + width / 2, right: x };
  });
}

type Places = Pick<Building, "staffX" | "deskX" | "turnstileX" | "counters">;

/** Whoever speaks first stands nearest to the visitor; the others behind, towards the right wall. */
function placesOf(house: House, box: (bay: Bay) => BayBox): Places {
  const staffX: Record<TraceId, number> = {};
  const row = (desk: "CUSTOM" | "DENY" | "ALLOW", margin: number): number => {
    const { front, choir } = house.staff[desk];
    const right = box(desk).right - (choir.length > 0 ? counterWidth(choir.length) + 22 : margin);
    const first = right - (front.length - 1) * PITCH;
    front.forEach((member, index) => {
      staffX[member.id] = first + index * PITCH;
    });
    return front.length === 0 ? right : first;
  };
  const executive = row("CUSTOM", 34);
  row("DENY", 46);
  const employee = row("ALLOW", 60);
  const empty = house.staff.CUSTOM.front.length === 0;
  const counter = (desk: "CUSTOM" | "DENY" | "ALLOW"): Counter | null => {
    const count = house.staff[desk].choir.length;
    const width = counterWidth(count);
    return count === 0 ? null : { x: box(desk).right - width - 7, width };
  };
  return {
    staffX,
    deskX: empty ? box("CUSTOM").center + 2 : executive - 30,
    turnstileX: employee - 28,
    counters: { CUSTOM: counter("CUSTOM"), DENY: counter("DENY"), ALLOW: counter("ALLOW") },
  };
}
