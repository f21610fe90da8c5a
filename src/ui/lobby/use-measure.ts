import { type RefObject, useLayoutEffect, useMemo, useState } from "react";
import { createMeasure, type Measure } from "./measure.ts";

/** The page's fonts, measured. */
export function useMeasure(): Measure {
  return useMemo(() => createMeasure(document), []);
}

/** Width of an element in CSS pixels; 0 before it is laid out. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const read = (): void => setWidth(Math.round(target.clientWidth));
    read();
    const observer = new ResizeObserver(read);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
