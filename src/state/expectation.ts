import type { Expectation, Verdict } from "../engine/index.ts";
import { showable } from "../worker/showable.ts";

/** What a verdict should have been and is not, as `status 200`; empty if it is as expected, or nothing is. */
export function missedExpectations(
  expectation: Expectation | undefined,
  verdict: Verdict,
): readonly string[] {
  if (expectation === undefined) return [];
  // In the form that the verdict has.
  const expect = showable(expectation);
  const missed: string[] = [];
  for (const field of PLAIN) {
    const wanted = expect[field];
    if (wanted !== undefined && wanted !== verdict[field]) missed.push(`${field} ${wanted}`);
  }
  const { upstream } = expect;
  if (upstream === undefined || upstream === null) return missed;
  if (upstream.path !== undefined && upstream.path !== verdict.upstream?.path)
    missed.push(`upstream.path ${upstream.path}`);
  for (const [name, values] of Object.entries(upstream.headers ?? {})) {
    const seen = verdict.upstream?.headers[name.toLowerCase()] ?? [];
    if (values.length !== seen.length || values.some((value, at) => value !== seen[at]))
      missed.push(`upstream.headers.${name}`);
  }
  return missed;
}

const PLAIN = [
  "outcome",
  "status",
  "stage",
  "policy",
  "rule",
  "body",
  "grpcStatus",
  "details",
  "audited",
] as const satisfies readonly (keyof Expectation & keyof Verdict)[];
