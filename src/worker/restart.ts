import type { InputVersion, Method } from "./protocol.ts";

/** Why the engine had to be ended. */
export type RestartCause =
  /** It gave no answer within its time, in milliseconds. */
  | { readonly kind: "hung"; readonly limit: number }
  /** It ended by itself, with an error that nothing caught. */
  | { readonly kind: "crashed"; readonly message: string }
  /** It never came up: its file did not load. */
  | { readonly kind: "not-loaded"; readonly message: string };

/** The engine was ended and started anew, and what it was doing is asked of it once more. */
export interface Restart {
  readonly cause: RestartCause;
  /** What it was at; of several calls the first. */
  readonly method: Method;
  /** The edit that it was at work on; see `InputVersion`. */
  readonly inputVersion: InputVersion;
}

/** The cause in a line, for a report. */
export function causeLine(cause: RestartCause): string {
  switch (cause.kind) {
    case "hung":
      return `no answer within ${cause.limit} ms`;
    case "crashed":
    case "not-loaded":
      return cause.message;
  }
}
