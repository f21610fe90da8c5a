import type { Frame } from "../frame.ts";
import { LEAVING } from "./Visitor.tsx";

/** Milliseconds: to read what the guard says, the way out, and the picture of the step again. */
const READ = 1100;
const WAY = 900;
const RETURN = 200;
/** Poses are exchanged this often, as everywhere. */
const STRIDE = 105;
/** Where the visitor is let go: in the street; and how far behind it the guard walks. */
const STREET = 34;
const BEHIND = 26;
const EASING = "cubic-bezier(.35,0,.6,1)";

/** A guard refused at this step, so that Play shows the visitor out. */
export function escorts(frame: Frame | null): boolean {
  return frame?.bay === "DENY" && frame.deciding && Object.values(frame.poses).includes("refuse");
}

/**
 * Guard and visitor walk to the door together, once; then the picture of the step is there again, as it is for
 * whoever comes to it in another way. `after`: milliseconds until the visitor stands before the guard.
 */
export function escortAnimations(
  svg: SVGSVGElement,
  x: number,
  after: number,
): readonly Animation[] {
  const visitor = svg.querySelector(".lobby-visitor");
  const guard = svg.querySelector<SVGGElement>(".lobby-refusing");
  if (visitor === null || guard === null) return [];
  const delay = after + READ;
  const guardX = x + 90;
  return [
    walkOut(visitor, STREET - x, delay),
    walkOut(guard, STREET + BEHIND - guardX, delay),
    ...strides(
      visitor,
      LEAVING.map((pose) => `out-${pose}`),
      delay,
    ),
    ...strides(guard, ["escort", "escorting"], delay),
    ...silence(svg, delay),
  ];
}

function walkOut(figure: Element, way: number, delay: number): Animation {
  const total = WAY + RETURN;
  const out = WAY / total;
  const there = `translateX(${way}px)`;
  return figure.animate(
    [
      { transform: "none", opacity: 1, offset: 0, easing: EASING },
      { transform: there, opacity: 1, offset: out * 0.94, easing: "linear" },
      { transform: there, opacity: 0, offset: out, easing: "step-end" },
      { transform: "none", opacity: 0, offset: out, easing: "ease-out" },
      { transform: "none", opacity: 1, offset: 1 },
    ],
    { duration: total, delay },
  );
}

/** The still picture goes for as long as the way takes, and the poses take turns in its place. */
function strides(figure: Element, poses: readonly string[], delay: number): readonly Animation[] {
  const timing = { duration: WAY, delay };
  const part = (name: string): Element | null => figure.querySelector(`[data-part="${name}"]`);
  const hide = part("still")?.animate([{ opacity: 0 }, { opacity: 0 }], timing);
  const steps = Math.ceil(WAY / STRIDE);
  const shown = poses.map((pose, turn) =>
    part(pose)?.animate(
      Array.from({ length: steps }, (_, step) => ({
        opacity: step % poses.length === turn ? 1 : 0,
        easing: "step-end",
      })),
      timing,
    ),
  );
  return [hide, ...shown].filter((animation) => animation !== undefined);
}

/** Nobody speaks on the way out. */
function silence(svg: SVGSVGElement, delay: number): readonly Animation[] {
  const part = svg.querySelector(".lobby-bubble");
  if (part === null) return [];
  const total = WAY + RETURN;
  return [
    part.animate(
      [
        { opacity: 0, offset: 0 },
        { opacity: 0, offset: WAY / total },
        { opacity: 1, offset: 1 },
      ],
      { duration: total, delay },
    ),
  ];
}
