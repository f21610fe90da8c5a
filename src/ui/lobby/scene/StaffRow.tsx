import { FLOOR } from "../building.ts";
import { anchorsOf, lookOf } from "../figures/cast.ts";
import { Figure, Part } from "../figures/Figure.tsx";
import type { PoseName } from "../figures/poses.ts";
import type { StaffMember } from "../frame.ts";

/** The poses of a guard's stride, seen only on the way out. */
const ESCORT = ["escort", "escorting"] as const satisfies readonly PoseName[];

interface StaffProps {
  readonly member: StaffMember;
  readonly pose: PoseName;
  readonly x: number;
}

/** One standing member of the staff, with a clipboard while looking. A trainee's contour is dashed. */
function StaffFigure({ member, pose, x }: StaffProps) {
  const hand = anchorsOf(pose).near;
  const look = lookOf(member.kind, nameOf(member));
  const refuses = pose === "refuse";
  return (
    <g className={refuses ? "lobby-refusing" : member.dryRun ? "lobby-trainee" : undefined}>
      <g data-part="still">
        <Figure look={look} pose={pose} x={x} y={FLOOR} mirrored />
      </g>
      {refuses &&
        ESCORT.map((walking) => (
          <g key={walking} data-part={walking} opacity={0}>
            <Figure look={look} pose={walking} x={x} y={FLOOR} mirrored />
          </g>
        ))}
      {pose === "look" && <Part name="clip" x={x - hand.x - 2} y={FLOOR + hand.y + 4} />}
    </g>
  );
}

function nameOf({ policy }: StaffMember): string {
  return `${policy.namespace}/${policy.name}`;
}

/** Whoever stands at the back is drawn first. */
export function StaffRow(props: {
  readonly members: readonly StaffMember[];
  readonly poses: Readonly<Record<number, PoseName>>;
  readonly staffX: Readonly<Record<number, number>>;
  /** How those stand who have nothing to do: behind the first, arms crossed. */
  readonly idle: PoseName;
}) {
  return props.members
    .map((member, index) => (
      <StaffFigure
        key={member.id}
        member={member}
        pose={props.poses[member.id] ?? (index === 0 || member.dryRun ? props.idle : "cross")}
        x={props.staffX[member.id] ?? 0}
      />
    ))
    .toReversed();
}
