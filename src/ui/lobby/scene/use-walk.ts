import { type RefObject, useLayoutEffect, useRef } from "react";
import { escortAnimations } from "./escort.ts";
import { STRIDE } from "./Visitor.tsx";

/** Milliseconds. */
const WALK = 420;
const BUBBLE = 160;
const ARM = 160;
/** Too short a way for a stride: the pose changes and nobody walks. */
const SHUFFLE = 10;
const EASING = "cubic-bezier(.3,.1,.2,1)";

/** Which pose is seen in each quarter of the walk. */
const QUARTERS = [
  "walk",
  "pass",
  "stride",
  "pass",
] as const satisfies readonly (typeof STRIDE)[number][];

interface Arrival {
  /** Tells one walk from another: a new one starts without motion. */
  readonly walk: unknown;
  readonly step: number;
  /** The visitor's feet. */
  readonly x: number;
}

interface Pace {
  readonly playing: boolean;
  readonly speed: number;
}

/**
 * Moves the visitor from the step before to this one, and lets the bubble follow. Only a step forward moves:
 * stepping back and scrubbing show the picture at once. Nothing is kept running, and with reduced motion nothing
 * starts.
 */
export function useWalk(
  scene: RefObject<SVGSVGElement | null>,
  arrival: Arrival,
  pace: Pace,
): void {
  const { walk, step, x } = arrival;
  const before = useRef<Arrival>(arrival);
  const paceThen = useRef(pace);
  paceThen.current = pace;
  useLayoutEffect(() => {
    const previous = before.current;
    before.current = { walk, step, x };
    const svg = scene.current;
    if (svg === null || previous.walk !== walk || step !== previous.step + 1) return;
    if (globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const way = previous.x - x;
    const distance = Math.abs(way) < SHUFFLE ? 0 : way;
    const after = distance === 0 ? 0 : WALK;
    const { playing, speed } = paceThen.current;
    const started = [
      ...(distance === 0 ? [] : walkAnimations(svg, distance)),
      ...bubbleAnimations(svg, after),
      ...armAnimations(svg, after),
      ...(playing ? escortAnimations(svg, x, after) : []),
    ];
    for (const animation of started) animation.playbackRate = speed;
    return () => {
      for (const animation of started) animation.cancel();
    };
  }, [scene, walk, step, x]);
}

function walkAnimations(svg: SVGSVGElement, distance: number): readonly Animation[] {
  const visitor = svg.querySelector(".lobby-visitor");
  if (visitor === null) return [];
  const move = visitor.animate(
    [{ transform: `translateX(${distance}px)` }, { transform: "translateX(0)" }],
    { duration: WALK, easing: EASING },
  );
  const hide = visitor
    .querySelector('[data-part="still"]')
    ?.animate([{ opacity: 0 }, { opacity: 0 }], { duration: WALK });
  const poses = STRIDE.map((pose) =>
    visitor.querySelector(`[data-part="${pose}"]`)?.animate(framesFor(pose), { duration: WALK }),
  );
  return [move, hide, ...poses].filter((animation) => animation !== undefined);
}

/** Opacity that jumps: the pose is there or it is not. */
function framesFor(pose: string): Keyframe[] {
  const last = QUARTERS.length;
  return [
    ...QUARTERS.map((shown, index) => ({
      opacity: shown === pose ? 1 : 0,
      offset: index / last,
      easing: "steps(1, end)",
    })),
    { opacity: 0, offset: 1 },
  ];
}

/** The arm goes up to the flat palm: from hanging, about the shoulder. */
function armAnimations(svg: SVGSVGElement, delay: number): readonly Animation[] {
  return [...svg.querySelectorAll(".lobby-raised")].map((arm) =>
    arm.animate([{ transform: "rotate(78deg)" }, { transform: "rotate(0)" }], {
      duration: ARM,
      delay,
      fill: "backwards",
      easing: "ease-out",
    }),
  );
}

function bubbleAnimations(svg: SVGSVGElement, delay: number): readonly Animation[] {
  const bubble = svg.querySelector(".lobby-bubble");
  if (bubble === null) return [];
  return [
    bubble.animate(
      [
        { opacity: 0, transform: "translateY(4px)" },
        { opacity: 1, transform: "translateY(0)" },
      ],
      { duration: BUBBLE, delay, fill: "backwards", easing: "ease-out" },
    ),
  ];
}
