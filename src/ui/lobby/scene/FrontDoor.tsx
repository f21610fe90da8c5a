import { FLOOR } from "../building.ts";
import { PORTER } from "../figures/cast.ts";
import { Figure, Part } from "../figures/Figure.tsx";
import { phaseClass, phaseOf, type View } from "./phase.ts";

/** The front door and its porter: open is a leaf swung in, shut is a leaf in the wall. */
export function FrontDoor(view: View) {
  const { building, frame } = view;
  const open = frame?.props.door === "open";
  const phase = phaseOf(view, "HANDSHAKE");
  const shaking = open && phase === "now" && frame.visitor.pose === "shake";
  return (
    <>
      {open ? (
        <Part name="door-open" x={building.wall + 4} y={FLOOR} />
      ) : (
        <Part name="door-closed" x={building.wall} y={FLOOR} />
      )}
      <g className={open ? phaseClass(phase) : "lobby-later"}>
        <Figure
          look={PORTER}
          pose={shaking ? "shake" : "stand"}
          x={building.porterX}
          y={FLOOR}
          mirrored
        />
      </g>
    </>
  );
}
