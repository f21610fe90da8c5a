import { compareBytes } from "../../lib/compare-bytes.ts";
import type { AuthorizationPolicy } from "../resources/authorization-policy.ts";
import type { Resource } from "../resources/decode.ts";
import type { PeerAuthentication } from "../resources/peer-authentication.ts";
import type { RequestAuthentication } from "../resources/request-authentication.ts";
import type { ObjectMeta } from "../resources/resource.ts";
import type { DestinationRuleResource, GatewayResource } from "../resources/workload.ts";
import type { Scenario } from "../scenario/document.ts";
import { type MeshConfig, readMeshConfig } from "./mesh-config.ts";
import { readWorkloads, type Workload } from "./workload.ts";

/** One consistent snapshot of everything that the scenario and its resources say. */
export interface Mesh {
  readonly config: MeshConfig;
  readonly workloads: readonly Workload[];
  /** Each list in istiod's order: creation time, then name, then namespace (semantics 2.3). */
  readonly authorizationPolicies: readonly AuthorizationPolicy[];
  readonly requestAuthentications: readonly RequestAuthentication[];
  readonly peerAuthentications: readonly PeerAuthentication[];
  readonly destinationRules: readonly DestinationRuleResource[];
  readonly gateways: readonly GatewayResource[];
  /** True if the scenario does not say which services exist, so that a provider's is taken to. */
  readonly servicesAssumed: boolean;
}

/** Puts the resources together. `nowSeconds` is the creation time of those that state none. */
export function buildMesh(
  scenario: Scenario,
  resources: readonly Resource[],
  nowSeconds: number,
): Mesh {
  const current = withoutReplaced(resources);
  const workloads = readWorkloads(scenario, current);
  const hosts = new Set([
    ...(scenario.services ?? []),
    ...current.flatMap((resource) =>
      resource.kind === "Service" ? [serviceHost(resource.meta.name, resource.meta.namespace)] : [],
    ),
    ...workloads.flatMap(({ namespace, services }) =>
      services.map(({ name }) => serviceHost(name, namespace)),
    ),
  ]);
  const servicesAssumed = scenario.services === undefined;
  return {
    config: readMeshConfig(scenario, current, (host) =>
      servicesAssumed ? host !== "" : hosts.has(host),
    ),
    workloads,
    authorizationPolicies: inOrder(
      current.filter((r) => r.kind === "AuthorizationPolicy"),
      nowSeconds,
    ),
    requestAuthentications: inOrder(
      current.filter((r) => r.kind === "RequestAuthentication"),
      nowSeconds,
    ),
    peerAuthentications: inOrder(
      current.filter((r) => r.kind === "PeerAuthentication"),
      nowSeconds,
    ),
    destinationRules: current.filter((r) => r.kind === "DestinationRule"),
    gateways: current.filter((r) => r.kind === "Gateway"),
    servicesAssumed,
  };
}

export function serviceHost(name: string, namespace: string): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

/** Of two resources of one kind, namespace and name the later text replaces the earlier. */
function withoutReplaced(resources: readonly Resource[]): readonly Resource[] {
  const key = ({ kind, meta }: Resource) => `${kind}/${meta.namespace}/${meta.name}`;
  const last = new Map(resources.map((resource) => [key(resource), resource]));
  return resources.filter((resource) => last.get(key(resource)) === resource);
}

function inOrder<T extends { readonly meta: ObjectMeta }>(
  policies: readonly T[],
  nowSeconds: number,
): readonly T[] {
  return policies.toSorted(
    (a, b) =>
      (a.meta.createdSeconds ?? nowSeconds) - (b.meta.createdSeconds ?? nowSeconds) ||
      compareBytes(a.meta.name, b.meta.name) ||
      compareBytes(a.meta.namespace, b.meta.namespace),
  );
}
