import type { Workload } from "../mesh/workload.ts";
import type { ObjectMeta } from "../resources/resource.ts";
import { selectorMatches, type TargetRef, type WorkloadSelector } from "../resources/selector.ts";
import type { AttachReason } from "../trace/trace.ts";

export interface Attachment {
  readonly applies: boolean;
  readonly why: AttachReason;
}

const GATEWAY_NAME_LABEL = "gateway.networking.k8s.io/gateway-name";

/**
 * Whether an AuthorizationPolicy or RequestAuthentication applies to a workload's proxy (semantics 2.2).
 *
 * Waypoints are not modelled, so of the targetRefs only those to a Gateway count, on the gateway that
 * carries its name.
 *
 * Source: istio/istio pilot/pkg/model/policyattachment.go, ShouldAttachPolicy.
 */
export function attach(
  policy: {
    readonly meta: ObjectMeta;
    readonly selector: WorkloadSelector | null;
    readonly targetRefs: readonly TargetRef[];
  },
  workload: Workload,
  rootNamespace: string,
): Attachment {
  const inRoot = policy.meta.namespace === rootNamespace;
  if (!inRoot && policy.meta.namespace !== workload.namespace) return out("other-namespace");
  if (policy.targetRefs.length > 0) {
    return targetsGateway(policy.meta.namespace, policy.targetRefs, workload)
      ? { applies: true, why: "target-ref-matches" }
      : out("target-ref-ignored");
  }
  if (!selectorMatches(policy.selector, workload.labels)) return out("selector-differs");
  const selects = (policy.selector?.matchLabels.length ?? 0) > 0;
  return {
    applies: true,
    why: selects ? "selector-matches" : inRoot ? "mesh-wide" : "namespace-wide",
  };
}

function targetsGateway(
  namespace: string,
  refs: readonly TargetRef[],
  workload: Workload,
): boolean {
  const gatewayName = workload.labels[GATEWAY_NAME_LABEL];
  return (
    gatewayName !== undefined &&
    namespace === workload.namespace &&
    refs.some(
      (ref) =>
        ref.group === "gateway.networking.k8s.io" &&
        ref.kind === "Gateway" &&
        ref.name === gatewayName &&
        (ref.namespace === "" || ref.namespace === workload.namespace),
    )
  );
}

function out(why: AttachReason): Attachment {
  return { applies: false, why };
}
