import { FLOOR } from "../building.ts";
import { Part } from "../figures/Figure.tsx";
import { phaseClass, phaseOf, type View } from "./phase.ts";

/** The post whose screen stays grey, turns green, or red. */
export function BadgeReader(view: View) {
  const screen = view.frame?.props.reader ?? "off";
  return (
    <g className={phaseClass(phaseOf(view, "JWT"))}>
      <g className={`lobby-screen-${screen}`}>
        <Part name="reader" x={view.building.readerX} y={FLOOR} />
      </g>
    </g>
  );
}
