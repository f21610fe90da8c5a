import type { TraceId } from "../../../engine/trace/trace.ts";
import type { Building } from "../building.ts";
import type { Bay, Frame, House } from "../frame.ts";

/** What a part of the scene is drawn from. `frame` is null while nobody is on a walk. */
export interface View {
  readonly house: House;
  readonly building: Building;
  readonly frame: Frame | null;
}

export type Phase = "past" | "now" | "later";

/** Whether a bay lies behind the visitor, around it or ahead. */
export function phaseOf({ house, frame }: Pick<View, "house" | "frame">, bay: Bay): Phase {
  if (frame === null) return "later";
  const here = house.bays.indexOf(frame.bay);
  const there = house.bays.indexOf(bay);
  return there < here ? "past" : there === here ? "now" : "later";
}

export function phaseClass(phase: Phase): string | undefined {
  return phase === "later" ? "lobby-later" : undefined;
}

/** Whose bubble it is, if a member of the staff speaks. */
export function speakerOf(frame: Frame | null): TraceId | null {
  const speaker = frame?.bubble?.speaker;
  return speaker?.kind === "staff" ? speaker.id : null;
}
