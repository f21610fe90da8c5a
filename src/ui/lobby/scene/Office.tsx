import { FLOOR } from "../building.ts";
import { HOST } from "../figures/cast.ts";
import { Figure, Part } from "../figures/Figure.tsx";
import { phaseClass, phaseOf, type View } from "./phase.ts";

/** The workload at its desk; it rises to take the form. */
export function Office(view: View) {
  const x = view.building.hostX;
  const phase = phaseOf(view, "office");
  const received = phase === "now" && view.frame?.visitor.pose !== "rebuff";
  return (
    <g className={phaseClass(phase)}>
      {received ? (
        <Figure look={HOST} pose="rise" x={x + 6} y={FLOOR} mirrored />
      ) : (
        <>
          <Part name="chair" x={x + 8} y={FLOOR} mirrored />
          <Figure look={HOST} pose="sit" x={x + 2} y={FLOOR} mirrored />
        </>
      )}
      <Part name="desk-small" x={x - 20} y={FLOOR} />
      <Part name="monitor" x={x - 26} y={FLOOR - 42} />
    </g>
  );
}
