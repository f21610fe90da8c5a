import { type Counter, FLOOR } from "../building.ts";
import type { FieldGroup, StaffMember } from "../frame.ts";
import { MESSAGES } from "../lobby-messages.ts";

const PITCH = 12.6;
const ROW = 14;
const MOST = 28;

interface ChoirProps {
  readonly members: readonly StaffMember[];
  readonly counter: Counter;
  readonly bust: "cap" | "hair";
}

/** Those behind the counter: busts up to 28, and in words how many they are and what they failed on. */
export function Choir({ members, counter, bust }: ChoirProps) {
  const shown = members.slice(0, MOST);
  const back = shown.slice(ROW);
  const front = shown.slice(0, ROW);
  const bustAt = (index: number, shift: number, lift: number): string =>
    `translate(${counter.x + 12 + index * PITCH + shift} ${FLOOR - 42 - lift})scale(-.62 .62)`;
  return (
    <>
      <g className="lobby-back-row">
        {back.map((member, index) => (
          <use key={member.id} href={`#lobby-bust-${bust}`} transform={bustAt(index, 6.3, 20)} />
        ))}
      </g>
      {front.map((member, index) => (
        <use key={member.id} href={`#lobby-bust-${bust}`} transform={bustAt(index, 0, 0)} />
      ))}
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
