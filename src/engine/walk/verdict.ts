import type { Upstream } from "../http/upstream.ts";
import type { SourceRange } from "../source/range.ts";
import type { StageName, Trace } from "../trace/trace.ts";

/** What was assumed, passed over or is not modelled; shown under the verdict. */
export interface Note {
  /** Stable, `area/name`. */
  readonly code: string;
  readonly message: string;
  readonly range: SourceRange | null;
}

/** The answer for one request, in the names of the scenario document's `expect`. */
export interface Verdict {
  readonly outcome: "allowed" | "denied" | "refused";
  readonly status: number | null;
  readonly stage: Exclude<StageName, "AUDIT">;
  /** `namespace/name` of the policy that decided. */
  readonly policy: string | null;
  readonly rule: number | null;
  readonly body: string | null;
  readonly grpcStatus: number | null;
  readonly details: string | null;
  readonly audited: boolean;
  /** Absent unless an HTTP request was allowed. */
  readonly upstream?: Upstream;
}

/** A verdict with everything that the page shows around it. */
export interface Judgement {
  readonly verdict: Verdict;
  /** One sentence in words: who decided and why. */
  readonly because: string;
  /** The walk in one line: `mTLS ok > CUSTOM none > JWT ok (alice) > ALLOW shop/read[0] = 200`. */
  readonly oneLine: string;
  /** Headers of the proxy's own answer, lower-case names; empty when there is none. */
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  /** The mTLS mode in force on the port. */
  readonly mtlsMode: "DISABLE" | "PERMISSIVE" | "STRICT" | "gateway";
  /** Absent unless asked for. */
  readonly trace?: Trace;
}

/** A request that cannot be judged, and what to do about it. */
export interface JudgementError {
  readonly error: string;
}
