import { BODIES, bodyId } from "./cast.ts";
import { at, type Point, taperedCapsule } from "./geometry.ts";
import { type Hand, POSES, type Pose } from "./poses.ts";
import { type Limb, skeletonOf } from "./skeleton.ts";
import { type Clothes, Torso } from "./Torso.tsx";

const SLEEVES = {
  coat: "p-coat",
  guard: "p-jacket",
  shirt: "p-paper",
  vest: "p-paper",
  suit: "p-suit",
} as const satisfies Record<Clothes, string>;

const HANDS = {
  fist: "M-2.4 -1C-2.6 1.6 -2 4.6 .2 5.2C2.4 5.4 3 3 2.8 .4L2.4 -1.4Z",
  palm: "M2.2 -1.4L2.6 2.2C5 3 8.6 3.2 9.8 4.2C10.6 5.4 9.6 6.6 8 6.6L1 6.6C-1.6 6.6 -2.8 4.6 -2.6 1.4L-2.2 -1.4Z",
  point:
    "M-2.4 -1C-2.6 1.6 -2 4 -.4 4.6L-.6 10C-.4 11.4 1.4 11.4 1.6 10L2 4.4C2.8 3.4 2.8 1.4 2.6 -1.2Z",
  open: "M-2.2 -1.2C-2.8 1.6 -3.4 5.4 -2.6 8C-2 9.2 -.8 9 -.2 7.4L1.4 3.4L3.8 5.2C5 5.6 5.2 4.6 4.6 3.8L2.4 -1.4Z",
} as const satisfies Record<Hand, string>;

const SHOE = "M-3.2 -1.6L2 -2.4C4 -.4 7.4 -.2 8.6 1.4C9 2.4 8.6 3 8 3L-3 3C-4 3 -4 .6 -3.2 -1.6Z";

/** Radii at the root, joint and end of a limb. */
const LEG = [5.2, 3.9, 2.7] as const;
const ARM = [3.9, 3, 2.3] as const;

/**
 * Every body of the cast in every pose that it takes: the figure without its head and near arm, and that arm,
 * because heads vary and the near arm is in front of them; of who refuses also the far arm, which is raised.
 * Origin: between the feet.
 */
export function BodySymbols() {
  return (
    <>
      {BODIES.map(([clothes, pose]) => (
        <Body
          key={bodyId(clothes, pose)}
          id={bodyId(clothes, pose)}
          clothes={clothes}
          pose={POSES[pose]}
        />
      ))}
    </>
  );
}

function Body(props: { readonly id: string; readonly clothes: Clothes; readonly pose: Pose }) {
  const { id, clothes, pose } = props;
  const { hip, lean, legs, arms } = skeletonOf(pose);
  const farArm = <ArmShape arm={arms.far} hand={pose.farHand} sleeve={SLEEVES[clothes]} />;
  const raises = pose === POSES.refuse;
  return (
    <>
      {raises && (
        <symbol id={`${id}-far`} overflow="visible">
          {farArm}
        </symbol>
      )}
      <symbol id={id} overflow="visible">
        {!raises && farArm}
        <LegShape leg={legs.far} />
        <LegShape leg={legs.near} />
        <g transform={`translate(${at(hip)})rotate(${lean})`}>
          <path className="p-skin p-line" d="M-1.8 -44L-2 -37.6L4 -37.6L4 -43Z" />
          <Torso clothes={clothes} />
        </g>
      </symbol>
      <symbol id={`${id}-arm`} overflow="visible">
        <ArmShape arm={arms.near} hand={pose.nearHand} sleeve={SLEEVES[clothes]} />
      </symbol>
    </>
  );
}

function limbPath(limb: Limb, [root, joint, end]: readonly [number, number, number]): string {
  return (
    taperedCapsule(limb.root, root, limb.joint, joint) +
    taperedCapsule(limb.joint, joint, limb.end, end)
  );
}

/** Both capsules are stroked first and filled on top, so that the contour of a limb comes out as one line. */
function LimbShape({ d, fill }: { readonly d: string; readonly fill: string }) {
  return (
    <>
      <path className="p-under" d={d} />
      <path className={fill} d={d} />
    </>
  );
}

function ArmShape(props: {
  readonly arm: Limb;
  readonly hand: Hand | undefined;
  readonly sleeve: string;
}) {
  return (
    <>
      <path
        className="p-skin p-line"
        transform={placed(props.arm.end, -props.arm.turn)}
        d={HANDS[props.hand ?? "fist"]}
      />
      <LimbShape d={limbPath(props.arm, ARM)} fill={props.sleeve} />
    </>
  );
}

function LegShape({ leg }: { readonly leg: Limb }) {
  return (
    <>
      <path className="p-hair p-line" transform={placed(leg.end, leg.turn)} d={SHOE} />
      <LimbShape d={limbPath(leg, LEG)} fill="p-trousers" />
    </>
  );
}

function placed(point: Point, turn: number): string {
  return `translate(${at(point)})rotate(${turn})`;
}
