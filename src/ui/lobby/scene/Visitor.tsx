import { FLOOR } from "../building.ts";
import { anchorsOf, STRANGER, VISITOR } from "../figures/cast.ts";
import { Figure, Part } from "../figures/Figure.tsx";
import type { PoseName } from "../figures/poses.ts";
import type { VisitorView } from "../frame.ts";

/** The poses of a stride, exchanged while walking. */
export const STRIDE = ["walk", "pass", "stride"] as const satisfies readonly PoseName[];

/** Those of the way out, head down; drawn to the right like all, and turned round. */
export const LEAVING = ["leave", "pass"] as const satisfies readonly PoseName[];

interface VisitorProps {
  readonly view: VisitorView;
  /** A proven mesh identity fills the coat; without one it is a hood and an unfilled coat. */
  readonly known: boolean;
  readonly x: number;
  /** A guard shows it out: then it can walk the other way, too. */
  readonly leaves: boolean;
}

/**
 * The visitor: the still picture of the step, and the poses of a stride that only the walk shows. The walk moves
 * this one element; see use-walk.ts.
 */
export function Visitor({ view, known, x, leaves }: VisitorProps) {
  return (
    <g className={known ? "lobby-visitor" : "lobby-visitor lobby-stranger"}>
      <g data-part="still">
        <Posed view={view} pose={view.pose} known={known} x={x} />
      </g>
      {STRIDE.map((pose) => (
        <g key={pose} data-part={pose} opacity={0}>
          <Posed view={view} pose={pose} known={known} x={x} />
        </g>
      ))}
      {leaves &&
        LEAVING.map((pose) => (
          <g
            key={pose}
            data-part={`out-${pose}`}
            opacity={0}
            transform={`translate(${2 * x} 0)scale(-1 1)`}
          >
            <Posed view={view} pose={pose} known={known} x={x} />
          </g>
        ))}
    </g>
  );
}

function Posed({
  view,
  pose,
  known,
  x,
}: {
  readonly view: VisitorView;
  readonly pose: PoseName;
  readonly known: boolean;
  readonly x: number;
}) {
  const { near, far, chest } = anchorsOf(pose);
  const { badge } = view;
  const badgeName = badge?.good === false ? "badge-bad" : "badge";
  return (
    <>
      <Figure look={known ? VISITOR : STRANGER} pose={pose} x={x} y={FLOOR} />
      {badge?.at === "chest" && (
        <Part name={badgeName} x={x + chest.x - 6} y={FLOOR + chest.y + 4} />
      )}
      {badge?.at === "hand" && <Part name={badgeName} x={x + near.x - 2} y={FLOOR + near.y + 6} />}
      {view.form && <Part name="form" x={x + far.x} y={FLOOR + far.y} />}
      {view.hand !== null && <Part name={view.hand} x={x + near.x} y={FLOOR + near.y} />}
    </>
  );
}
