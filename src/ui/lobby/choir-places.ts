import type { TraceId } from "../../engine/trace/trace.ts";
import { type Counter, FLOOR } from "./building.ts";
import type { StaffMember } from "./frame.ts";

const PITCH = 12.6;
const ROW = 14;
/** As many as are drawn behind a counter; the number says how many there are. */
const MOST = 28;
const HEAD = 26;

/** One bust behind a counter: where its shoulders end. */
export interface Bust {
  readonly member: StaffMember;
  readonly x: number;
  readonly y: number;
  readonly row: "front" | "back";
}

/** Two rows of fourteen; whoever speaks is among them, even if it is the thirtieth. */
export function bustsOf(
  members: readonly StaffMember[],
  counter: Counter,
  speaking: TraceId | null,
): readonly Bust[] {
  const shown = members.slice(0, MOST);
  const speaker = members.findIndex(({ id }) => id === speaking);
  const hidden = members[speaker];
  if (hidden !== undefined && speaker >= MOST) shown[MOST - 1] = hidden;
  return shown.map((member, index) => {
    const back = index >= ROW;
    const place = back ? index - ROW : index;
    return {
      member,
      x: counter.x + 12 + place * PITCH + (back ? 6.3 : 0),
      y: FLOOR - 42 - (back ? 20 : 0),
      row: back ? "back" : "front",
    };
  });
}

/** Just above the head of a member, for the tail of its bubble; null if it is not behind this counter. */
export function headOf(
  members: readonly StaffMember[],
  counter: Counter,
  id: TraceId,
): { readonly x: number; readonly y: number } | null {
  const bust = bustsOf(members, counter, id).find(({ member }) => member.id === id);
  return bust === undefined ? null : { x: bust.x, y: bust.y - HEAD };
}
