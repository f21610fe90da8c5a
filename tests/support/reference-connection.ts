import type { ScenarioRequest } from "../../src/engine/index.ts";
import {
  namespaceOf,
  type PlainMesh,
  type PlainResource,
  type PlainWorkload,
} from "./reference-mesh.ts";

/** What a proxy has accepted: which kind of filter chain, and what it knows of the peer. */
export interface Entry {
  readonly chain: "http" | "tcp";
  /** `spiffe://…`; null without a certificate. */
  readonly identity: string | null;
  readonly sni: string;
  /** TLS that the proxy terminates. */
  readonly secure: boolean;
}

/** Semantics 3.1. */
export function peerMode(mesh: PlainMesh, workload: PlainWorkload, port: number): string {
  const all = mesh.resources.filter(({ kind }) => kind === "PeerAuthentication");
  const labels = (one: PlainResource) => Object.entries(one.spec?.selector?.matchLabels ?? {});
  const wide = (namespace: string) =>
    all.find((one) => namespaceOf(one) === namespace && labels(one).length === 0);
  const own = all.find(
    (one) =>
      namespaceOf(one) === workload.namespace &&
      workload.namespace !== mesh.root &&
      labels(one).length > 0 &&
      labels(one).every(([key, value]) => workload.labels[key] === value),
  );
  let mode = "PERMISSIVE";
  for (const one of [wide(mesh.root), wide(workload.namespace), own]) {
    const says = one?.spec?.mtls?.mode ?? "UNSET";
    if (says !== "UNSET") mode = says;
  }
  const ofPort = own?.spec?.portLevelMtls?.[String(port)];
  return ofPort && (ofPort.mode ?? "UNSET") !== "UNSET" ? (ofPort.mode ?? mode) : mode;
}

/** The connection through the proxy's door (semantics 3.2, 3.4); null if nothing comes of it. */
export function openDoor(
  mesh: PlainMesh,
  workload: PlainWorkload,
  port: number,
  request: ScenarioRequest,
): Entry | null {
  const client = clientOf(mesh, workload, port, request);
  if (workload.proxy === "gateway") return openGateway(mesh, workload, port, client);
  const mode = peerMode(mesh, workload, port);
  const spoken = request.http === undefined ? "tcp" : "http";
  const declared = protocolOf(workload, port);
  const chain = declared === "auto" ? spoken : declared;
  const mutual = (): Entry | null => {
    if (client.identity === null) return null;
    const domain = client.identity.replace("spiffe://", "").split("/")[0] ?? "";
    return mesh.bundle.includes(domain)
      ? { chain, identity: client.identity, sni: client.sni, secure: true }
      : null;
  };
  const unread = (sni: string): Entry | null =>
    declared === "http" ? null : { chain: "tcp", identity: null, sni, secure: false };
  switch (`${mode} ${client.speaks}`) {
    case "STRICT plaintext":
      return null;
    case "STRICT mtls":
    case "STRICT tls":
    case "PERMISSIVE mtls":
      return mutual();
    case "PERMISSIVE tls":
      return unread(client.sni);
    case "DISABLE mtls":
    case "DISABLE tls":
      return unread("");
    default:
      return { chain, identity: null, sni: "", secure: false };
  }
}

interface Client {
  readonly speaks: "mtls" | "tls" | "plaintext";
  readonly identity: string | null;
  readonly sni: string;
}

/** Semantics 3.5 for a workload of the mesh, else what the request spells out. */
function clientOf(
  mesh: PlainMesh,
  server: PlainWorkload,
  port: number,
  { from, sni = "" }: ScenarioRequest,
): Client {
  const name = sni.toLowerCase();
  if (from.principal !== undefined)
    return { speaks: "mtls", identity: `spiffe://${from.principal}`, sni: name };
  if (from.tls) return { speaks: "tls", identity: null, sni: name };
  const plaintext: Client = { speaks: "plaintext", identity: null, sni: "" };
  const caller = mesh.workloads.find(({ id }) => id === from.workload);
  if (!caller || caller.proxy === "none") return plaintext;
  const service = server.services[0];
  const host = service ? `${service}.${server.namespace}.svc.cluster.local` : "";
  const rules = [caller.namespace, server.namespace, mesh.root].flatMap((namespace) =>
    mesh.resources.filter(
      (one) =>
        one.kind === "DestinationRule" && namespaceOf(one) === namespace && one.spec?.host === host,
    ),
  );
  const said = service ? rules[0]?.spec?.trafficPolicy?.tls?.mode : undefined;
  if (said === "SIMPLE" || said === "MUTUAL") return { speaks: "tls", identity: null, sni: name };
  if (said !== undefined && said !== "ISTIO_MUTUAL") return plaintext;
  const takes = server.proxy === "sidecar" && peerMode(mesh, server, port) !== "DISABLE";
  if (said === undefined && !takes) return plaintext;
  return {
    speaks: "mtls",
    identity: `spiffe://${mesh.bundle[0]}/ns/${caller.namespace}/sa/${caller.serviceAccount}`,
    sni: name || (host && `outbound_.${port}_._.${host}`),
  };
}

/** A gateway's server says which TLS it speaks; without a Gateway resource it is plain HTTP. */
function openGateway(
  mesh: PlainMesh,
  workload: PlainWorkload,
  port: number,
  client: Client,
): Entry | null {
  const server = mesh.resources
    .filter(({ kind }) => kind === "Gateway")
    .flatMap(({ spec }) => spec?.servers ?? [])
    .find((one) => one.port.number === port);
  const mode = server?.tls?.mode;
  const chain = protocolOf(workload, port) === "tcp" && mode === undefined ? "tcp" : "http";
  if (mode === undefined)
    return client.speaks === "plaintext" ? { chain, identity: null, sni: "", secure: false } : null;
  if (client.speaks === "plaintext") return null;
  if (mode === "SIMPLE") return { chain, identity: null, sni: client.sni, secure: true };
  return client.identity === null
    ? null
    : { chain, identity: client.identity, sni: client.sni, secure: true };
}

function protocolOf(workload: PlainWorkload, port: number): "http" | "tcp" | "auto" {
  const declared = workload.ports.find((one) => one.port === port)?.protocol ?? "auto";
  if (["HTTP", "HTTP2", "GRPC"].includes(declared)) return "http";
  return ["TCP", "TLS", "HTTPS", "Mongo"].includes(declared) ? "tcp" : "auto";
}
