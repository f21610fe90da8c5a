import { FLOOR } from "../building.ts";
import { Part } from "../figures/Figure.tsx";
import { Choir } from "./Choir.tsx";
import { phaseClass, phaseOf, speakerOf, type View } from "./phase.ts";
import { StaffRow } from "./StaffRow.tsx";

/** The employees behind the turnstile; without an ALLOW policy nobody stands there and it is open. */
export function Employees(view: View) {
  const { building, house, frame } = view;
  const { front, choir } = house.staff.ALLOW;
  const counter = building.counters.ALLOW;
  const now = phaseOf(view, "ALLOW") === "now";
  const open = (frame?.props.turnstile ?? "open") === "open";
  const right = building.box("ALLOW").right;
  return (
    <g className={phaseClass(phaseOf(view, "ALLOW"))}>
      {counter !== null && (
        <Choir members={choir} counter={counter} bust="hair" speaking={speakerOf(frame)} />
      )}
      <StaffRow
        members={front}
        poses={now ? (frame?.poses ?? {}) : {}}
        staffX={building.staffX}
        idle="stand"
      />
      {counter === null && <Part name="plant-small" x={right - 20} y={FLOOR} />}
      <Part name={open ? "turnstile-open" : "turnstile-closed"} x={building.turnstileX} y={FLOOR} />
    </g>
  );
}
