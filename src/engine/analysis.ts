import type { Diagnostic } from "./source/diagnostic.ts";
import type { SourceRange } from "./source/range.ts";
import type { Action, AttachReason, PolicyRef } from "./trace/trace.ts";

/** A workload of the mesh, declared by the scenario or found in its resources. */
export interface WorkloadSummary {
  /** `namespace/name`. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly proxy: "sidecar" | "gateway" | "waypoint" | "ztunnel" | "none";
  readonly ports: readonly { readonly port: number; readonly protocol: string }[];
  /** `scenario`: from the document's `workloads`; `resources`: from a Deployment, Pod, ... */
  readonly origin: "scenario" | "resources";
}

/** A policy of the paste, and for each workload (by id) whether it applies and why. */
export interface PolicySummary {
  readonly policy: PolicyRef;
  readonly action: Action | null;
  readonly dryRun: boolean;
  readonly range: SourceRange;
  readonly applies: Readonly<
    Record<string, { readonly applies: boolean; readonly why: AttachReason }>
  >;
}

/** What can be said about a scenario without a request. */
export interface Analysis {
  readonly diagnostics: readonly Diagnostic[];
  readonly workloads: readonly WorkloadSummary[];
  readonly policies: readonly PolicySummary[];
  /** Names of the extension providers of the mesh config. */
  readonly extensionProviders: readonly string[];
}
