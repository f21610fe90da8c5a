import type { Mesh } from "../mesh/mesh.ts";
import type { Workload } from "../mesh/workload.ts";
import type { AuthorizationPolicy } from "../resources/authorization-policy.ts";
import type { RequestAuthentication } from "../resources/request-authentication.ts";
import type { ObjectMeta } from "../resources/resource.ts";
import type { PolicyRef } from "../trace/trace.ts";
import { type Attachment, attach } from "./attach.ts";

/** A policy with whether it applies, and why. */
export interface Considered<T> {
  readonly policy: T;
  readonly attachment: Attachment;
}

/** Everything that was considered for one workload, in istiod's order, in or out. */
export interface EffectivePolicies {
  readonly authorization: readonly Considered<AuthorizationPolicy>[];
  readonly requestAuthentication: readonly Considered<RequestAuthentication>[];
}

export function effectivePolicies(mesh: Mesh, workload: Workload): EffectivePolicies {
  const consider = <T extends Parameters<typeof attach>[0]>(policy: T): Considered<T> => ({
    policy,
    attachment: attach(policy, workload, mesh.config.rootNamespace),
  });
  const { namespace } = workload;
  // istiod lists the workload's own namespace before the root namespace (semantics 4.1).
  const ownFirst = <T extends { readonly meta: ObjectMeta }>(
    policies: readonly T[],
  ): readonly T[] => [
    ...policies.filter((policy) => policy.meta.namespace === namespace),
    ...policies.filter((policy) => policy.meta.namespace !== namespace),
  ];
  return {
    authorization: mesh.authorizationPolicies.map(consider),
    requestAuthentication: ownFirst(mesh.requestAuthentications).map(consider),
  };
}

export function policyRef(policy: {
  readonly kind: PolicyRef["kind"];
  readonly meta: ObjectMeta;
}): PolicyRef {
  return { kind: policy.kind, namespace: policy.meta.namespace, name: policy.meta.name };
}
