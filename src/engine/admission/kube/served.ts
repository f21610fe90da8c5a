import { SECURITY_GROUP, SECURITY_VERSIONS } from "../../resources/fields.ts";

/** One kind that a cluster serves. */
export interface ServedKind {
  readonly kind: string;
  readonly isNamespaced: boolean;
}

const CLUSTER_WIDE = new Set(
  (
    "Namespace Node PersistentVolume ClusterRole ClusterRoleBinding CustomResourceDefinition GatewayClass IngressClass " +
    "StorageClass PriorityClass MutatingWebhookConfiguration ValidatingWebhookConfiguration RuntimeClass"
  ).split(" "),
);

/**
 * The kinds that a cluster with Istio 1.31 and the Gateway API serves, by apiVersion. Only Istio's security
 * policies are looked into; of the others nothing but their metadata.
 */
const SERVED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    SECURITY_VERSIONS.map((version) => [
      `${SECURITY_GROUP}/${version}`,
      "AuthorizationPolicy RequestAuthentication PeerAuthentication",
    ]),
  ),
  v1:
    "Namespace Node Pod Service ServiceAccount ConfigMap Secret Endpoints Event PersistentVolume PersistentVolumeClaim " +
    "ReplicationController ResourceQuota LimitRange PodTemplate",
  "apps/v1": "Deployment StatefulSet DaemonSet ReplicaSet ControllerRevision",
  "batch/v1": "Job CronJob",
  "autoscaling/v1": "HorizontalPodAutoscaler",
  "autoscaling/v2": "HorizontalPodAutoscaler",
  "policy/v1": "PodDisruptionBudget",
  "networking.k8s.io/v1": "Ingress IngressClass NetworkPolicy",
  "discovery.k8s.io/v1": "EndpointSlice",
  "scheduling.k8s.io/v1": "PriorityClass",
  "storage.k8s.io/v1": "StorageClass",
  "rbac.authorization.k8s.io/v1": "Role RoleBinding ClusterRole ClusterRoleBinding",
  "admissionregistration.k8s.io/v1": "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
  "apiextensions.k8s.io/v1": "CustomResourceDefinition",
  "gateway.networking.k8s.io/v1": "Gateway GatewayClass HTTPRoute GRPCRoute",
  "gateway.networking.k8s.io/v1beta1": "Gateway GatewayClass HTTPRoute ReferenceGrant",
  "networking.istio.io/v1":
    "DestinationRule Gateway ServiceEntry Sidecar VirtualService WorkloadEntry WorkloadGroup",
  "networking.istio.io/v1beta1":
    "DestinationRule Gateway ProxyConfig ServiceEntry Sidecar VirtualService WorkloadEntry WorkloadGroup",
  "networking.istio.io/v1alpha3":
    "DestinationRule EnvoyFilter Gateway ServiceEntry Sidecar VirtualService WorkloadEntry WorkloadGroup",
  "telemetry.istio.io/v1": "Telemetry",
  "telemetry.istio.io/v1alpha1": "Telemetry",
  "extensions.istio.io/v1alpha1": "WasmPlugin",
};

/**
 * The kind that kubectl finds for what is written. A name all in lower case is found as well, and refused
 * only by the server. Null: no matches.
 */
export function findServedKind(apiVersion: string, kind: string): ServedKind | null {
  const kinds = Object.hasOwn(SERVED, apiVersion) ? (SERVED[apiVersion] ?? "").split(" ") : [];
  const found = kinds.find((name) => name === kind || name.toLowerCase() === kind);
  return found === undefined ? null : { kind: found, isNamespaced: !CLUSTER_WIDE.has(found) };
}
