import { add, bone, type Point, rotate } from "./geometry.ts";
import type { Pose } from "./poses.ts";

/** Where the joints of a posed figure are. Origin: between the feet, on the floor; facing right. */
export interface Skeleton {
  readonly hip: Point;
  readonly lean: number;
  readonly legs: { readonly near: Limb; readonly far: Limb };
  readonly arms: { readonly near: Limb; readonly far: Limb };
  readonly head: Point;
  /** Turn of the head: it follows the trunk only in part. */
  readonly headTurn: number;
  /** Where a badge hangs. */
  readonly chest: Point;
}

export interface Limb {
  readonly root: Point;
  readonly joint: Point;
  readonly end: Point;
  /** Angle of the lower bone, which the hand follows; for a leg, the turn of the foot. */
  readonly turn: number;
}

const THIGH = 27;
const CALF = 27;
const ARM = [18.5, 17.5] as const;
/** Heel and toe of a shoe below the ankle. */
const SOLE: readonly Point[] = [
  { x: -3, y: 3 },
  { x: 8.4, y: 3 },
];

function limb(
  root: Point,
  angles: readonly [number, number],
  bones: readonly [number, number],
): Limb {
  const joint = add(root, bone(angles[0], bones[0]));
  return { root, joint, end: add(joint, bone(angles[1], bones[1])), turn: angles[1] };
}

function lowestPoint(leg: Limb, footTurn: number): number {
  return Math.max(...SOLE.map((point) => leg.end.y + rotate(point, footTurn).y));
}

function moved(part: Limb, by: Point): Limb {
  return { ...part, root: add(part.root, by), joint: add(part.joint, by), end: add(part.end, by) };
}

/** Poses a figure so that its lower sole, or its seat, is at the right height. */
export function skeletonOf(pose: Pose): Skeleton {
  const nearLeg = limb({ x: -2.6, y: 0 }, pose.nearLeg, [THIGH, CALF]);
  const farLeg = limb({ x: 2.8, y: 0 }, pose.farLeg, [THIGH, CALF]);
  const [nearFoot, farFoot] = pose.feet;
  const height =
    pose.seat ?? Math.max(lowestPoint(nearLeg, nearFoot), lowestPoint(farLeg, farFoot));
  const hip = { x: 0, y: -height };
  const onTrunk = (point: Point): Point => add(hip, rotate(point, pose.lean));
  return {
    hip,
    lean: pose.lean,
    legs: {
      near: { ...moved(nearLeg, hip), turn: nearFoot },
      far: { ...moved(farLeg, hip), turn: farFoot },
    },
    arms: {
      near: limb(onTrunk({ x: -4.4, y: -33 }), pose.nearArm, pose.nearBones ?? ARM),
      far: limb(onTrunk({ x: 5, y: -33 }), pose.farArm, pose.farBones ?? ARM),
    },
    head: onTrunk({ x: 1.6, y: -48.2 }),
    headTurn: pose.lean * 0.6 + pose.head,
    chest: onTrunk({ x: 3, y: -22 }),
  };
}
