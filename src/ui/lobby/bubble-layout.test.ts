import { expect, test } from "vitest";
import { layoutBubble } from "./bubble-layout.ts";
import { FLOOR } from "./building.ts";
import { bubble, istio, ours } from "./desks/desk.ts";
import type { BubbleContent, ClauseRow } from "./frame.ts";
import { estimate } from "./measure.ts";

const ROOM = { width: 1000, captionsEnd: 0 };
const row = (field: string, wanted: string, saw: string): ClauseRow => ({
  node: 1,
  field,
  wanted,
  saw,
  whole: "",
  holds: true,
  current: false,
});
const content = (part: Partial<BubbleContent>): BubbleContent =>
  bubble({ speaker: { kind: "thing", what: "host" }, title: istio("deny-all-backend"), ...part });
const at = (x: number) => ({ x, y: FLOOR - 118, up: false });

const CONTENTS = [
  { note: "a title alone", part: {} },
  { note: "lines", part: { lines: [ours("one line"), istio("/two")] } },
  {
    note: "three rows",
    part: {
      rows: [
        row("paths", "/api/*", "/api/v1/data"),
        row("methods", "GET", "GET"),
        row("hosts", "*", "b"),
      ],
      tag: "rule[0] matches",
    },
  },
  {
    note: "long values",
    part: {
      rows: [row("principals", "x".repeat(90), "y".repeat(90))],
      tag: "z".repeat(90),
      verdict: "deny" as const,
    },
  },
  { note: "a long title", part: { title: istio("n".repeat(120)), tag: "rule[0] matches" } },
  { note: "a long line", part: { lines: [ours("word ".repeat(60))] } },
];

test.each(CONTENTS.flatMap((entry) => [20, 500, 990].map((x) => ({ ...entry, x }))))(
  "$note at $x stays inside the drawing and below the signs",
  ({ part, x }) => {
    const layout = layoutBubble(content(part), at(x), ROOM, estimate);
    expect(layout.x).toBeGreaterThanOrEqual(6);
    expect(layout.x + layout.width).toBeLessThanOrEqual(994);
    expect(layout.width).toBeLessThanOrEqual(420);
    expect(layout.y).toBeGreaterThan(62);
    expect(layout.y + layout.height).toBe(FLOOR - 128);
    const ends = [
      ...layout.rows.map((line) => layout.columns.saw + estimate(line.saw, "monoBold")),
      ...layout.lines.map(
        (line) => layout.x + 12 + estimate(line.text, line.voice === "istio" ? "mono" : "sans"),
      ),
      layout.title.x +
        estimate(
          layout.title.line.text,
          layout.title.line.voice === "istio" ? "monoBold" : "title",
        ),
    ];
    for (const end of ends) expect(end).toBeLessThanOrEqual(layout.x + layout.width - 10);
  },
);

test("a bubble that reaches the captions keeps to the right of them", () => {
  const rows = [row("a", "b", "c"), row("d", "e", "f"), row("g", "h", "i")];
  const tall = layoutBubble(
    content({ rows }),
    at(700),
    { width: 1000, captionsEnd: 671 },
    estimate,
  );
  expect(tall.x).toBeGreaterThanOrEqual(677);
  const low = layoutBubble(
    content({ rows: rows.slice(0, 1) }),
    at(700),
    { width: 1000, captionsEnd: 671 },
    estimate,
  );
  expect(low.x).toBeLessThan(671);
});

test("the tail ends at the speaker", () => {
  expect(layoutBubble(content({}), at(500), ROOM, estimate).outline).toContain(
    `L500 ${FLOOR - 118}`,
  );
});
