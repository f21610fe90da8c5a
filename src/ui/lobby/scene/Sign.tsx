import { CEILING, signWidth } from "../building.ts";
import type { MarkKind } from "../figures/Mark.tsx";
import type { Bay } from "../frame.ts";
import type { Measure } from "../measure.ts";
import { toWidth } from "../truncate.ts";
import { phaseOf, type View } from "./phase.ts";

const TOP = 41;
const HEIGHT = 21;

/** All signs with the mark of what came of each desk and, once past, its caption. */
export function Signs({ view, measure }: { readonly view: View; readonly measure: Measure }) {
  return view.house.bays
    .filter((bay) => bay !== "street")
    .map((bay) => <Sign key={bay} bay={bay} view={view} measure={measure} />);
}

function Sign({
  bay,
  view,
  measure,
}: {
  readonly bay: Bay;
  readonly view: View;
  readonly measure: Measure;
}) {
  const { building, frame } = view;
  const box = building.box(bay);
  const phase = phaseOf(view, bay);
  const label = bay === "office" ? building.officeName : bay;
  const result = frame?.results[bay];
  const mark: MarkKind | null =
    result?.mark ?? (bay === "office" || phase === "now" ? null : "skip");
  const center = box.center - (bay === "office" ? 9 : 0);
  const width = signWidth(label, measure) - (mark === null ? 22 : 0);
  const left = Math.round(center - width / 2);
  const tone = phase === "now" ? "lobby-lit" : phase === "later" ? "lobby-unlit" : "";
  return (
    <g className={`lobby-sign ${tone}`}>
      <path
        className="lobby-cord"
        d={`M${left + 8} ${CEILING}V${TOP}M${left + width - 8} ${CEILING}V${TOP}`}
      />
      <rect x={left} y={TOP} width={width} height={HEIGHT} rx={2} />
      <text className="lobby-sign-text" x={left + 8} y={TOP + 14.5}>
        {label}
      </text>
      {mark !== null && (
        <use
          href={`#lobby-mark-${mark}`}
          transform={`translate(${left + width - 14} ${TOP + 10.5})scale(.8)`}
        />
      )}
      {phase === "past" && result !== undefined && (
        <text
          className={`lobby-caption${result.decided ? " lobby-bold" : ""}`}
          x={center}
          y={78}
          textAnchor="middle"
        >
          {captionText(result.caption, box.width, measure)}
        </text>
      )}
    </g>
  );
}

/** A caption keeps inside its bay. */
function captionText(caption: string, bayWidth: number, measure: Measure): string {
  return toWidth(caption, bayWidth - 10, (part) => measure(part, "caption"));
}

/** Right edge of the last caption left of a bay, for bubbles that reach so high; 0 without one. */
export function captionsEnd(view: View, measure: Measure): number {
  const ends = view.house.bays.map((bay) => {
    const result = view.frame?.results[bay];
    if (result === undefined || phaseOf(view, bay) !== "past" || result.caption === "") return 0;
    const box = view.building.box(bay);
    return box.center + measure(captionText(result.caption, box.width, measure), "caption") / 2;
  });
  return Math.max(0, ...ends);
}

/** The front door's own sign on its bracket: the mode in force. */
export function DoorSign({ view, measure }: { readonly view: View; readonly measure: Measure }) {
  const { building, house, frame } = view;
  const x = building.wall;
  const width = Math.ceil(measure(house.doorSign, "sign") + house.doorSign.length * 0.3) + 14;
  const lit = frame?.props.door === "shut";
  const left = x - 5 - width;
  return (
    <g className={`lobby-sign ${lit ? "lobby-lit" : ""}`}>
      <path
        className="lobby-bracket"
        d={`M${x - 4} 52H${left + 1}M${left + 9} 52V58M${x - 12} 52V58`}
      />
      <rect x={left} y={58} width={width} height={HEIGHT} rx={2} />
      <text className="lobby-sign-text" x={left + width / 2} y={72.5} textAnchor="middle">
        {house.doorSign}
      </text>
    </g>
  );
}
