import { FLOOR } from "../building.ts";
import { lookOf } from "../figures/cast.ts";
import { Figure, Part } from "../figures/Figure.tsx";
import { Choir } from "./Choir.tsx";
import { phaseClass, phaseOf, speakerOf, type View } from "./phase.ts";
import { StaffRow } from "./StaffRow.tsx";

/** The executives' desk: the first sits by the telephone, the others stand behind. Empty, it keeps its furniture. */
export function Executives(view: View) {
  const { building, house, frame } = view;
  const { front, choir } = house.staff.CUSTOM;
  const counter = building.counters.CUSTOM;
  const className = phaseClass(phaseOf(view, "CUSTOM"));
  const first = front[0];
  if (first === undefined) return <EmptyDesk x={building.deskX} className={className} />;
  const now = phaseOf(view, "CUSTOM") === "now";
  const poses = now ? (frame?.poses ?? {}) : {};
  const x = building.staffX[first.id] ?? 0;
  const telephone = now && frame?.props.phone === "off" ? "telephone" : "telephone-hung";
  const seated = first.kind === "executive";
  return (
    <g className={className}>
      {counter !== null && (
        <Choir members={choir} counter={counter} bust="hair" speaking={speakerOf(frame)} />
      )}
      <StaffRow
        members={seated ? front.slice(1) : front}
        poses={poses}
        staffX={building.staffX}
        idle={seated ? "cross" : "stand"}
      />
      {seated && (
        <>
          <Part name="chair" x={x + 6} y={FLOOR} mirrored />
          <Figure
            look={lookOf(first.kind, `${first.policy.namespace}/${first.policy.name}`)}
            pose={poses[first.id] ?? "sit"}
            x={x}
            y={FLOOR}
            mirrored
          />
        </>
      )}
      <Part name="desk" x={building.deskX} y={FLOOR} />
      <Part name={telephone} x={x - 46} y={FLOOR - 42} />
      <Part name="plant-small" x={x - 12} y={FLOOR - 42} />
      {telephone === "telephone" && (
        <path className="p-stroke" d={`M${x - 38} ${FLOOR - 46}q6 10 10 2t8 -2t6 -12`} />
      )}
    </g>
  );
}

function EmptyDesk({
  x,
  className,
}: {
  readonly x: number;
  readonly className: string | undefined;
}) {
  return (
    <g className={className}>
      <Part name="chair" x={x + 20} y={FLOOR} mirrored />
      <Part name="desk-small" x={x} y={FLOOR} />
      <Part name="telephone-hung" x={x + 4} y={FLOOR - 42} />
    </g>
  );
}
