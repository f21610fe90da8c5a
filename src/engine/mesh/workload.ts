import type { Resource } from "../resources/decode.ts";
import type { ServiceResource, WorkloadResource } from "../resources/workload.ts";
import type { Scenario, ScenarioWorkload } from "../scenario/document.ts";

export type ProxyKind = "sidecar" | "gateway" | "waypoint" | "ztunnel" | "none";

/** How the proxy reads what comes in at a port. `auto`: as HTTP if it looks like it, else as TCP. */
export type PortProtocol = "http" | "tcp" | "auto";

export interface WorkloadPort {
  readonly port: number;
  /** As declared: `HTTP`, `TCP`, `HTTPS`, ... or `auto` when nobody says. */
  readonly declared: string;
  readonly protocol: PortProtocol;
}

/** A running unit with labels, an identity and a proxy; never the Deployment itself. */
export interface Workload {
  /** `namespace/name`. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  /** Null when nobody says. */
  readonly ip: string | null;
  readonly proxy: ProxyKind;
  readonly ports: readonly WorkloadPort[];
  /** Services of its namespace in front of it, with the ports they serve. */
  readonly services: readonly ServiceInFront[];
  readonly origin: "scenario" | "resources";
}

/** A Service in front of a workload. Ports are null when only its name is known. */
export interface ServiceInFront {
  readonly name: string;
  readonly port: number | null;
  readonly targetPort: number | null;
}

const HTTP_PROTOCOLS = ["http", "http2", "http_proxy", "grpc", "grpc-web", "http3"];
const TCP_PROTOCOLS = ["tcp", "https", "tls", "mongo", "redis", "mysql", "udp"];

/** Reads a protocol's name as Istio does (case does not matter); unknown ones are auto-detected. */
export function portProtocol(declared: string): PortProtocol {
  const name = declared.toLowerCase();
  if (HTTP_PROTOCOLS.includes(name)) return "http";
  return TCP_PROTOCOLS.includes(name) ? "tcp" : "auto";
}

/** The workloads that the resources declare, overridden and added to by those of the scenario. */
export function readWorkloads(
  scenario: Scenario,
  resources: readonly Resource[],
): readonly Workload[] {
  const services = resources.filter((resource) => resource.kind === "Service");
  const ambient = new Set(
    resources.flatMap((resource) =>
      resource.kind === "Namespace" && resource.meta.labels["istio.io/dataplane-mode"] === "ambient"
        ? [resource.meta.name]
        : [],
    ),
  );
  const found = new Map<string, Workload>();
  for (const resource of resources) {
    if (resource.kind !== "Workload") continue;
    const workload = fromResource(resource, services, ambient);
    found.set(workload.id, workload);
  }
  for (const declared of scenario.workloads ?? []) {
    const id = `${declared.namespace ?? "default"}/${declared.name}`;
    found.set(id, fromScenario(declared, found.get(id) ?? null, services));
  }
  return [...found.values()];
}

function fromResource(
  resource: WorkloadResource,
  services: readonly ServiceResource[],
  ambient: ReadonlySet<string>,
): Workload {
  const { namespace, name } = resource.meta;
  const inFront = servicesInFront(services, namespace, resource.podLabels);
  const fromServices = inFront.flatMap((service) =>
    service.ports.flatMap((entry) => {
      const named = resource.containerPorts.find((port) => port.name === entry.targetPort);
      const port = named?.port ?? Number(entry.targetPort);
      return Number.isInteger(port) ? [workloadPort(port, servicePortProtocol(entry))] : [];
    }),
  );
  const others = resource.containerPorts
    .filter(({ port }) => !fromServices.some((served) => served.port === port))
    .map(({ port }) => workloadPort(port, "auto"));
  return {
    id: `${namespace}/${name}`,
    namespace,
    name,
    labels: resource.podLabels,
    serviceAccount: resource.serviceAccount,
    ip: resource.ip,
    proxy: proxyOf(resource, ambient.has(namespace)),
    ports: [...fromServices, ...others],
    services: inFront.flatMap((service) =>
      service.ports.map((entry) => ({
        name: service.meta.name,
        port: entry.port,
        targetPort:
          resource.containerPorts.find((port) => port.name === entry.targetPort)?.port ??
          (Number.isInteger(Number(entry.targetPort)) ? Number(entry.targetPort) : null),
      })),
    ),
    origin: "resources",
  };
}

function fromScenario(
  declared: ScenarioWorkload,
  base: Workload | null,
  services: readonly ServiceResource[],
): Workload {
  const namespace = declared.namespace ?? "default";
  const labels = declared.labels ?? base?.labels ?? {};
  const known = servicesInFront(services, namespace, labels);
  return {
    id: `${namespace}/${declared.name}`,
    namespace,
    name: declared.name,
    labels,
    serviceAccount: declared.serviceAccount || base?.serviceAccount || "default",
    ip: declared.ip ?? base?.ip ?? null,
    proxy: declared.proxy ?? base?.proxy ?? "sidecar",
    ports:
      declared.ports?.map((entry) => workloadPort(entry.port, entry.protocol ?? "HTTP")) ??
      base?.ports ??
      [],
    services: declared.services
      ? declared.services.flatMap((name): readonly ServiceInFront[] => {
          const ports = known.find((service) => service.meta.name === name)?.ports ?? [];
          return ports.length > 0
            ? ports.map((entry) => ({
                name,
                port: entry.port,
                targetPort: Number(entry.targetPort) || null,
              }))
            : [{ name, port: null, targetPort: null }];
        })
      : (base?.services ?? []),
    origin: "scenario",
  };
}

function servicesInFront(
  services: readonly ServiceResource[],
  namespace: string,
  labels: Readonly<Record<string, string>>,
): readonly ServiceResource[] {
  return services.filter((service) => {
    const wanted = Object.entries(service.selector);
    return (
      service.meta.namespace === namespace &&
      wanted.length > 0 &&
      wanted.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value)
    );
  });
}

function servicePortProtocol(entry: { name: string | null; appProtocol: string | null }): string {
  const stated = entry.appProtocol ?? entry.name ?? "";
  const name = stated.toLowerCase().replace(/^kubernetes\.io\/h2c$/, "http2");
  if (name.startsWith("grpc-web")) return "GRPC-Web";
  const first = name.split("-")[0] ?? "";
  return [...HTTP_PROTOCOLS, ...TCP_PROTOCOLS].includes(first) ? first.toUpperCase() : "auto";
}

function workloadPort(port: number, declared: string): WorkloadPort {
  return { port, declared, protocol: portProtocol(declared) };
}

function proxyOf(resource: WorkloadResource, ambient: boolean): ProxyKind {
  const labels = resource.podLabels;
  if (labels["gateway.istio.io/managed"] === "istio.io-mesh-controller") return "waypoint";
  const isGateway =
    Object.hasOwn(labels, "gateway.networking.k8s.io/gateway-name") ||
    /^(ingress|egress)gateway$/.test(labels.istio ?? "");
  if (isGateway) return "gateway";
  const inject =
    labels["sidecar.istio.io/inject"] ?? resource.podAnnotations["sidecar.istio.io/inject"];
  if (inject === "false") return "none";
  return ambient && !resource.hasSidecarContainer ? "ztunnel" : "sidecar";
}
