import { MESSAGES } from "../../messages/lobby.ts";
import { layoutBubble } from "../bubble-layout.ts";
import { describeBubble } from "../describe.ts";
import type { BubbleContent } from "../frame.ts";
import type { Measure } from "../measure.ts";
import { anchorOf } from "../places.ts";
import type { View } from "./phase.ts";
import { captionsEnd } from "./Sign.tsx";

/** The one voice of the step. */
export function Bubble({
  content,
  view,
  measure,
}: {
  readonly content: BubbleContent;
  readonly view: View;
  readonly measure: Measure;
}) {
  const { building, house, frame } = view;
  if (frame === null) return null;
  const anchor = anchorOf(building, frame, house, content.speaker);
  const room = { width: building.width, captionsEnd: captionsEnd(view, measure) };
  const layout = layoutBubble(content, anchor, room, measure);
  const tone =
    content.verdict === null ? "" : content.verdict === "pass" ? "lobby-allows" : "lobby-refuses";
  return (
    <g className={`lobby-bubble ${tone} ${content.dashed ? "lobby-dashed" : ""}`}>
      <title>{describeBubble(content)}</title>
      <path className="lobby-bubble-shape" d={layout.outline} />
      {content.verdict !== null && (
        <use
          href={`#lobby-mark-${content.verdict}`}
          transform={`translate(${layout.x + 19} ${layout.title.y - 4})scale(.875)`}
        />
      )}
      <text
        className={layout.title.line.voice === "istio" ? "lobby-mono lobby-bold" : "lobby-title"}
        x={layout.title.x}
        y={layout.title.y}
      >
        {layout.title.line.text}
      </text>
      {layout.tag !== null && (
        <text
          className="lobby-tag"
          x={layout.x + layout.width - 12}
          y={layout.title.y}
          textAnchor="end"
        >
          {layout.tag}
        </text>
      )}
      <Clauses layout={layout} />
      {layout.lines.map((line) => (
        <text
          key={line.y}
          className={`${line.voice === "istio" ? "lobby-mono" : "lobby-text"}${line.struck ? " lobby-struck" : ""}`}
          x={layout.x + 12}
          y={line.y}
        >
          {line.text}
        </text>
      ))}
    </g>
  );
}

/** ● holds, ○ does not: in ink, since a match is bad news at a guard and good news at an employee. */
function Clauses({ layout }: { readonly layout: ReturnType<typeof layoutBubble> }) {
  if (layout.rows.length === 0) return null;
  const { columns } = layout;
  return (
    <>
      <text className="lobby-header" x={columns.wanted} y={layout.headerY}>
        {MESSAGES.wanted}
      </text>
      <text className="lobby-header" x={columns.saw} y={layout.headerY}>
        {MESSAGES.saw}
      </text>
      {layout.rows.map((row) => (
        <g key={row.node}>
          {row.current && (
            <rect
              className="lobby-current-row"
              x={layout.x + 5}
              y={row.y - 11}
              width={layout.width - 10}
              height={15}
            />
          )}
          <circle
            className={row.holds ? "lobby-holds" : "lobby-holds-not"}
            cx={layout.x + 16}
            cy={row.y - 4}
            r={3.4}
          />
          <text className="lobby-mono lobby-field" x={columns.field} y={row.y}>
            {row.field}
          </text>
          <text className="lobby-mono" x={columns.wanted} y={row.y}>
            {row.wanted}
          </text>
          <text className="lobby-mono lobby-bold" x={columns.saw} y={row.y}>
            {row.saw}
          </text>
        </g>
      ))}
    </>
  );
}
