import { MAX_PASSED_OVER } from "../../share/codec.ts";
import type { Restart, RestartCause } from "../../worker/restart.ts";

/** What the page says where it protects itself: an engine that was started again, and things it does not know or take. */
export const SAFETY = {
  restarted: (cause: RestartCause): string => {
    switch (cause.kind) {
      case "hung":
        return `The engine gave no answer within ${cause.limit / 1000} seconds and was started again.`;
      case "crashed":
        return "The engine crashed and was started again.";
      case "not-loaded":
        return "The engine did not load and was fetched again.";
    }
  },
  restartedRest: ({ method, inputVersion }: Restart): string =>
    `${DOING[method] ?? "What it was doing"}${inputVersion > 0 ? ` (version ${inputVersion} of this session)` : ""} is tried once more. Your text and requests are as you left them.`,
  passedOver: "This scenario says things that this page does not know.",
  passedOverRest: (first: string, more: number): string =>
    `${first.charAt(0).toUpperCase()}${first.slice(1)}${more > 0 ? `, and ${more + 1 < MAX_PASSED_OVER ? "" : "at least "}${more} more like it` : ""}. They are left out, so a verdict may differ from what its author saw; a newer Lobby may know them.`,
} as const;

/** Said where something is shown in part only. */
export const LIMITS = {
  prose: (most: number): string =>
    `Only the first ${most.toLocaleString("en")} characters are shown, so that the page stays quick; the file has them all.`,
} as const;

/** What the engine was at, as the start of a sentence. */
const DOING: Readonly<Partial<Record<Restart["method"], string>>> = {
  judge: "Judging your scenario",
  judgeOtherOrder: "Judging in the other order",
  admit: "Asking whether a cluster would take this",
  readScenarios: "Reading the scenario",
  writeScenario: "Writing the file",
  listContents: "Listing what the link contains",
  makeCopy: "Making the copy",
  readValue: "Reading the value",
  completeAt: "Looking up what may stand here",
  describeAt: "Looking up what this means",
};
