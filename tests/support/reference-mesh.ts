import { parseAllDocuments } from "yaml";
import { resourceTexts, type Scenario } from "../../src/engine/index.ts";

/** A resource as YAML gives it: nothing checked, nothing compiled. */
export interface PlainResource {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly creationTimestamp?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: PlainSpec;
}

export type PlainLists = Readonly<Record<string, readonly string[]>>;

export interface PlainRule {
  readonly from?: readonly { readonly source?: PlainLists }[];
  readonly to?: readonly { readonly operation?: PlainLists }[];
  readonly when?: readonly {
    readonly key: string;
    readonly values?: readonly string[];
    readonly notValues?: readonly string[];
  }[];
}

/** The fields of all kinds together: each reader looks at its own. */
export interface PlainSpec {
  readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly targetRef?: PlainTarget;
  readonly targetRefs?: readonly PlainTarget[];
  readonly action?: string;
  readonly provider?: { readonly name?: string };
  readonly rules?: readonly (PlainRule | null)[];
  readonly mtls?: { readonly mode?: string };
  readonly portLevelMtls?: Readonly<Record<string, { readonly mode?: string }>>;
  readonly host?: string;
  readonly trafficPolicy?: { readonly tls?: { readonly mode?: string } };
  readonly servers?: readonly {
    readonly port: { readonly number: number };
    readonly tls?: { readonly mode?: string };
  }[];
}

export interface PlainTarget {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
}

export interface PlainWorkload {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly ip: string;
  readonly proxy: string;
  readonly services: readonly string[];
  readonly ports: readonly { readonly port: number; readonly protocol: string }[];
}

/** What the reference knows of a scenario. `resources` in istiod's order. */
export interface PlainMesh {
  readonly scenario: Scenario;
  readonly root: string;
  /** The trust domain and its aliases. */
  readonly bundle: readonly string[];
  readonly resources: readonly PlainResource[];
  readonly workloads: readonly PlainWorkload[];
}

export function namespaceOf(resource: PlainResource): string {
  return resource.metadata.namespace ?? "default";
}

/** Semantics 2.3: the later text replaces the earlier; oldest first, then by name, then by namespace. */
export function readPlainMesh(scenario: Scenario): PlainMesh {
  const read = resourceTexts(scenario).flatMap(({ text }) =>
    parseAllDocuments(text).map((document) => document.toJS() as PlainResource | null),
  );
  const resources = read.filter((resource) => resource !== null);
  const last = resources.filter(
    (one, index) =>
      !resources
        .slice(index + 1)
        .some(
          (other) =>
            other.kind === one.kind &&
            other.metadata.name === one.metadata.name &&
            namespaceOf(other) === namespaceOf(one),
        ),
  );
  const age = ({ metadata }: PlainResource) =>
    Math.floor(Date.parse(metadata.creationTimestamp ?? scenario.now ?? "") / 1000);
  const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  return {
    scenario,
    root: scenario.mesh?.rootNamespace ?? "istio-system",
    bundle: [
      scenario.mesh?.trustDomain ?? "cluster.local",
      ...(scenario.mesh?.trustDomainAliases ?? []),
    ],
    resources: last.sort(
      (a, b) =>
        age(a) - age(b) ||
        bytes(a.metadata.name, b.metadata.name) ||
        bytes(namespaceOf(a), namespaceOf(b)),
    ),
    workloads: (scenario.workloads ?? []).map((workload) => ({
      id: `${workload.namespace ?? "default"}/${workload.name}`,
      name: workload.name,
      namespace: workload.namespace ?? "default",
      labels: workload.labels ?? {},
      serviceAccount: workload.serviceAccount ?? "default",
      ip: workload.ip ?? "10.244.0.20",
      proxy: workload.proxy ?? "sidecar",
      services: workload.services ?? [],
      ports: (workload.ports ?? []).map(({ port, protocol }) => ({
        port,
        protocol: protocol ?? "HTTP",
      })),
    })),
  };
}
