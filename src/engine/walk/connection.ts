import { effectivePeerAuthentication } from "../effective/peer-authentication.ts";
import { type Mesh, serviceHost } from "../mesh/mesh.ts";
import type { Workload, WorkloadPort } from "../mesh/workload.ts";
import type { ScenarioRequest } from "../scenario/document.ts";
import type { Note } from "./verdict.ts";

/** What the client opens: the facts of a connection before the proxy has looked at it. */
export interface Connection {
  readonly transport: "mtls" | "tls" | "plaintext";
  /** Identity of the client's certificate, without `spiffe://`; null without one. */
  readonly principal: string | null;
  readonly sni: string;
  readonly sourceIp: string;
  readonly destinationIp: string;
  readonly notes: readonly Note[];
}

/** Stand-ins where the scenario gives no address, from the usual pod range. */
const ASSUMED_CLIENT_IP = "10.244.0.10";
const ASSUMED_WORKLOAD_IP = "10.244.0.20";

/** What `from` means, or why it means nothing. */
export function connect(
  mesh: Mesh,
  request: ScenarioRequest,
  workload: Workload,
  port: WorkloadPort,
): Connection | { readonly error: string } {
  const { from } = request;
  const caller = from.workload === undefined ? null : findWorkload(mesh, from.workload);
  if (from.workload !== undefined && caller === null) {
    return {
      error: `no workload \`${from.workload}\` to come from; name one of the mesh, or spell out \`principal\` or \`plaintext\``,
    };
  }
  const notes: Note[] = [];
  const sourceIp = from.ip ?? caller?.ip ?? ASSUMED_CLIENT_IP;
  if (from.ip === undefined && !caller?.ip) {
    notes.push(
      note(
        "assumed/client-address",
        `the client's address is not given; ${ASSUMED_CLIENT_IP} is assumed`,
      ),
    );
  }
  if (workload.ip === null) {
    notes.push(
      note(
        "assumed/workload-address",
        `the workload's address is not given; ${ASSUMED_WORKLOAD_IP} is assumed`,
      ),
    );
  }
  const base = {
    sourceIp,
    destinationIp: workload.ip ?? ASSUMED_WORKLOAD_IP,
    notes,
    sni: (request.sni ?? "").toLowerCase(),
  };
  if (caller) return { ...base, ...fromWorkload(mesh, caller, workload, port, request, notes) };
  if (from.principal !== undefined) {
    return { ...base, transport: "mtls", principal: from.principal.replace(/^spiffe:\/\//, "") };
  }
  if (from.tls === "simple") return { ...base, transport: "tls", principal: null };
  return { ...base, sni: "", transport: "plaintext", principal: null };
}

export function findWorkload(mesh: Mesh, id: string): Workload | null {
  const wanted = id.includes("/") ? id : `default/${id}`;
  return mesh.workloads.find((workload) => workload.id === wanted) ?? null;
}

/**
 * What a workload's own proxy sends (semantics 3.5): the DestinationRule's word if there is one, else mutual TLS
 * unless either side has no proxy or the server's port takes none.
 */
function fromWorkload(
  mesh: Mesh,
  caller: Workload,
  workload: Workload,
  port: WorkloadPort,
  request: ScenarioRequest,
  notes: Note[],
): Pick<Connection, "transport" | "principal" | "sni"> {
  const plaintext = { transport: "plaintext", principal: null, sni: "" } as const;
  if (caller.proxy === "none") return plaintext;
  const rule = destinationRuleMode(mesh, caller, workload, port.port);
  if (rule !== null && rule.mode !== "ISTIO_MUTUAL") {
    notes.push(
      note(
        "client/destination-rule",
        `DestinationRule ${rule.name} makes the client's proxy use ${rule.mode}, so no mesh identity is sent`,
      ),
    );
    return rule.mode === "SIMPLE" || rule.mode === "MUTUAL"
      ? { transport: "tls", principal: null, sni: (request.sni ?? "").toLowerCase() }
      : plaintext;
  }
  const takesMutualTls =
    workload.proxy === "gateway"
      ? false
      : workload.proxy !== "none" &&
        effectivePeerAuthentication(mesh, workload, port.port).mode !== "DISABLE";
  if (rule === null && !takesMutualTls) {
    notes.push(
      note(
        "client/auto-mtls",
        "the port takes no mutual TLS, so the client's proxy sends plaintext and no identity",
      ),
    );
    return plaintext;
  }
  const trustDomain = mesh.config.trustDomains[0] ?? "cluster.local";
  return {
    transport: "mtls",
    principal: `${trustDomain}/ns/${caller.namespace}/sa/${caller.serviceAccount}`,
    sni: (request.sni ?? meshSni(workload, port.port)).toLowerCase(),
  };
}

/** The SNI that mesh clients send to a workload behind a Service; empty without one. */
function meshSni(workload: Workload, port: number): string {
  const service =
    workload.services.find((candidate) => candidate.targetPort === port) ??
    workload.services.find((candidate) => candidate.port === null);
  if (!service) return "";
  return `outbound_.${service.port ?? port}_._.${serviceHost(service.name, workload.namespace)}`;
}

/** The TLS mode of the DestinationRule for a Service of the workload: the client's namespace first, then the server's, then the root. */
function destinationRuleMode(
  mesh: Mesh,
  caller: Workload,
  workload: Workload,
  port: number,
): { readonly mode: string; readonly name: string } | null {
  const hosts = workload.services.flatMap(({ name }) => [
    serviceHost(name, workload.namespace),
    `${name}.${workload.namespace}`,
  ]);
  // A name without dots is a Service of the rule's own namespace.
  const ownHost = (host: string, namespace: string) =>
    host.includes(".") || host.includes("*") ? host : serviceHost(host, namespace);
  for (const namespace of new Set([
    caller.namespace,
    workload.namespace,
    mesh.config.rootNamespace,
  ])) {
    const rule = mesh.destinationRules.find(
      (candidate) =>
        candidate.meta.namespace === namespace &&
        hosts.some((host) => hostCovers(ownHost(candidate.host, namespace), host)),
    );
    const servicePort =
      workload.services.find((service) => service.targetPort === port)?.port ?? port;
    const mode =
      rule?.portTlsModes.find((entry) => entry.port === servicePort)?.mode ?? rule?.tlsMode;
    if (rule && mode) return { mode, name: `${namespace}/${rule.meta.name}` };
  }
  return null;
}

function hostCovers(pattern: string, host: string): boolean {
  return pattern.startsWith("*") ? host.endsWith(pattern.slice(1)) : pattern === host;
}

function note(code: string, message: string): Note {
  return { code, message, range: null };
}
