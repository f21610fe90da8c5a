import { type RefObject, useEffect, useRef } from "react";
import type { Building } from "../building.ts";
import { gapOf, type Placed, wayOf } from "./crowd.ts";

interface CrowdWalk {
  readonly building: Building;
  readonly placed: readonly Placed[];
  readonly speed: number;
}

/**
 * Lets everybody walk in once, when the crowd comes: one animation of `transform` an element, which the browser
 * runs without us. The elements stand at their ends all the while, so that nothing is left to do afterwards; with
 * reduced motion they simply stand there.
 */
export function useCrowdWalk(root: RefObject<HTMLElement | null>, crowd: CrowdWalk): void {
  const first = useRef(crowd);
  useEffect(() => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const { building, placed, speed } = first.current;
    const gap = gapOf(placed.length);
    const started = placed.flatMap((place, index) => {
      const element = elementOf(root.current, place.visitor.key);
      return element === null ? [] : walkIn(element, place, building, index * gap);
    });
    const end = Math.max(
      0,
      ...started.map(({ effect }) => Number(effect?.getComputedTiming().endTime)),
    );
    for (const count of root.current?.querySelectorAll(".lobby-count") ?? [])
      started.push(count.animate([{ opacity: 0 }, { opacity: 0 }], { duration: end }));
    for (const animation of started) animation.playbackRate = speed;
    return () => {
      for (const animation of started) animation.cancel();
    };
  }, [root]);
}

function elementOf(root: HTMLElement | null, key: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-visitor="${CSS.escape(key)}"]`) ?? null;
}

function walkIn(
  element: HTMLElement,
  place: Placed,
  building: Building,
  delay: number,
): readonly Animation[] {
  const way = wayOf(place, building);
  const duration = way.at(-1)?.at ?? 0;
  if (duration === 0) return [];
  const keyframes = way.map(({ x, at, facing }) => ({
    transform: `translate(${x}px, ${place.y}px) scaleX(${facing})`,
    opacity: 1,
    offset: at / duration,
  }));
  return [element.animate(keyframes, { duration, delay, fill: "backwards" })];
}
