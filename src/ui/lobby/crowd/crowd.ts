import type { Judgement, JudgementError } from "../../../engine/index.ts";
import { type Building, FLOOR } from "../building.ts";
import type { Bay } from "../frame.ts";

/** As many as walk in together. */
export const MOST_VISITORS = 200;
/** As many of a queue as are seen; the others are counted. */
const SEEN = 12;
const ROW = SEEN / 2;
const PITCH = 14;
/** Room at the left wall of a bay. */
const MARGIN = 11;

/** One standing request among many: how far it comes is all that is shown of it. */
export interface CrowdVisitor {
  readonly key: string;
  readonly name: string;
  /** Verdict in words. */
  readonly words: string;
  readonly end: CrowdEnd;
}

/** `in`: it reaches its workload. `back`: it is turned back there. `waits`: nobody has judged it. */
export interface CrowdEnd {
  readonly kind: "in" | "back" | "waits";
  readonly bay: Bay;
}

export function endOf(judgement: Judgement | JudgementError | null): CrowdEnd {
  if (judgement === null || "error" in judgement) return { kind: "waits", bay: "street" };
  const { outcome, stage } = judgement.verdict;
  if (outcome === "allowed") return { kind: "in", bay: "office" };
  return { kind: "back", bay: stage };
}

/** One visitor and its place, in user units of the drawing. */
export interface Placed {
  readonly visitor: CrowdVisitor;
  readonly x: number;
  readonly y: number;
  /** Behind the twelfth of a queue: it walks in, and is only counted then. */
  readonly seen: boolean;
  /** Stands behind the first row. */
  readonly behind: boolean;
}

export interface Queue {
  readonly bay: Bay;
  readonly kind: CrowdEnd["kind"];
  readonly count: number;
  readonly placed: readonly Placed[];
  /** Where the count stands. */
  readonly x: number;
}

/** Everybody in line where they ended: at most two rows of six a desk, in the order of the list. */
export function queuesOf(visitors: readonly CrowdVisitor[], building: Building): readonly Queue[] {
  const groups = new Map<string, CrowdVisitor[]>();
  for (const visitor of visitors.slice(0, MOST_VISITORS)) {
    const name = `${placeOf(visitor.end)} ${visitor.end.kind}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [visitor]);
    else group.push(visitor);
  }
  const used = new Map<Bay, number>();
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (first === undefined) return [];
    const bay = placeOf(first.end);
    const box = building.box(bay);
    const before = used.get(bay) ?? 0;
    const columns = Math.min(ROW, group.length);
    used.set(bay, before + columns + 1);
    const pitch = Math.min(PITCH, (box.width - 2 * MARGIN - 30) / ROW);
    const left = box.x + MARGIN + before * pitch;
    const placed = group.map((visitor, index) => {
      const seen = index < SEEN;
      const slot = Math.min(index, SEEN - 1);
      const back = slot >= columns;
      return {
        visitor,
        seen,
        behind: back,
        x: left + (back ? slot - columns + 0.5 : slot) * pitch,
        y: FLOOR + (back ? -4 : 8),
      };
    });
    const x = left + (columns + 0.2) * pitch;
    return [{ bay, kind: first.end.kind, count: group.length, placed, x }];
  });
}

/** Whom the door does not let in stands in front of it. */
function placeOf({ kind, bay }: CrowdEnd): Bay {
  return kind === "back" && bay === "HANDSHAKE" ? "street" : bay;
}

/** One point of the way: where, when (in milliseconds from its start), and looking which way. */
export interface WayPoint {
  readonly x: number;
  readonly at: number;
  readonly facing: 1 | -1;
}

const WALK = 380;
const ASKED = 300;
const OUTSIDE = -24;

/** From the street past each desk to the end; whoever is turned back turns round there and joins the queue. */
export function wayOf({ visitor, x }: Placed, building: Building): readonly WayPoint[] {
  const { kind } = visitor.end;
  const last = placeOf(visitor.end);
  const stops = building.boxes.slice(0, building.boxes.findIndex(({ bay }) => bay === last) + 1);
  const points: WayPoint[] = [{ x: OUTSIDE, at: 0, facing: 1 }];
  let at = 0;
  const walkTo = (to: number, facing: 1 | -1): void => {
    at += WALK;
    points.push({ x: to, at, facing });
  };
  const wait = (to: number, facing: 1 | -1): void => {
    at += ASKED;
    points.push({ x: to, at, facing });
  };
  for (const box of stops) {
    const asked = box.bay === last && kind === "back" ? box.center + 14 : box.x + 24;
    if (box.bay === last && kind !== "back") break;
    walkTo(asked, 1);
    wait(asked, 1);
  }
  if (kind === "back") points.push({ x: points.at(-1)?.x ?? x, at, facing: -1 });
  walkTo(x, kind === "back" ? -1 : 1);
  return points;
}

/** How one visitor moves: keyframes of the Web Animations API, offsets over the time of the whole crowd. */
export interface CrowdWalk {
  readonly key: string;
  readonly frames: readonly Keyframe[];
}

/** Everybody's walk, one after the other through the door; `duration` is the whole crowd's, in milliseconds. */
export function crowdWalks(
  placed: readonly Placed[],
  building: Building,
): { readonly duration: number; readonly keyframes: readonly CrowdWalk[] } {
  const gap = gapOf(placed.length);
  const ways = placed.map((place, index) => ({
    place,
    points: wayOf(place, building).map((point) => ({ ...point, at: point.at + index * gap })),
  }));
  const duration = Math.max(1, ...ways.map(({ points }) => points.at(-1)?.at ?? 0));
  const keyframes = ways.map(({ place, points }) => {
    const frame = ({ x, at, facing }: WayPoint, offset = at / duration): Keyframe => ({
      transform: `translate(${x}px, ${place.y}px) scaleX(${facing})`,
      opacity: 1,
      offset,
    });
    const [first, last] = [points[0], points.at(-1)];
    const frames = points.map((point) => frame(point));
    if (first && first.at > 0) frames.unshift(frame(first, 0));
    if (last && last.at < duration) frames.push(frame(last, 1));
    return { key: place.visitor.key, frames };
  });
  return { duration, keyframes };
}

/** Milliseconds between two who come in: a small group strolls, two hundred pour in. */
function gapOf(count: number): number {
  return Math.min(260, 8000 / Math.max(1, count));
}
