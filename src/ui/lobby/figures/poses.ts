/** Angles of the joints in degrees from hanging straight down, forward positive: upper bone, then lower. */
export interface Pose {
  readonly lean: number;
  readonly head: number;
  readonly nearArm: readonly [number, number];
  readonly farArm: readonly [number, number];
  readonly nearLeg: readonly [number, number];
  readonly farLeg: readonly [number, number];
  /** Turn of the near and the far foot. */
  readonly feet: readonly [number, number];
  readonly nearHand?: Hand;
  readonly farHand?: Hand;
  /** Height of the hip of a seated figure; a standing one stands on its lower sole. */
  readonly seat?: number;
  /** Lengths of the arm's bones where the drawing foreshortens them. */
  readonly nearBones?: readonly [number, number];
  readonly farBones?: readonly [number, number];
}

export type Hand = "fist" | "palm" | "point" | "open";

const FLAT = [0, 0] as const;

export const POSES = {
  wait: {
    lean: 0,
    head: 0,
    nearArm: [6, 62],
    farArm: [14, 78],
    nearLeg: [-2, -3],
    farLeg: [5, 2],
    feet: FLAT,
  },
  walk: {
    lean: 5,
    head: -2,
    nearArm: [-24, -2],
    farArm: [26, 70],
    nearLeg: [27, 12],
    farLeg: [-15, -44],
    feet: [-10, 34],
  },
  // The two other thirds of a stride: legs passing, and the far leg in front.
  pass: {
    lean: 4,
    head: -1,
    nearArm: [-6, 14],
    farArm: [20, 72],
    nearLeg: [2, -3],
    farLeg: [12, -38],
    feet: [0, 26],
  },
  stride: {
    lean: 5,
    head: -2,
    nearArm: [14, 40],
    farArm: [26, 74],
    nearLeg: [-15, -44],
    farLeg: [27, 12],
    feet: [34, -10],
  },
  speak: {
    lean: 2,
    head: -3,
    nearArm: [22, 118],
    farArm: [-4, 6],
    nearLeg: [-5, -3],
    farLeg: [7, 3],
    feet: FLAT,
    nearHand: "point",
  },
  look: {
    lean: 9,
    head: 10,
    nearArm: [18, 92],
    farArm: [30, 98],
    nearLeg: [-5, -4],
    farLeg: [8, 1],
    feet: FLAT,
  },
  refuse: {
    lean: -4,
    head: -4,
    nearArm: [-34, 22],
    farArm: [80, 92],
    nearLeg: [-12, -7],
    farLeg: [11, 6],
    feet: FLAT,
    farHand: "palm",
  },
  escort: {
    lean: 4,
    head: 0,
    nearArm: [62, 74],
    farArm: [50, 112],
    nearLeg: [18, 6],
    farLeg: [-12, -30],
    feet: [-4, 24],
    nearHand: "open",
  },
  // The other half of the guard's stride on the way out.
  escorting: {
    lean: 4,
    head: 0,
    nearArm: [62, 74],
    farArm: [50, 112],
    nearLeg: [2, -4],
    farLeg: [10, -36],
    feet: [0, 26],
    nearHand: "open",
  },
  stand: {
    lean: -1,
    head: -1,
    nearArm: [-20, 8],
    farArm: [-6, 12],
    nearLeg: [-8, -4],
    farLeg: [8, 4],
    feet: FLAT,
  },
  cross: {
    lean: -2,
    head: -3,
    nearArm: [4, 104],
    farArm: [16, 112],
    nearBones: [18, 11],
    farBones: [17, 9],
    nearLeg: [-7, -4],
    farLeg: [8, 4],
    feet: FLAT,
  },
  swipe: {
    lean: 7,
    head: 6,
    nearArm: [48, 86],
    farArm: [10, 60],
    nearLeg: [-6, -9],
    farLeg: [14, 4],
    feet: FLAT,
  },
  show: {
    lean: 3,
    head: 0,
    nearArm: [4, 50],
    farArm: [58, 96],
    nearLeg: [-3, -5],
    farLeg: [9, 2],
    feet: FLAT,
  },
  welcome: {
    lean: 3,
    head: -3,
    nearArm: [-52, -70],
    farArm: [18, 64],
    nearLeg: [-5, -3],
    farLeg: [7, 3],
    feet: FLAT,
    nearHand: "open",
  },
  shrug: {
    lean: -2,
    head: 5,
    nearArm: [16, 112],
    farArm: [30, 122],
    nearLeg: [-6, -4],
    farLeg: [7, 4],
    feet: FLAT,
    nearHand: "open",
    farHand: "open",
  },
  rebuff: {
    lean: -9,
    head: -8,
    nearArm: [34, 108],
    farArm: [40, 128],
    nearLeg: [14, 8],
    farLeg: [-16, -22],
    feet: [-8, 16],
    nearHand: "open",
    farHand: "open",
  },
  leave: {
    lean: 8,
    head: 16,
    nearArm: [-12, 2],
    farArm: [12, 24],
    nearLeg: [22, 10],
    farLeg: [-12, -40],
    feet: [-8, 32],
  },
  shake: {
    lean: 5,
    head: 2,
    nearArm: [36, 84],
    farArm: [-4, 8],
    nearLeg: [-6, -7],
    farLeg: [10, 3],
    feet: FLAT,
    nearHand: "open",
  },
  phone: {
    lean: 4,
    head: 8,
    nearArm: [40, 152],
    farArm: [38, 84],
    nearLeg: [82, 4],
    farLeg: [86, 10],
    feet: FLAT,
    seat: 36,
  },
  sit: {
    lean: 2,
    head: 2,
    nearArm: [32, 84],
    farArm: [40, 82],
    nearLeg: [82, 4],
    farLeg: [86, 10],
    feet: FLAT,
    seat: 36,
  },
  slice: {
    lean: 8,
    head: 0,
    nearArm: [40, 152],
    farArm: [74, 96],
    nearLeg: [82, 4],
    farLeg: [86, 10],
    feet: FLAT,
    farHand: "palm",
    seat: 36,
  },
  rise: {
    lean: 10,
    head: 0,
    nearArm: [34, 78],
    farArm: [52, 84],
    nearLeg: [-4, -6],
    farLeg: [10, 2],
    feet: FLAT,
  },
} as const satisfies Record<string, Pose>;

export type PoseName = keyof typeof POSES;
