import { FLOOR } from "../building.ts";
import { Part } from "../figures/Figure.tsx";
import { phaseClass, phaseOf, type View } from "./phase.ts";

/** The lectern, with the form on it while it is read. */
export function FormCheck(view: View) {
  const x = view.building.lecternX;
  return (
    <g className={phaseClass(phaseOf(view, "PROXY"))}>
      <Part name="lectern" x={x} y={FLOOR} />
      {view.frame?.props.formOnLectern && <Part name="form" x={x - 5} y={FLOOR - 44} />}
    </g>
  );
}
