import type { CSSProperties } from "react";
import type { Trace, TraceId } from "../../engine/trace/trace.ts";
import { MESSAGES } from "../messages/lobby.ts";
import { type Building, FLOOR, HEIGHT } from "./building.ts";
import { ChoirSpot } from "./ChoirSpot.tsx";
import { DoorSpot } from "./DoorSpot.tsx";
import type { StaffMember } from "./frame.ts";
import type { View } from "./scene/phase.ts";

const WIDTH = 34;
const STANDING = 120;
const SEATED = 96;
const COUNTER = 84;
/** The sign of the front door, on its bracket. */
const SIGN = { letter: 7, around: 20, top: 52, height: 30 } as const;

interface SpotsProps {
  readonly view: View;
  readonly trace: Trace | null;
  /** The chosen node and those above it. */
  readonly selected: readonly TraceId[];
  /** What lies under the pointer, here or in the tree or the text, and those above it. */
  readonly hinted: readonly TraceId[];
  readonly onSelect: (id: TraceId) => void;
  readonly onHint: (id: TraceId | null) => void;
}

/** Buttons over the figures: a drawing has no children for a screen reader, so its people are chosen through these. */
export function FigureSpots({ view, trace, selected, hinted, onSelect, onHint }: SpotsProps) {
  const { building, house } = view;
  const { CUSTOM, DENY, ALLOW } = house.staff;
  const boss = CUSTOM.front[0];
  const sign = house.doorSign.length * SIGN.letter + SIGN.around;
  return (
    <>
      {[...CUSTOM.front, ...house.auditors, ...DENY.front, ...ALLOW.front].map((member) => (
        <button
          key={member.id}
          type="button"
          className={`lobby-spot ${isApart(view, member) ? "lobby-apart" : ""} ${hinted.includes(member.id) ? "lobby-hinted" : ""}`}
          style={figureBox(building, member, member === boss && member.kind === "executive")}
          title={nameOf(member)}
          aria-label={MESSAGES.figure(
            nameOf(member),
            MESSAGES.whatItDid(member.result, member.dryRun),
          )}
          aria-pressed={selected.includes(member.id)}
          onClick={() => onSelect(member.id)}
          onPointerEnter={() => onHint(member.id)}
          onPointerLeave={() => onHint(null)}
          onFocus={() => onHint(member.id)}
          onBlur={() => onHint(null)}
        />
      ))}
      {trace !== null && (
        <DoorSpot
          trace={trace}
          mode={house.doorSign}
          style={place(building, building.wall - sign, sign, SIGN.top, SIGN.height)}
          onSelect={onSelect}
        />
      )}
      {(["CUSTOM", "DENY", "ALLOW"] as const).map((desk) => {
        const counter = building.counters[desk];
        if (counter === null) return null;
        const style = box(building, counter.x, counter.width, COUNTER);
        return (
          <ChoirSpot
            key={desk}
            members={house.staff[desk].choir}
            style={style}
            onSelect={onSelect}
          />
        );
      })}
    </>
  );
}

/** Whoever speaks at this step stands in the light already. */
function isApart({ frame }: View, { id }: StaffMember): boolean {
  return frame?.nodes.includes(id) !== true;
}

function nameOf({ policy }: StaffMember): string {
  return `${policy.namespace}/${policy.name}`;
}

function figureBox(building: Building, member: StaffMember, seated: boolean): CSSProperties {
  const x = building.staffX[member.id] ?? building.auditorX;
  const extra = seated ? 8 : 0;
  return box(building, x - WIDTH / 2 - extra, WIDTH + extra, seated ? SEATED : STANDING);
}

/** A box that stands on the floor. */
function box(building: Building, x: number, width: number, height: number): CSSProperties {
  return place(building, x, width, FLOOR - height, height);
}

/** In parts of the drawing, so that it follows its scale. */
function place(
  building: Building,
  x: number,
  width: number,
  top: number,
  height: number,
): CSSProperties {
  const percent = (value: number, of: number): string => `${((value / of) * 100).toFixed(3)}%`;
  return {
    left: percent(x, building.width),
    top: percent(top, HEIGHT),
    width: percent(width, building.width),
    height: percent(height, HEIGHT),
  };
}
