/** Plane geometry for the figures. y grows downwards, as in SVG; angles are in degrees. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

const RADIANS = Math.PI / 180;

export function add(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}

/** A bone of that length, at an angle from hanging straight down; forward (to the right) is positive. */
export function bone(angle: number, length: number): Point {
  return { x: Math.sin(angle * RADIANS) * length, y: Math.cos(angle * RADIANS) * length };
}

/** Turns a point about the origin, clockwise on the screen. */
export function rotate(point: Point, angle: number): Point {
  const cos = Math.cos(angle * RADIANS);
  const sin = Math.sin(angle * RADIANS);
  return { x: point.x * cos - point.y * sin, y: point.x * sin + point.y * cos };
}

/** One decimal: a tenth of a unit is below what a screen shows, and keeps the markup short. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

export function at(point: Point): string {
  return `${tenth(point.x)} ${tenth(point.y)}`;
}

/** Path of a capsule between two joints whose radii differ: one half of a limb. */
export function taperedCapsule(
  from: Point,
  fromRadius: number,
  to: Point,
  toRadius: number,
): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const side = { x: (to.y - from.y) / length, y: -(to.x - from.x) / length };
  const edge = (joint: Point, radius: number): string =>
    at({ x: joint.x + side.x * radius, y: joint.y + side.y * radius });
  const cap = (joint: Point, radius: number, sign: 1 | -1): string =>
    `A${radius} ${radius} 0 0 1 ${edge(joint, sign * radius)}`;
  return `M${edge(from, fromRadius)}L${edge(to, toRadius)}${cap(to, toRadius, -1)}L${edge(from, -fromRadius)}${cap(from, fromRadius, 1)}Z`;
}
