import type { TraceId } from "../../engine/trace/trace.ts";
import { FLOOR, HEIGHT } from "./building.ts";
import type { StaffMember } from "./frame.ts";
import { MESSAGES } from "./lobby-messages.ts";
import type { View } from "./scene/phase.ts";

const WIDTH = 34;
const STANDING = 120;
const SEATED = 96;

interface SpotsProps {
  readonly view: View;
  readonly selected: TraceId | null;
  readonly onSelect: (id: TraceId) => void;
}

/** Buttons over the figures: a drawing has no children for a screen reader, so its people are chosen through these. */
export function FigureSpots({ view, selected, onSelect }: SpotsProps) {
  const { building, house } = view;
  const { CUSTOM, DENY, ALLOW } = house.staff;
  const percent = (value: number, of: number): string => `${((value / of) * 100).toFixed(3)}%`;
  const members = [...CUSTOM.front, ...house.auditors, ...DENY.front, ...ALLOW.front];
  return members.map((member) => {
    const seated = member.id === CUSTOM.front[0]?.id && member.kind === "executive";
    const x = building.staffX[member.id] ?? building.auditorX;
    const height = seated ? SEATED : STANDING;
    const style = {
      left: percent(x - WIDTH / 2 - (seated ? 8 : 0), building.width),
      top: percent(FLOOR - height, HEIGHT),
      width: percent(WIDTH + (seated ? 8 : 0), building.width),
      height: percent(height, HEIGHT),
    };
    return (
      <button
        key={member.id}
        type="button"
        className="lobby-spot"
        style={style}
        title={nameOf(member)}
        aria-label={MESSAGES.figure(
          nameOf(member),
          MESSAGES.whatItDid(member.result, member.dryRun),
        )}
        aria-pressed={member.id === selected}
        onClick={() => onSelect(member.id)}
      />
    );
  });
}

function nameOf({ policy }: StaffMember): string {
  return `${policy.namespace}/${policy.name}`;
}
