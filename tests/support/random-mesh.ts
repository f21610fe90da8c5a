import type { Scenario, ScenarioRequest } from "../../src/engine/index.ts";
import { createPrng, type Prng } from "./prng.ts";
import {
  ADDRESSES,
  CONDITIONS,
  HEADER_LINES,
  PATTERNS,
  PRINCIPALS,
  REQUEST_PATHS,
} from "./random-values.ts";
import type { PlainResource, PlainRule } from "./reference-mesh.ts";

const SOURCES = [
  "principals",
  "requestPrincipals",
  "namespaces",
  "serviceAccounts",
  "trustDomains",
  "ipBlocks",
  "remoteIpBlocks",
];
const OPERATIONS = ["hosts", "methods", "paths", "ports"];
const NAMESPACES = ["bar", "bar", "bar", "istio-system", "foo"];
const LABELS = [{ app: "backend" }, { app: "backend", version: "v1" }, { app: "other" }, {}];
const MODES = ["STRICT", "PERMISSIVE", "DISABLE", "UNSET"];

/** A mesh with a sidecar and a gateway, random policies, and requests at their edges. Same seed, same mesh. */
export function randomScenario(seed: number, requestCount: number): Scenario {
  const random = createPrng(seed);
  const resources = [
    ...Array.from({ length: 1 + random.below(6) }, (_, index) => randomPolicy(random, index)),
    ...Array.from({ length: random.below(4) }, (_, index) =>
      randomPeerAuthentication(random, index),
    ),
    ...(random.chance(0.3) ? [randomDestinationRule(random)] : []),
    ...(random.chance(0.3) ? [randomGateway(random)] : []),
  ];
  return {
    lobby: 1,
    name: `random ${seed}`,
    mesh: randomMesh(random),
    resources: resources.map((resource) => JSON.stringify(resource)).join("\n---\n"),
    workloads: WORKLOADS,
    externalAuthorizers: randomAuthorizers(random),
    now: "2026-11-22T00:00:00Z",
    requests: Array.from({ length: requestCount }, () => randomRequest(random)),
  };
}

const WORKLOADS: NonNullable<Scenario["workloads"]> = [
  {
    name: "backend",
    namespace: "bar",
    labels: { app: "backend", version: "v1" },
    serviceAccount: "backend",
    ip: "10.0.9.9",
    services: ["backend"],
    ports: [
      { port: 8080, protocol: "HTTP" },
      { port: 9000, protocol: "TCP" },
      { port: 7070, protocol: "auto" },
    ],
  },
  {
    name: "ingress",
    namespace: "bar",
    labels: { istio: "ingressgateway", "gateway.networking.k8s.io/gateway-name": "gate" },
    ip: "10.0.9.8",
    proxy: "gateway",
    ports: [{ port: 8080, protocol: "HTTP" }],
  },
  {
    name: "rooted",
    namespace: "istio-system",
    labels: { app: "backend" },
    ip: "10.0.9.7",
    ports: [{ port: 8080, protocol: "HTTP" }],
  },
  { name: "client", namespace: "foo", serviceAccount: "client", ip: "10.0.0.5" },
  { name: "legacy", namespace: "foo", ip: "10.0.0.6", proxy: "none" },
];

function randomMesh(random: Prng): NonNullable<Scenario["mesh"]> {
  const service = "ext-authz.foo.svc.cluster.local";
  return {
    ...(random.chance(0.6) && {
      trustDomain: random.pick(["td1", "td1", "my-td", "cluster.local"]),
    }),
    ...(random.chance(0.4) && {
      trustDomainAliases: random.some(["old-td", "td1", "cluster.local"], 1, 2),
    }),
    pathNormalization: {
      normalization: random.pick([
        "DEFAULT",
        "NONE",
        "BASE",
        "MERGE_SLASHES",
        "DECODE_AND_MERGE_SLASHES",
      ]),
    },
    defaultConfig: { gatewayTopology: { numTrustedProxies: random.below(3) } },
    extensionProviders: [
      {
        name: "over-http",
        envoyExtAuthzHttp: {
          service,
          port: 8000,
          failOpen: random.chance(0.5),
          includeRequestHeadersInCheck: random.chance(0.8) ? ["x-ext"] : [],
          headersToUpstreamOnAllow: random.some(["x-user", "x-ext-authz-check-result"], 0, 2),
        },
      },
      {
        name: "over-grpc",
        envoyExtAuthzGrpc: { service, port: 9000, failOpen: random.chance(0.5) },
      },
    ],
  };
}

function randomAuthorizers(random: Prng): NonNullable<Scenario["externalAuthorizers"]> {
  const one = () => ({
    ...(random.chance(0.5)
      ? { allowWhen: { header: "x-ext", equals: random.pick(["allow", "allow,deny"]) } }
      : { decision: random.pick(["allow", "deny", "error"] as const) }),
    ...(random.chance(0.3) && { status: random.pick([401, 503]) }),
    headers: { "x-user": "alice" },
  });
  return { "over-http": one(), "over-grpc": one() };
}

