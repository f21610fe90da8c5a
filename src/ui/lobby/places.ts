import { type Building, FLOOR } from "./building.ts";
import { headOf } from "./choir-places.ts";
import type { Frame, House, Speaker } from "./frame.ts";

/** Just above the head of somebody who stands, and of somebody who sits. */
const STANDING = FLOOR - 118;
const SITTING = FLOOR - 93;

/** Where the visitor's feet are at a step: near enough to what the desk is about. */
export function visitorX(
  building: Building,
  frame: Pick<Frame, "bay" | "visitor" | "props">,
  house: House,
): number {
  const { pose } = frame.visitor;
  const box = building.box(frame.bay);
  switch (frame.bay) {
    case "street":
      return Math.round(building.wall - 56);
    case "HANDSHAKE":
      if (frame.props.door === "shut") return building.wall - 50;
      return building.porterX - (pose === "shake" ? 48 : 56);
    case "PROXY":
      return building.lecternX - 35;
    case "CUSTOM":
      return Math.max(
        box.x + 22,
        building.deskX - (house.staff.CUSTOM.front.length === 0 ? 42 : 52),
      );
    case "JWT":
      return building.readerX - (pose === "swipe" ? 38 : pose === "rebuff" ? 42 : 46);
    case "DENY": {
      const first = house.staff.DENY.front[0];
      const left = box.x + 22 + (house.auditors.length > 0 ? 46 : 0);
      const guard =
        first === undefined ? box.center + 30 : (building.staffX[first.id] ?? box.center);
      return Math.max(left, guard - 90);
    }
    case "ALLOW":
      return building.turnstileX - (pose === "rebuff" ? 40 : 34);
    case "office":
      return building.hostX - 60;
  }
}

/** Where a bubble's tail ends. `up`: the bubble hangs below its speaker. */
export interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly up: boolean;
}

export function anchorOf(building: Building, frame: Frame, house: House, speaker: Speaker): Anchor {
  const at = (x: number, y: number): Anchor => ({ x, y, up: false });
  if (speaker.kind === "staff") return staffAnchor(building, house, speaker.id);
  switch (speaker.what) {
    case "visitor":
      return at(visitorX(building, frame, house) + 6, STANDING + 2);
    case "porter":
      return at(building.porterX - 4, STANDING + 2);
    case "door-sign":
      return { x: building.wall - 34, y: FLOOR - 203, up: true };
    case "lectern":
      return at(building.lecternX + 2, FLOOR - 62);
    case "reader":
      return at(building.readerX, FLOOR - 76);
    case "sign":
      return { x: building.box(frame.bay).center, y: 65, up: true };
    case "turnstile":
      return at(building.turnstileX - 2, FLOOR - 48);
    case "host":
      return at(building.hostX + 1, STANDING + 6);
  }
}

function staffAnchor(building: Building, house: House, id: number): Anchor {
  if (house.auditors.some((member) => member.id === id)) {
    return { x: building.auditorX - 5, y: STANDING, up: false };
  }
  const seated = house.staff.CUSTOM.front[0];
  const sits = seated?.id === id && seated.kind === "executive";
  const x = building.staffX[id];
  if (x !== undefined) return { x: x - 6, y: sits ? SITTING : STANDING, up: false };
  // Somebody behind a counter.
  for (const desk of ["CUSTOM", "DENY", "ALLOW"] as const) {
    const counter = building.counters[desk];
    const head = counter === null ? null : headOf(house.staff[desk].choir, counter, id);
    if (head !== null) return { ...head, up: false };
  }
  return { x: building.width / 2, y: FLOOR - 84, up: false };
}
