import type { KeyboardEvent, PointerEvent } from "react";

interface SplitterProps {
  readonly label: string;
  readonly className: string;
  /** In pixels; a double click goes back to `first`. */
  readonly bounds: { readonly least: number; readonly first: number; readonly most: number };
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

const KEY_STEP = 20;

/** The edge of a column, to drag or to move with the arrow keys. */
export function Splitter({ label, className, bounds, width, onWidth }: SplitterProps) {
  const set = (next: number) =>
    onWidth(Math.round(Math.max(bounds.least, Math.min(bounds.most, next))));
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const start = event.currentTarget.getBoundingClientRect().left;
    set(width + event.clientX - start);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(width + step);
  };
  return (
    <hr
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={bounds.least}
      aria-valuemax={bounds.most}
      tabIndex={0}
      className={`splitter ${className}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => onWidth(bounds.first)}
      onKeyDown={onKeyDown}
    />
  );
}
