import type { Truth } from "../../engine/trace/trace.ts";

const SHAPES = {
  match: <circle r="3.9" fill="currentColor" />,
  "no-match": <circle r="3.3" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  "not-evaluated": <path d="M-3 0H3" stroke="currentColor" strokeWidth="1.4" />,
} as const satisfies Record<Truth, unknown>;

/** Holds, does not, was not looked at: in ink, since a match is bad news at a guard and good news at an employee. */
export function TruthDot({ truth }: { readonly truth: Truth }) {
  return (
    <svg className="truth" width="10" height="10" viewBox="-5 -5 10 10" aria-hidden="true">
      {SHAPES[truth]}
    </svg>
  );
}
