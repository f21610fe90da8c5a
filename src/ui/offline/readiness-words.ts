import { assertNever } from "../../lib/assert-never.ts";
import type { Readiness } from "../../offline/state.ts";
import { SILENCE } from "../messages/silence.ts";

/** Whether the page would work with the cable out, and if not, why. */
export function readinessWords(readiness: Readiness): string {
  const { offline } = SILENCE;
  switch (readiness.kind) {
    case "waiting":
    case "storing":
    case "ready":
      return offline[readiness.kind];
    case "unavailable":
      return offline.unavailable[readiness.why];
    case "failed":
      return offline.failed(readiness.message);
    default:
      return assertNever(readiness);
  }
}
