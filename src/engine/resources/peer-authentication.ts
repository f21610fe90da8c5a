import type { Located, SourceRange } from "../source/range.ts";
import type { ObjectMeta } from "./resource.ts";
import type { WorkloadSelector } from "./selector.ts";

export const MUTUAL_TLS_MODES = ["UNSET", "DISABLE", "PERMISSIVE", "STRICT"] as const;
export type MutualTlsMode = (typeof MUTUAL_TLS_MODES)[number];

/** Who may connect (semantics 3). */
export interface PeerAuthentication {
  readonly kind: "PeerAuthentication";
  readonly meta: ObjectMeta;
  readonly range: SourceRange;
  readonly selector: WorkloadSelector | null;
  /** Null when `mtls` or its mode is absent, which means UNSET. */
  readonly mode: Located<MutualTlsMode> | null;
  /** By workload port (never the Service's). */
  readonly portLevel: readonly { readonly port: number; readonly mode: Located<MutualTlsMode> }[];
}
