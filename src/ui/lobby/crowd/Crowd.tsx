import { type KeyboardEvent, useMemo, useRef } from "react";
import { BAY_NAMES, MESSAGES } from "../../messages/lobby.ts";
import type { Building } from "../building.ts";
import { type CrowdVisitor, type Placed, type Queue, queuesOf } from "./crowd.ts";
import { useCrowdWalk } from "./use-crowd-walk.ts";

interface CrowdProps {
  readonly visitors: readonly CrowdVisitor[];
  readonly building: Building;
  /** CSS pixels a unit of the drawing. */
  readonly scale: number;
  readonly speed: number;
  readonly onPick: (key: string) => void;
}

/**
 * The other standing requests: they walk in together and stand where they ended. A click or Enter picks one; arrow
 * keys go through them.
 */
export function Crowd({ visitors, building, scale, speed, onPick }: CrowdProps) {
  const root = useRef<HTMLDivElement>(null);
  const queues = useMemo(() => queuesOf(visitors, building), [visitors, building]);
  const placed = useMemo(() => inOrder(queues, visitors), [queues, visitors]);
  useCrowdWalk(root, { building, placed, speed });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const seen = "button:not(.lobby-unseen)";
    const all: (Element | null)[] = [...(root.current?.querySelectorAll(seen) ?? [])];
    const next =
      all[Math.max(0, Math.min(all.length - 1, all.indexOf(document.activeElement) + step))];
    if (next instanceof HTMLElement) next.focus();
    event.preventDefault();
  };
  return (
    <div
      ref={root}
      className="lobby-crowd"
      style={{ transform: `scale(${scale})` }}
      role="toolbar"
      aria-label={MESSAGES.crowd(visitors.length)}
      onKeyDown={onKeyDown}
    >
      {placed.map((place, index) => (
        <Bust key={place.visitor.key} place={place} first={index === 0} onPick={onPick} />
      ))}
      {queues.map((queue) => (
        <Count key={`${queue.bay} ${queue.kind}`} queue={queue} />
      ))}
    </div>
  );
}

/** In the order of the list, so that they come in as they are listed. */
function inOrder(queues: readonly Queue[], visitors: readonly CrowdVisitor[]): readonly Placed[] {
  const byKey = new Map(
    queues.flatMap((queue) => queue.placed).map((one) => [one.visitor.key, one]),
  );
  return visitors.flatMap(({ key }) => byKey.get(key) ?? []);
}

interface BustProps {
  readonly place: Placed;
  readonly first: boolean;
  readonly onPick: (key: string) => void;
}

function Bust({ place, first, onPick }: BustProps) {
  const { visitor, x, y, seen, behind } = place;
  const facing = visitor.end.kind === "back" ? -1 : 1;
  const label = MESSAGES.crowdOne(visitor.name, visitor.words);
  return (
    <button
      type="button"
      className={`lobby-bust ${behind ? "lobby-behind" : ""} ${seen ? "" : "lobby-unseen"}`.trim()}
      data-visitor={visitor.key}
      style={{ transform: `translate(${x}px, ${y}px) scaleX(${facing})` }}
      tabIndex={first ? 0 : -1}
      aria-label={label}
      title={label}
      onClick={() => onPick(visitor.key)}
    >
      <svg width="18" height="27" viewBox="-14 -41 28 42" aria-hidden="true" focusable="false">
        <use href="#lobby-bust-visitor" />
      </svg>
    </button>
  );
}

function Count({ queue }: { readonly queue: Queue }) {
  const { bay, kind, count, x } = queue;
  return (
    <span
      className={`lobby-count lobby-count-${kind}`}
      style={{ left: x }}
      title={MESSAGES.crowdCount(count, kind, BAY_NAMES[bay])}
    >
      {count}
    </span>
  );
}
