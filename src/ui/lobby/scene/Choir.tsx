import type { TraceId } from "../../../engine/trace/trace.ts";
import { MESSAGES } from "../../messages/lobby.ts";
import { type Counter, FLOOR } from "../building.ts";
import { type Bust, bustsOf } from "../choir-places.ts";
import type { FieldGroup, StaffMember } from "../frame.ts";

interface ChoirProps {
  readonly members: readonly StaffMember[];
  readonly counter: Counter;
  readonly bust: "cap" | "hair";
  /** Who speaks at this step, if it is one of them. */
  readonly speaking: TraceId | null;
}

/** Those behind the counter: busts up to 28, and in words how many they are and what they failed on. */
export function Choir({ members, counter, bust, speaking }: ChoirProps) {
  const busts = bustsOf(members, counter, speaking);
  const row = (name: Bust["row"]) =>
    busts
      .filter((bust) => bust.row === name)
      .map(({ member, x, y }) => (
        <use
          key={member.id}
          href={`#lobby-bust-${bust}`}
          className={member.id === speaking ? "lobby-speaking" : undefined}
          transform={`translate(${x} ${y})scale(-.62 .62)`}
        />
      ));
  return (
    <>
      <g className="lobby-back-row">{row("back")}</g>
      {row("front")}
      <rect
        className="p-paper p-line"
        x={counter.x - 3}
        y={FLOOR - 46}
        width={counter.width + 6}
        height={4}
      />
      <rect
        className="p-tone1 p-line"
        x={counter.x}
        y={FLOOR - 42}
        width={counter.width}
        height={42}
      />
      <text className="lobby-text lobby-bold" x={counter.x + 12} y={FLOOR - 25}>
        {countWords(members)}
      </text>
      <path
        className="p-stroke-bold"
        d={`M${counter.x + counter.width - 24} ${FLOOR - 31}l4.5 4.5l4.5 -4.5`}
      />
      <text className="lobby-tag" x={counter.x + 12} y={FLOOR - 11}>
        {whyNot(members)}
      </text>
    </>
  );
}

function countWords(members: readonly StaffMember[]): string {
  const none = members.every((member) => member.result === "no-match");
  return none ? MESSAGES.choir(members.length) : MESSAGES.choirAsked(members.length);
}

/** `17 path · 8 source · 3 method`: what held them back, most frequent first. */
function whyNot(members: readonly StaffMember[]): string {
  const counts = new Map<FieldGroup, number>();
  for (const { failedOn, result } of members) {
    if (failedOn === null || result === "not-evaluated") continue;
    counts.set(failedOn, (counts.get(failedOn) ?? 0) + 1);
  }
  return MESSAGES.choirGroups([...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 3));
}
