import { FLOOR } from "../building.ts";
import { anchorsOf, lookOf } from "../figures/cast.ts";
import { Figure, Part } from "../figures/Figure.tsx";
import type { StaffMember } from "../frame.ts";
import { Choir } from "./Choir.tsx";
import { phaseClass, phaseOf, speakerOf, type View } from "./phase.ts";
import { StaffRow } from "./StaffRow.tsx";

/** The guards; the auditor at their left wall writes and never turns round. */
export function Guards(view: View) {
  const { building, house, frame } = view;
  const { front, choir } = house.staff.DENY;
  const counter = building.counters.DENY;
  const now = phaseOf(view, "DENY") === "now";
  const poses = now ? (frame?.poses ?? {}) : {};
  const auditor = house.auditors[0];
  return (
    <g className={phaseClass(phaseOf(view, "DENY"))}>
      {counter !== null && (
        <Choir members={choir} counter={counter} bust="cap" speaking={speakerOf(frame)} />
      )}
      {auditor !== undefined && <Auditor member={auditor} x={building.auditorX} />}
      {counter === null && <Part name="plant" x={building.box("DENY").right - 15} y={FLOOR} />}
      <StaffRow members={front} poses={poses} staffX={building.staffX} idle="stand" />
    </g>
  );
}

function Auditor({ member, x }: { readonly member: StaffMember; readonly x: number }) {
  const hand = anchorsOf("look").near;
  return (
    <g className={member.dryRun ? "lobby-trainee" : undefined}>
      <Figure
        look={lookOf(member.kind, `${member.policy.namespace}/${member.policy.name}`)}
        pose="look"
        x={x}
        y={FLOOR}
        mirrored
      />
      <Part name="clip" x={x - hand.x - 2} y={FLOOR + hand.y + 4} />
    </g>
  );
}
