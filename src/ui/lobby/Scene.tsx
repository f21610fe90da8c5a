import { useRef } from "react";
import { HEIGHT } from "./building.ts";
import { describeScene } from "./describe.ts";
import type { Measure } from "./measure.ts";
import { visitorX } from "./places.ts";
import { AnswerLine } from "./scene/AnswerLine.tsx";
import { BadgeReader } from "./scene/BadgeReader.tsx";
import { Bubble } from "./scene/Bubble.tsx";
import { Employees } from "./scene/Employees.tsx";
import { Executives } from "./scene/Executives.tsx";
import { escorts } from "./scene/escort.ts";
import { FormCheck } from "./scene/FormCheck.tsx";
import { FrontDoor } from "./scene/FrontDoor.tsx";
import { Guards } from "./scene/Guards.tsx";
import { Office } from "./scene/Office.tsx";
import type { View } from "./scene/phase.ts";
import { Background, Ground, Light, Walls } from "./scene/Shell.tsx";
import { DoorSign, Signs } from "./scene/Sign.tsx";
import { useWalk } from "./scene/use-walk.ts";
import { Visitor } from "./scene/Visitor.tsx";

interface SceneProps {
  readonly view: View;
  readonly measure: Measure;
  /** Tells one walk from another, so that only a step of the same walk moves. */
  readonly walk: unknown;
  readonly step: number;
  readonly steps: number;
  /** Only Play escorts anybody out. */
  readonly playing?: boolean;
  /** How fast everything moves; 1 is as the drawing means it. */
  readonly speed?: number;
}

/** The section with one step of the walk in it. Back to front as look/README section 2 orders it. */
export function Scene(props: SceneProps) {
  const { view, measure, walk, step, steps, playing = false, speed = 1 } = props;
  const svg = useRef<SVGSVGElement>(null);
  const { building, house, frame } = view;
  const x = frame === null ? 0 : visitorX(building, frame, house);
  useWalk(svg, { walk, step, x }, { playing, speed });
  return (
    <svg
      ref={svg}
      className="lobby-scene"
      viewBox={`0 0 ${building.width} ${HEIGHT}`}
      role="img"
      aria-label={describeScene(view, step, steps)}
    >
      <Background {...view} />
      <Light {...view} />
      <Walls building={building} />
      <FrontDoor {...view} />
      <FormCheck {...view} />
      <Executives {...view} />
      <BadgeReader {...view} />
      <Guards {...view} />
      <Employees {...view} />
      <Office {...view} />
      <Signs view={view} measure={measure} />
      <DoorSign view={view} measure={measure} />
      <Ground building={building} />
      {frame !== null && (
        <Visitor
          view={frame.visitor}
          known={house.caller?.transport === "mtls"}
          x={x}
          leaves={escorts(frame)}
        />
      )}
      {frame?.answer != null && (
        <AnswerLine answer={frame.answer} building={building} x={x} measure={measure} />
      )}
      {frame?.bubble != null && <Bubble content={frame.bubble} view={view} measure={measure} />}
    </svg>
  );
}
