import type { Resource } from "../resources/decode.ts";
import type { Scenario, ScenarioMesh } from "../scenario/document.ts";
import { scenarioMeshSchema } from "../scenario/document.ts";
import { type ExtensionProvider, readExtensionProviders } from "./extension-provider.ts";
import { type TrustDomainBundle, trustDomainBundle } from "./trust-domain.ts";

export type PathNormalization = "NONE" | "BASE" | "MERGE_SLASHES" | "DECODE_AND_MERGE_SLASHES";

/** MeshConfig with its defaults filled in (semantics 9). */
export interface MeshConfig {
  readonly rootNamespace: string;
  readonly trustDomains: TrustDomainBundle;
  readonly pathNormalization: PathNormalization;
  /** Only gateways look at it. */
  readonly numTrustedProxies: number;
  readonly extensionProviders: ReadonlyMap<string, ExtensionProvider>;
  /** `documented`: JWT before CUSTOM, as the docs draw it; no proxy runs so. */
  readonly stageOrder: "istio" | "documented";
}

/** The scenario's `mesh` over a pasted `istio` ConfigMap or IstioOperator, over Istio's defaults. */
export function readMeshConfig(
  scenario: Scenario,
  resources: readonly Resource[],
  isKnownService: (host: string) => boolean,
): MeshConfig {
  const mesh: ScenarioMesh = { ...pastedMesh(resources), ...scenario.mesh };
  const trustDomain = mesh.trustDomain || "cluster.local";
  const normalization = mesh.pathNormalization?.normalization ?? "DEFAULT";
  return {
    rootNamespace: mesh.rootNamespace || "istio-system",
    trustDomains: trustDomainBundle(trustDomain, mesh.trustDomainAliases ?? []),
    pathNormalization: normalization === "DEFAULT" ? "BASE" : normalization,
    numTrustedProxies: mesh.defaultConfig?.gatewayTopology?.numTrustedProxies ?? 0,
    extensionProviders: readExtensionProviders(mesh.extensionProviders, isKnownService),
    stageOrder: mesh.stageOrder ?? "istio",
  };
}

/** Fields of a pasted config that do not read as MeshConfig's are left at their defaults. */
function pastedMesh(resources: readonly Resource[]): ScenarioMesh {
  const pasted = resources.filter((resource) => resource.kind === "MeshConfig").at(-1);
  const shape = scenarioMeshSchema.shape;
  const fields = Object.entries(pasted?.config ?? {}).filter(([key, value]) => {
    const field = Object.hasOwn(shape, key) ? shape[key as keyof typeof shape] : null;
    return key !== "stageOrder" && field !== null && field.safeParse(value).success;
  });
  return Object.fromEntries(fields);
}
