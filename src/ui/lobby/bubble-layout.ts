import { MESSAGES } from "../messages/lobby.ts";
import { FLOOR } from "./building.ts";
import type { BubbleContent, ClauseRow, Line } from "./frame.ts";
import type { FontName, Measure } from "./measure.ts";
import type { Anchor } from "./places.ts";
import { toWidth } from "./truncate.ts";

const PADDING = 12;
const TITLE = 17;
const HEADER = 14;
const ROW = 15;
const BOTTOM = FLOOR - 128;
const MAX_WIDTH = 420;
const MARK = 21;
const BULLET = 14;
const GAPS = { wanted: 14, saw: 16, tag: 16 } as const;
/** A taller bubble reaches the captions under the signs. */
const CAPTION_BOTTOM = 82;
const MAX_LINES = 3;

/** A bubble ready to draw: everything cut to size and placed, in user units. */
export interface BubbleLayout {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly outline: string;
  readonly title: { readonly x: number; readonly y: number; readonly line: Line };
  readonly tag: string | null;
  readonly columns: { readonly field: number; readonly wanted: number; readonly saw: number };
  readonly headerY: number;
  readonly rows: readonly (ClauseRow & { readonly y: number })[];
  readonly lines: readonly (Line & { readonly y: number })[];
}

export interface Room {
  /** Edges of the drawing that a bubble keeps 6 away from. */
  readonly width: number;
  /** Right edge of the last caption that stands left of the speaker. */
  readonly captionsEnd: number;
}

/** Places a bubble over its speaker. It covers no sign and no caption, and its bottom is always the same. */
export function layoutBubble(
  content: BubbleContent,
  anchor: Anchor,
  room: Room,
  measure: Measure,
): BubbleLayout {
  const lines = wrapped(content.lines, MAX_WIDTH - 2 * PADDING, measure);
  const height =
    PADDING +
    TITLE +
    (content.rows.length > 0 ? HEADER + content.rows.length * ROW : 0) +
    lines.length * ROW +
    1;
  const y = BOTTOM - height;
  const min = y < CAPTION_BOTTOM && !anchor.up ? Math.max(6, room.captionsEnd + 6) : 6;
  const max = room.width - 6;
  const limit = Math.min(MAX_WIDTH, max - min) - 2 * PADDING;
  const columns = columnsOf(content.rows, limit, measure);
  const head = headOf(content, limit, measure);
  const inner = Math.max(
    head.width,
    columns.total,
    ...lines.map((line) => lineWidth(line, measure)),
  );
  const width = Math.ceil(Math.min(inner, limit) + 2 * PADDING);
  const x = Math.round(Math.max(min, Math.min(max - width, anchor.x - width / 2)));
  const left = x + PADDING;
  const firstRow = y + 19 + 16 + ROW - 1;
  const firstLine = content.rows.length > 0 ? firstRow + content.rows.length * ROW : y + 19 + 16;
  return {
    x,
    y,
    width,
    height,
    outline: outlineOf({ x, y, width, height }, anchor, content.shape === "square" ? 2 : 10),
    title: { x: left + (content.verdict === null ? 0 : MARK), y: y + 19, line: head.title },
    tag: head.tag,
    columns: {
      field: left + BULLET,
      wanted: left + BULLET + columns.field + GAPS.wanted,
      saw: left + BULLET + columns.field + GAPS.wanted + columns.wanted + GAPS.saw,
    },
    headerY: y + 19 + 15,
    rows: content.rows.map((row, index) => ({
      ...row,
      field: cutTo(row.field, columns.field, "mono", measure),
      wanted: cutTo(row.wanted, columns.wanted, "mono", measure),
      saw: cutTo(row.saw, columns.saw, "monoBold", measure),
      y: firstRow + index * ROW,
    })),
    lines: lines.map((line, index) => ({
      ...line,
      text: cutTo(line.text, limit, fontOf(line), measure),
      y: firstLine + index * ROW,
    })),
  };
}

