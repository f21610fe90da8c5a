import { type RefObject, useEffect, useRef } from "react";
import type { Building } from "../building.ts";
import { crowdWalks, type Placed } from "./crowd.ts";

interface CrowdWalk {
  readonly building: Building;
  readonly placed: readonly Placed[];
  readonly speed: number;
}

/**
 * Lets everybody walk in once, when the crowd comes: one animation of `transform` an element, which the browser
 * runs without us. All of them begin and end at the same moment, and whoever comes later or is there sooner stands
 * still meanwhile: an animation that waits for its delay, and each that ends, would have the browser look at the
 * page once a frame (bench/visitors.mts). The elements stand at their ends all the while, so that nothing is left
 * to do afterwards; with reduced motion they simply stand there.
 */
export function useCrowdWalk(root: RefObject<HTMLElement | null>, crowd: CrowdWalk): void {
  const first = useRef(crowd);
  useEffect(() => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const { building, placed, speed } = first.current;
    const walks = crowdWalks(placed, building);
    const timing = { duration: walks.duration / speed };
    const started = walks.keyframes.flatMap(({ key, frames }) => {
      const element = elementOf(root.current, key);
      return element === null ? [] : [element.animate([...frames], timing)];
    });
    for (const count of root.current?.querySelectorAll(".lobby-count") ?? [])
      started.push(count.animate([{ opacity: 0 }, { opacity: 0 }], timing));
    return () => {
      for (const animation of started) animation.cancel();
    };
  }, [root]);
}

function elementOf(root: HTMLElement | null, key: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-visitor="${CSS.escape(key)}"]`) ?? null;
}