export function randomPolicy(random: Prng, index: number): PlainResource {
  const action = random.pick(["ALLOW", "ALLOW", "DENY", "DENY", "AUDIT", "CUSTOM"]);
  const target = {
    group: "gateway.networking.k8s.io",
    kind: "Gateway",
    name: random.pick(["gate", "x"]),
  };
  return {
    ...head("AuthorizationPolicy", `p${random.chance(0.05) ? 0 : index}`, random),
    metadata: {
      name: `p${random.chance(0.05) ? 0 : index}`,
      namespace: random.pick(NAMESPACES),
      ...(random.chance(0.15) && {
        annotations: { "istio.io/dry-run": random.pick(["true", "True", "yes", "false"]) },
      }),
    },
    spec: {
      ...(action !== "ALLOW" || random.chance(0.5) ? { action } : {}),
      ...(action === "CUSTOM" && {
        provider: {
          name: random.pick(["over-http", "over-http", "over-grpc", "over-grpc", "nobody"]),
        },
      }),
      ...(random.chance(0.3) && { selector: { matchLabels: random.pick(LABELS) } }),
      ...(random.chance(0.08) &&
        (random.chance(0.5) ? { targetRef: target } : { targetRefs: [target] })),
      rules: Array.from({ length: random.pick([0, 1, 1, 1, 2, 2, 3, 11]) }, () =>
        randomRule(random),
      ),
    },
  };
}

export function randomRule(random: Prng): PlainRule {
  const lists = (names: readonly string[]) =>
    Object.fromEntries(
      random.some(names, 1, 2).map((name) => {
        const negated = random.chance(0.3);
        const key = negated ? `not${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
        return [key, random.some(PATTERNS[name] ?? [], random.chance(0.05) ? 0 : 1, 3)];
      }),
    );
  const several = () => ({ length: random.chance(0.05) ? 0 : 1 + random.below(2) });
  return {
    ...(random.chance(0.5) && { from: Array.from(several(), () => ({ source: lists(SOURCES) })) }),
    ...(random.chance(0.5) && {
      to: Array.from(several(), () => ({ operation: lists(OPERATIONS) })),
    }),
    ...(random.chance(0.35) && {
      when: Array.from(several(), () => {
        const { key, patterns } = random.pick(CONDITIONS);
        const some = () => random.some(patterns, 1, 2);
        const which = random.below(3);
        return {
          key,
          ...(which < 2 && { values: some() }),
          ...(which > 0 && { notValues: some() }),
        };
      }),
    }),
  };
}

function head(kind: string, name: string, random: Prng) {
  const group = kind === "DestinationRule" || kind === "Gateway" ? "networking" : "security";
  return {
    apiVersion: `${group}.istio.io/v1`,
    kind,
    metadata: {
      name,
      namespace: random.pick(NAMESPACES),
      ...(random.chance(0.5) && {
        creationTimestamp: random.pick(["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"]),
      }),
    },
  };
}

function randomPeerAuthentication(random: Prng, index: number): PlainResource {
  const labels = random.pick(LABELS);
  return {
    ...head("PeerAuthentication", `peer${index}`, random),
    spec: {
      ...(random.chance(0.5) && { selector: { matchLabels: labels } }),
      ...(random.chance(0.8) && { mtls: { mode: random.pick(MODES) } }),
      ...(random.chance(0.4) && {
        portLevelMtls: { [random.pick(["8080", "9000", "80"])]: { mode: random.pick(MODES) } },
      }),
    },
  };
}

function randomDestinationRule(random: Prng): PlainResource {
  return {
    ...head("DestinationRule", "rule", random),
    spec: {
      host: random.pick(["backend.bar.svc.cluster.local", "other.bar.svc.cluster.local"]),
      trafficPolicy: {
        tls: { mode: random.pick(["DISABLE", "ISTIO_MUTUAL", "SIMPLE", "MUTUAL"]) },
      },
    },
  };
}

function randomGateway(random: Prng): PlainResource {
  const mode = random.pick(["SIMPLE", "MUTUAL", "ISTIO_MUTUAL", null]);
  const server = {
    port: { number: 8080, name: "web", protocol: mode === null ? "HTTP" : "HTTPS" },
    hosts: ["*"],
    ...(mode !== null && { tls: { mode } }),
  };
  return {
    ...head("Gateway", "gate", random),
    spec: { selector: { istio: "ingressgateway" }, servers: [server] } as PlainResource["spec"] &
      object,
  };
}

function randomRequest(random: Prng): ScenarioRequest {
  const toGateway = random.chance(0.2);
  return {
    from: randomSender(random, toGateway),
    to: toGateway
      ? { workload: "bar/ingress", port: 8080 }
      : random.chance(0.1)
        ? { workload: "istio-system/rooted", port: 8080 }
        : { workload: "bar/backend", port: random.pick([8080, 8080, 8080, 9000, 7070, 6060]) },
    ...(random.chance(0.88) && {
      http: {
        method: random.pick(["GET", "GET", "POST", "DELETE"]),
        authority: random.pick(["app.example", "App.Example", "app.example:8080", "other.example"]),
        path: random.pick(REQUEST_PATHS),
        headers: Object.fromEntries(random.some(HEADER_LINES, 0, 3)),
      },
    }),
    ...(random.chance(0.3) && { sni: random.pick(["app.example", "APP.example", "other"]) }),
  };
}

function randomSender(random: Prng, toGateway: boolean): ScenarioRequest["from"] {
  const ip = random.pick(ADDRESSES);
  const which = random.below(10);
  if (which < 5) return { principal: random.pick(PRINCIPALS), ip };
  if (which < 7 && !toGateway)
    return { workload: random.pick(["foo/client", "foo/client", "foo/legacy"]) };
  return which === 7 ? { tls: "simple", ip } : { plaintext: true, ip };
}