function cutTo(text: string, width: number, font: FontName, measure: Measure): string {
  return toWidth(text, width + 0.5, (part) => measure(part, font));
}

function fontOf(line: Line): FontName {
  return line.voice === "istio" ? "mono" : "sans";
}

function lineWidth(line: Line, measure: Measure): number {
  return measure(line.text, fontOf(line));
}

/** The title keeps its width before the tag does: it is the name of who speaks. */
function headOf(content: BubbleContent, limit: number, measure: Measure) {
  const font: FontName = content.title.voice === "istio" ? "monoBold" : "title";
  const room = limit - (content.verdict === null ? 0 : MARK);
  const text = cutTo(content.title.text, room, font, measure);
  const titleWidth = measure(text, font);
  const left = room - titleWidth - GAPS.tag;
  const tag = content.tag === null || left < 40 ? null : cutTo(content.tag, left, "tag", measure);
  const width =
    titleWidth +
    (content.verdict === null ? 0 : MARK) +
    (tag === null ? 0 : GAPS.tag + measure(tag, "tag"));
  return { title: { ...content.title, text }, tag, width };
}

/** Three columns; where they do not fit, the wider of wanted and saw gives way first. */
function columnsOf(rows: readonly ClauseRow[], limit: number, measure: Measure) {
  if (rows.length === 0) return { field: 0, wanted: 0, saw: 0, total: 0 };
  const widest = (texts: readonly string[], font: FontName): number =>
    Math.max(...texts.map((text) => measure(text, font)));
  const field = Math.min(
    widest(
      rows.map((row) => row.field),
      "mono",
    ),
    limit * 0.36,
  );
  const wanted = Math.max(
    widest(
      rows.map((row) => row.wanted),
      "mono",
    ),
    measure(MESSAGES.wanted, "tag"),
  );
  const saw = Math.max(
    widest(
      rows.map((row) => row.saw),
      "monoBold",
    ),
    measure(MESSAGES.saw, "tag"),
  );
  const fixed = BULLET + field + GAPS.wanted + GAPS.saw;
  const free = limit - fixed;
  const half = free / 2;
  const cutWanted = wanted + saw <= free ? wanted : Math.min(wanted, Math.max(half, free - saw));
  const cutSaw = Math.min(saw, free - cutWanted);
  return { field, wanted: cutWanted, saw: cutSaw, total: fixed + cutWanted + cutSaw };
}

/** Our words wrap between words; Istio's stay on one line. */
function wrapped(lines: readonly Line[], width: number, measure: Measure): readonly Line[] {
  const all = lines.flatMap((line) => {
    if (line.voice === "istio" || measure(line.text, "sans") <= width) return [line];
    const parts: string[] = [];
    for (const word of line.text.split(" ")) {
      const last = parts.at(-1);
      if (last !== undefined && measure(`${last} ${word}`, "sans") <= width)
        parts[parts.length - 1] = `${last} ${word}`;
      else parts.push(word);
    }
    return parts.map((text) => ({ voice: line.voice, text }));
  });
  return all.slice(0, MAX_LINES);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box with rounded corners and a tail of 12 to its anchor, above or below. */
function outlineOf({ x, y, width, height }: Box, anchor: Anchor, radius: number): string {
  const right = x + width;
  const bottom = y + height;
  const tail = Math.round(Math.max(x + radius + 8, Math.min(right - radius - 8, anchor.x)));
  const top = anchor.up ? `H${tail - 6}L${anchor.x} ${anchor.y}L${tail + 6} ${y}` : "";
  const base = anchor.up ? "" : `H${tail + 6}L${anchor.x} ${anchor.y}L${tail - 6} ${bottom}`;
  return (
    `M${x + radius} ${y}${top}H${right - radius}Q${right} ${y} ${right} ${y + radius}V${bottom - radius}` +
    `Q${right} ${bottom} ${right - radius} ${bottom}${base}H${x + radius}Q${x} ${bottom} ${x} ${bottom - radius}` +
    `V${y + radius}Q${x} ${y} ${x + radius} ${y}Z`
  );
}
