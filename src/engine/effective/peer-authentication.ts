import type { Mesh } from "../mesh/mesh.ts";
import type { Workload } from "../mesh/workload.ts";
import type { MutualTlsMode, PeerAuthentication } from "../resources/peer-authentication.ts";
import { selectorMatches } from "../resources/selector.ts";
import type { SourceRange } from "../source/range.ts";
import type { AttachReason, PeerAuthenticationNode } from "../trace/trace.ts";

/** The mTLS mode in force on one port, and what each PeerAuthentication had to do with it. */
export interface EffectivePeerAuthentication {
  readonly mode: Exclude<MutualTlsMode, "UNSET">;
  /** The one that set the mode; null when nobody did (then it is PERMISSIVE). */
  readonly winner: PeerAuthentication | null;
  readonly stack: readonly StackEntry[];
}

export interface StackEntry {
  readonly policy: PeerAuthentication;
  readonly scope: PeerAuthenticationNode["scope"];
  readonly mode: MutualTlsMode;
  readonly standing: PeerAuthenticationNode["standing"];
  readonly why: AttachReason;
  readonly range: SourceRange;
}

type Scope = "mesh" | "namespace" | "workload";

/**
 * Port over workload over namespace over mesh; UNSET inherits; the oldest of a scope counts, without
 * merging; PERMISSIVE when nothing is set (semantics 3.1).
 *
 * Source: istio/istio pilot/pkg/security/authn/policy_applier.go, ComposePeerAuthentication.
 */
export function effectivePeerAuthentication(
  mesh: Mesh,
  workload: Workload,
  port: number,
): EffectivePeerAuthentication {
  const root = mesh.config.rootNamespace;
  const placed = mesh.peerAuthentications.map((policy) => ({
    policy,
    ...place(policy, workload, root),
  }));
  const oldest = (scope: Scope) => placed.find((entry) => entry.scope === scope)?.policy ?? null;
  const chain = (["mesh", "namespace", "workload"] as const).map((scope) => ({
    scope,
    policy: oldest(scope),
  }));
  let winner: { policy: PeerAuthentication; scope: Scope | "port" } | null = null;
  let mode: EffectivePeerAuthentication["mode"] = "PERMISSIVE";
  for (const { policy, scope } of chain) {
    const stated = policy?.mode?.value ?? "UNSET";
    if (policy && stated !== "UNSET") {
      winner = { policy, scope };
      mode = stated;
    }
  }
  const specific = oldest("workload");
  const portMode = specific?.portLevel.find((entry) => entry.port === port)?.mode.value ?? "UNSET";
  if (specific && portMode !== "UNSET") {
    winner = { policy: specific, scope: "port" };
    mode = portMode;
  }
  return {
    mode,
    winner: winner?.policy ?? null,
    stack: placed.map((entry) => stackEntry(entry, chain, winner, port)),
  };
}

function place(
  policy: PeerAuthentication,
  workload: Workload,
  root: string,
): { scope: Scope | null; why: AttachReason } {
  const inRoot = policy.meta.namespace === root;
  const selects = (policy.selector?.matchLabels.length ?? 0) > 0;
  if (selects && inRoot) return { scope: null, why: "selector-in-root-namespace" };
  if (!selects && inRoot) return { scope: "mesh", why: "mesh-wide" };
  if (policy.meta.namespace !== workload.namespace) return { scope: null, why: "other-namespace" };
  if (!selects) return { scope: "namespace", why: "namespace-wide" };
  return selectorMatches(policy.selector, workload.labels)
    ? { scope: "workload", why: "selector-matches" }
    : { scope: null, why: "selector-differs" };
}

function stackEntry(
  placed: { policy: PeerAuthentication; scope: Scope | null; why: AttachReason },
  chain: readonly { scope: Scope; policy: PeerAuthentication | null }[],
  winner: { policy: PeerAuthentication; scope: Scope | "port" } | null,
  port: number,
): StackEntry {
  const { policy, scope, why } = placed;
  const isWinner = winner?.policy === policy;
  const portEntry = policy.portLevel.find((entry) => entry.port === port);
  const stated = isWinner && winner.scope === "port" ? portEntry?.mode : policy.mode;
  const inChain = chain.some((entry) => entry.policy === policy);
  const standing =
    scope === null
      ? "ignored"
      : !inChain
        ? "newer"
        : isWinner
          ? "winner"
          : (policy.mode?.value ?? "UNSET") === "UNSET"
            ? "unset"
            : "overridden";
  return {
    policy,
    scope: isWinner ? winner.scope : (scope ?? "none"),
    mode: stated?.value ?? "UNSET",
    standing,
    why,
    range: stated?.range ?? policy.meta.nameRange,
  };
}
