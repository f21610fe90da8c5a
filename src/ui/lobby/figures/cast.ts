import type { Point } from "./geometry.ts";
import { HAIRS, type Hair, type Headwear } from "./heads.ts";
import { POSES, type Pose, type PoseName } from "./poses.ts";
import { type Skeleton, skeletonOf } from "./skeleton.ts";
import type { Clothes } from "./Torso.tsx";

const WARDROBE = {
  coat: ["wait", "walk", "pass", "stride", "show", "shake", "swipe", "rebuff", "leave"],
  guard: ["stand", "cross", "look", "speak", "refuse", "escort", "escorting"],
  shirt: ["stand", "look", "cross", "speak", "welcome", "shrug", "sit", "rise"],
  vest: ["stand", "look", "cross", "shake", "speak", "welcome", "shrug"],
  suit: ["sit", "phone", "slice", "stand", "cross"],
} as const satisfies Record<Clothes, readonly PoseName[]>;

/** Every pair of clothes and pose that the scene draws. */
export const BODIES: readonly (readonly [Clothes, PoseName])[] = Object.entries(WARDROBE).flatMap(
  ([clothes, poses]) => poses.map((pose) => [clothes as Clothes, pose] as const),
);

export function bodyId(clothes: Clothes, pose: PoseName): string {
  return `lobby-${clothes}-${pose}`;
}

/** How somebody looks, whatever they are doing. */
export interface Look {
  readonly clothes: Clothes;
  readonly head: Headwear;
  readonly beard: boolean;
}

const skeletons = new Map<PoseName, Skeleton>();

/** The joints of a pose; computed once. */
export function skeletonIn(name: PoseName): Skeleton {
  const known = skeletons.get(name);
  if (known !== undefined) return known;
  const pose: Pose = POSES[name];
  const made = skeletonOf(pose);
  skeletons.set(name, made);
  return made;
}

/** Where things hang on a pose: the ends of the arms and the chest. */
export function anchorsOf(name: PoseName): {
  readonly near: Point;
  readonly far: Point;
  readonly chest: Point;
} {
  const { arms, chest } = skeletonIn(name);
  return { near: arms.near.end, far: arms.far.end, chest };
}

/** Same text, same number, on every machine: a policy always looks the same (FNV-1a, 32 bits). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

function hairOf(hash: number): Hair {
  return HAIRS[hash % HAIRS.length] ?? "short";
}

/** The look of one member of the staff: the kind gives the clothes, the name the hair. */
export function lookOf(kind: StaffKind, name: string): Look {
  const hash = hashOf(name);
  const hair = hairOf(hash);
  const beard = (hash >>> 8) % 4 === 0 && hair !== "bun" && hair !== "bob" && hair !== "tail";
  switch (kind) {
    case "guard":
      return { clothes: "guard", head: "cap", beard: (hash >>> 8) % 4 === 0 };
    case "employee":
      return { clothes: (hash >>> 12) % 2 === 0 ? "shirt" : "vest", head: hair, beard };
    case "executive":
      return { clothes: "suit", head: hair, beard };
    case "auditor":
      return { clothes: "vest", head: hair, beard };
    case "trainee":
      return { clothes: "shirt", head: hair, beard: false };
  }
}

export type StaffKind = "guard" | "employee" | "executive" | "auditor" | "trainee";

export const VISITOR: Look = { clothes: "coat", head: "side", beard: false };
export const STRANGER: Look = { clothes: "coat", head: "hood", beard: false };
export const PORTER: Look = { clothes: "vest", head: "crop", beard: true };
export const HOST: Look = { clothes: "shirt", head: "crop", beard: true };
