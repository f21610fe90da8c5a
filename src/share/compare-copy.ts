import {
  compileScenario,
  type Host,
  type Judgement,
  type JudgementError,
  judge,
  type Scenario,
} from "../engine/index.ts";

/** One verdict in the parts that tell two apart. */
export interface ShortVerdict {
  readonly outcome: string;
  readonly status: number | null;
  readonly stage: string;
  readonly policy: string | null;
  readonly rule: number | null;
  readonly grpcStatus: number | null;
  readonly audited: boolean;
}

/** A request whose verdict is another one in the copy; null where it cannot be judged. */
export interface VerdictDifference {
  /** Index of the request. */
  readonly index: number;
  readonly name: string | null;
  readonly before: ShortVerdict | null;
  readonly after: ShortVerdict | null;
}

export interface CopyComparison {
  readonly requests: number;
  readonly differences: readonly VerdictDifference[];
}

/** Judges every request of a scenario and of a copy. `rename` says what the copy calls a policy of the original. */
export async function compareCopy(
  scenario: Scenario,
  copy: Scenario,
  rename: (text: string) => string,
  host: Host,
): Promise<CopyComparison> {
  const [before, after] = [compileScenario(scenario, host), compileScenario(copy, host)];
  const requests = scenario.requests ?? [];
  const differences: VerdictDifference[] = [];
  for (const [index, request] of requests.entries()) {
    const renamed = copy.requests?.[index];
    if (renamed === undefined) throw new Error(`a copy without request ${index}`);
    const own = short(await judge(before, request, { trace: false }), rename);
    const other = short(await judge(after, renamed, { trace: false }), (text) => text);
    if (JSON.stringify(own) === JSON.stringify(other)) continue;
    differences.push({ index, name: request.name ?? null, before: own, after: other });
  }
  return { requests: requests.length, differences };
}

function short(
  judgement: Judgement | JudgementError,
  rename: (text: string) => string,
): ShortVerdict | null {
  if ("error" in judgement) return null;
  const { outcome, status, stage, policy, rule, grpcStatus, audited } = judgement.verdict;
  const named = policy === null ? null : rename(policy);
  return { outcome, status, stage, policy: named, rule, grpcStatus, audited };
}
