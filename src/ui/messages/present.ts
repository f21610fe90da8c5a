/** The presenter view: the walk, large, for a room. */
export const PRESENT = {
  start: "Present",
  startHint: "Present: large, for a room (v)",
  label: "Presenter view",
  leave: "Leave",
  leaveHint: "Leave the presenter view (Escape)",
  request: (at: number, of: number) => `${at} of ${of}`,
  previous: "Request before",
  next: "Next request",
  keys: "← → step, ↑ ↓ request, P plays, Esc leaves",
  nothing: "There is no request to present. Leave, and add one.",
} as const;
