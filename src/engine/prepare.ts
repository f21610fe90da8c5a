import { type EffectivePolicies, policyRef } from "./effective/effective-policies.ts";
import { type JwtProvider, makeProviders } from "./jwt/providers.ts";
import type { AtomTable } from "./matchers/atom.ts";
import { type ChainProtocol, type CompiledRule, compilePolicy } from "./matchers/compile.ts";
import type { Mesh } from "./mesh/mesh.ts";
import type { Workload } from "./mesh/workload.ts";
import type { AuthorizationPolicy } from "./resources/authorization-policy.ts";
import type { Note } from "./walk/verdict.ts";

/** What is in force at one workload, ready to be asked. */
export interface PreparedWorkload {
  readonly policies: EffectivePolicies;
  readonly providers: readonly JwtProvider[];
  readonly atoms: AtomTable;
  /** The policy's rules for one kind of filter chain, compiled once. */
  readonly compiled: (policy: AuthorizationPolicy, chain: ChainProtocol) => readonly CompiledRule[];
  /** Why the proxy cannot load its configuration, so that no port answers; null if it can. */
  readonly unloadable: Note | null;
  readonly notes: readonly Note[];
}

export function prepareWorkload(
  workload: Workload,
  policies: EffectivePolicies,
  mesh: Mesh,
  jwks: Readonly<Record<string, unknown>>,
  atoms: AtomTable,
): PreparedWorkload {
  const cache = new Map<string, readonly CompiledRule[]>();
  const compiled = (policy: AuthorizationPolicy, chain: ChainProtocol) => {
    const key = `${chain} ${policy.meta.namespace}/${policy.meta.name}`;
    const known = cache.get(key);
    if (known) return known;
    const rules = compilePolicy(policy, chain, {
      atoms,
      trustDomains: mesh.config.trustDomains,
      policyNamespace: policy.meta.namespace,
    });
    cache.set(key, rules);
    return rules;
  };
  const attached = policies.requestAuthentication
    .filter(({ attachment }) => attachment.applies)
    .map(({ policy }) => ({ ref: policyRef(policy), policy }));
  const keys = makeProviders(attached, jwks);
  const rejected = keys.listenerRejected;
  return {
    policies,
    providers: keys.providers,
    atoms,
    compiled,
    unloadable: rejected
      ? { code: "proxy/listener-rejected", message: rejected.message, range: rejected.range }
      : unloadableValue(workload, policies, compiled),
    notes: keys.notes,
  };
}

/** A value of an applying policy that Envoy refuses (semantics 5.5, end). */
function unloadableValue(
  workload: Workload,
  policies: EffectivePolicies,
  compiled: PreparedWorkload["compiled"],
): Note | null {
  for (const { policy, attachment } of policies.authorization) {
    if (!attachment.applies || (policy.action === "AUDIT" && policy.dryRun)) continue;
    for (const rule of [...compiled(policy, "http"), ...compiled(policy, "tcp")]) {
      if (rule.skipped || rule.unloadable === null) continue;
      const { value, range } = rule.unloadable;
      return {
        code: "proxy/unloadable",
        message: `the proxy cannot load \`${value}\`: no port of ${workload.id} would answer`,
        range,
      };
    }
  }
  return null;
}
