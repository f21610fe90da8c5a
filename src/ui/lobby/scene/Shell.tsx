import { CEILING, FLOOR, HEIGHT } from "../building.ts";
import { Part } from "../figures/Figure.tsx";
import type { View } from "./phase.ts";

const DOOR_HEAD = FLOOR - 150;
const DADO = FLOOR - 66;
const SKIRTING = FLOOR - 6;

/** Sky, rooms and what is drawn on the walls in hairlines: everything behind the people. */
export function Background({ building, house }: View) {
  const { width, wall } = building;
  return (
    <>
      <rect width={width} height={FLOOR} className="lobby-sky" />
      <path
        className="lobby-skyline"
        d={`M0 ${FLOOR - 62}H14V${FLOOR - 96}H34V${FLOOR - 78}H52V${FLOOR - 122}H58V${FLOOR - 128}H72V${FLOOR - 122}H78V${FLOOR - 70}H100V${FLOOR - 88}H${wall}`}
      />
      <rect
        x={wall}
        y={CEILING}
        width={width - wall - 16}
        height={FLOOR - CEILING}
        className="lobby-room"
      />
      <Part name="tree" x={27} y={FLOOR} />
      <WallObjects building={building} house={house} />
    </>
  );
}

/** One hairline object a room: notice, window, clock, board, list, and the office's window. */
function WallObjects({ building, house }: Pick<View, "building" | "house">) {
  const y = FLOOR - 168;
  const at = (x: number): string => `translate(${x} ${y})`;
  const { box, counters } = building;
  const office = box("office");
  const deny =
    counters.DENY === null ? box("DENY").center : counters.DENY.x + counters.DENY.width / 2;
  const crowded = house.staff.CUSTOM.front.length > 0;
  return (
    <g className="lobby-hair">
      <path
        transform={at(box("HANDSHAKE").center)}
        d="M-2 0h24v30h-24zM3 6h14M3 11h14M3 16h8M12.6 22a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0"
      />
      <path
        transform={at(box("CUSTOM").center)}
        d={crowded ? "M-44 0h40v40h-40zM-24 0v40" : "M-20 0h40v40h-40zM0 0v40"}
      />
      <path
        transform={at(box("JWT").center)}
        d="M5 20a15 15 0 1 0 30 0a15 15 0 1 0-30 0M20 10v10l-8 6M20 5v2M20 33v2M5 20h2M33 20h2"
      />
      <path
        transform={at(deny)}
        d="M-26 2h52v34h-52zM-20 8h12v10h-12zM-3 8h12v7h-12zM-3 19h12v11h-12zM13 8h8v12h-8z"
      />
      <path
        transform={at(box("ALLOW").center)}
        d="M-30 4h60v28h-60zM-24 11h32M-24 18h44M-24 25h24"
      />
      <path
        d={`M${office.x + 16} ${FLOOR - 190}h${office.width - 52}v56h-${office.width - 52}zM${office.x + office.width / 2 - 10} ${FLOOR - 190}v56M${office.x + 16} ${FLOOR - 162}h${office.width - 52}`}
      />
    </g>
  );
}

/** Roof, outer walls, the stubs between the bays, dado and skirting: what the section cuts is solid. */
export function Walls({ building }: Pick<View, "building">) {
  const { width, wall, boxes } = building;
  const inner = boxes.slice(2).map((box) => box.x);
  return (
    <>
      <path
        className="lobby-hair"
        d={`M${wall + 5} ${DADO}H${width - 20}M${wall + 5} ${SKIRTING}H${width - 20}`}
      />
      <path className="lobby-hair" d={inner.map((x) => `M${x} ${DADO}V${SKIRTING}`).join("")} />
      <path
        className="lobby-hair"
        d={`M${wall - 4} ${DOOR_HEAD}V${FLOOR}M${wall + 4} ${DOOR_HEAD}V${FLOOR}`}
      />
      <path
        className="lobby-hair"
        d={`M${wall + 20} ${CEILING - 7}V${CEILING - 16}H${width - 36}V${CEILING - 7}`}
      />
      <g className="lobby-poche">
        {inner.map((x) => (
          <rect key={x} x={x - 2} y={CEILING} width={4} height={44} />
        ))}
        <rect x={wall - 12} y={CEILING - 7} width={width - wall + 6} height={7} />
        <rect x={wall - 4} y={CEILING} width={8} height={DOOR_HEAD - CEILING} />
        <rect x={width - 20} y={CEILING} width={8} height={FLOOR - CEILING} />
      </g>
    </>
  );
}

/** The slab and the ground, over the lower edge of the feet. */
export function Ground({ building }: Pick<View, "building">) {
  const { width, wall } = building;
  const strokes = Array.from({ length: Math.ceil(width / 9) + 1 }, (_, index) => index * 9 - 6);
  return (
    <>
      <rect y={FLOOR} width={width} height={HEIGHT - FLOOR} className="lobby-panel" />
      <path className="lobby-hatch" d={strokes.map((x) => `M${x} ${FLOOR + 16}l9 -9`).join("")} />
      <g className="lobby-poche">
        <rect y={FLOOR} width={wall - 4} height={3} />
        <rect x={wall - 4} y={FLOOR} width={width - wall - 8} height={7} />
        <rect x={width - 12} y={FLOOR} width={12} height={3} />
      </g>
    </>
  );
}

/** The cone of light over where we are: one desk at a time. In front of a shut door it falls on the street. */
export function Light({ building, frame }: View) {
  if (frame === null) return null;
  const { wall } = building;
  if (frame.props.door === "shut") {
    return (
      <path
        className="lobby-cone"
        d={`M${wall - 56} ${FLOOR - 205}H${wall - 12}L${wall - 4} ${FLOOR}H${wall - 100}Z`}
      />
    );
  }
  const box = building.box(frame.bay);
  const office = frame.bay === "office";
  const middle = box.center - (office ? 9 : 0);
  const right = box.right - (office ? 22 : 4);
  const spread = Math.min(box.width / 2, 110);
  return (
    <path
      className="lobby-cone"
      d={`M${middle - 26} 60H${middle + 26}L${Math.min(right, middle + spread)} ${FLOOR}H${Math.max(box.x + 5, middle - spread)}Z`}
    />
  );
}
