import { type Building, FLOOR } from "../building.ts";
import type { Answer } from "../frame.ts";
import type { Measure } from "../measure.ts";
import { toWidth } from "../truncate.ts";

const Y = FLOOR + 27;

interface AnswerProps {
  readonly answer: Answer;
  readonly building: Building;
  /** The visitor's feet, where the answer starts. */
  readonly x: number;
  readonly measure: Measure;
}

/** What the client gets, under the slab: back to the street, or a line that breaks where the connection ends. */
export function AnswerLine({ answer, building, x, measure }: AnswerProps) {
  const tone = answer.tone === "allow" ? "lobby-answer-allow" : "lobby-answer-refuse";
  const text = toWidth(answer.text, 420, (part) => measure(part, "monoBold"));
  const width = measure(text, "monoBold") + 16;
  if (answer.kind === "closed")
    return <ClosedLine text={text} building={building} x={x} tone={tone} />;
  const left =
    answer.tone === "allow" ? 330 : Math.max(46, Math.min((x - width) / 2 + 20, x - width - 30));
  return (
    <g className={tone}>
      <path d={`M${x} ${Y - 16}V${Y}H10M18 ${Y - 5}L9 ${Y}L18 ${Y + 5}`} />
      <rect className="lobby-panel" x={left - 8} y={Y - 9} width={width} height={18} />
      <text className="lobby-mono lobby-bold" x={left} y={Y + 4}>
        {text}
      </text>
    </g>
  );
}

/** Nothing comes back: two end stops and no arrow. At the door if it never opened, else where it was shut. */
function ClosedLine(props: {
  readonly text: string;
  readonly building: Building;
  readonly x: number;
  readonly tone: string;
}) {
  const { text, building, x, tone } = props;
  const inside = x > building.wall;
  const end = inside ? x - 8 : building.wall - 26;
  const stop = inside ? x + 8 : building.wall - 10;
  return (
    <g className={tone}>
      <path d={`M10 ${Y}H${end}M${end} ${Y - 5}V${Y + 5}M${stop} ${Y - 5}V${Y + 5}`} />
      <path strokeDasharray="3 3" d={`M${stop} ${Y}H${stop + 22}`} />
      <text className="lobby-mono lobby-bold" x={stop + 32} y={Y + 4}>
        {text}
      </text>
    </g>
  );
}
