import { type RefObject, useEffect } from "react";
import type { Building } from "./building.ts";
import type { Frame, House } from "./frame.ts";
import { visitorX } from "./places.ts";

/** Where the visitor stands in a pane that is narrower than the drawing. */
const PLACE = 0.44;

/** In a narrow pane the drawing keeps its scale and scrolls with the visitor. */
export function useCentred(
  scroller: RefObject<HTMLElement | null>,
  building: Building,
  frame: Frame | null,
  house: House,
): void {
  useEffect(() => {
    const pane = scroller.current;
    if (pane === null || frame === null || pane.scrollWidth <= pane.clientWidth) return;
    const scale = pane.scrollWidth / building.width;
    pane.scrollLeft = visitorX(building, frame, house) * scale - pane.clientWidth * PLACE;
  }, [scroller, building, frame, house]);
}
