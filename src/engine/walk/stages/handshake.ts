import { policyRef } from "../../effective/effective-policies.ts";
import type { PortProtocol } from "../../mesh/workload.ts";
import type { TraceId } from "../../trace/trace.ts";
import {
  closed,
  type Passage,
  passed,
  type Stage,
  type StageOutcome,
  type Visit,
} from "../stage.ts";

const ISTIO_ALPN = "one of Istio's (istio, istio-http/1.1, ...)";
/** A scenario names an identity and shows no certificate, so these two cannot fail here. */
const TAKEN_FOR_GRANTED = "both, taken for granted";

/**
 * The filter chain and the TLS handshake: who gets a connection at all (semantics 3.2, 1.1).
 *
 * Source: istio/istio pilot/pkg/networking/core/filterchain_options.go, listener_inbound.go.
 */
export const handshake: Stage = (visit, passage, node) => {
  recordStack(visit, node);
  if (visit.workload.proxy === "gateway") return gatewayHandshake(visit, passage, node);
  const { mode } = visit.peerAuthentication;
  const protocol = chainFor(visit);
  if (visit.connection.transport === "plaintext") {
    const taken = mode !== "STRICT";
    const wanted = taken ? "plaintext or mutual TLS" : "mutual TLS";
    check(visit, node, "transport", wanted, "plaintext", taken);
    return taken ? enter(passage, protocol, null, "") : refuse("filter_chain_not_found");
  }
  if (mode === "DISABLE") return withoutTls(visit, passage, node, protocol);
  if (mode === "PERMISSIVE" && visit.connection.transport === "tls") {
    return foreignTls(visit, passage, node, protocol);
  }
  return mutualTls(visit, passage, node, protocol);
};

/**
 * A gateway's TLS is its server's affair (semantics 3.4, 5.6): SIMPLE asks for no certificate, so there is no
 * identity; PASSTHROUGH hands the bytes on. Without a Gateway resource for the port it is a plain HTTP server.
 */
function gatewayHandshake(visit: Visit, passage: Passage, node: TraceId): StageOutcome {
  const { transport, principal, sni } = visit.connection;
  const server = gatewayServer(visit);
  const mode = server?.tlsMode ?? null;
  const protocol = mode !== null && server?.protocol === "HTTPS" ? "http" : chainFor(visit);
  if (transport === "plaintext") {
    check(visit, node, "transport", mode ?? "plaintext", "plaintext", mode === null);
    return mode === null ? enter(passage, protocol, null, "") : refuse("filter_chain_not_found");
  }
  if (mode === null) return withoutTls(visit, passage, node, protocol);
  check(visit, node, "transport", mode, "TLS", true);
  if (mode.endsWith("PASSTHROUGH")) return enter(passage, "tcp", null, sni, true);
  if (mode === "SIMPLE") return enter(passage, protocol, null, sni);
  const welcome = principal !== null || mode === "OPTIONAL_MUTUAL";
  check(visit, node, "client certificate", mode, principal ?? "none", welcome);
  if (!welcome) return refuse(null);
  if (principal !== null) {
    check(
      visit,
      node,
      "chain and expiry",
      "signed by the server's CA, not expired",
      TAKEN_FOR_GRANTED,
      true,
    );
    check(visit, node, "identity", "any certificate", `spiffe://${principal}`, true);
  }
  return enter(passage, protocol, principal && `spiffe://${principal}`, sni);
}

/** TLS to a port that takes none: a TCP port hands it on unread, an HTTP port cannot read it. */
function withoutTls(
  visit: Visit,
  passage: Passage,
  node: TraceId,
  protocol: "http" | "tcp",
): StageOutcome {
  const readable = visit.port.protocol !== "http";
  check(visit, node, "transport", "plaintext", "TLS", readable);
  if (readable) return enter(passage, "tcp", null, "", true);
  return refuse(protocol === "http" ? "http1.codec_error" : null);
}

/** TLS without Istio's ALPN fits no chain of an HTTP port; a TCP port hands it on unread. */
function foreignTls(
  visit: Visit,
  passage: Passage,
  node: TraceId,
  protocol: "http" | "tcp",
): StageOutcome {
  const unread = protocol === "tcp" || visit.port.protocol === "auto";
  check(visit, node, "ALPN", ISTIO_ALPN, "none of Istio's", unread);
  return unread
    ? enter(passage, "tcp", null, visit.connection.sni, true)
    : refuse("filter_chain_not_found");
}

/** The hello of both sides: what the client offers, and whom the proxy says it is. */
function greet(visit: Visit, node: TraceId): void {
  const { connection, workload, mesh, peerAuthentication } = visit;
  const offered = connection.principal === null ? "none of Istio's" : meshAlpn(visit);
  const wanted = peerAuthentication.mode === "STRICT" ? "any" : ISTIO_ALPN;
  check(visit, node, "ALPN", wanted, offered, true);
  const domain = mesh.config.trustDomains[0] ?? "cluster.local";
  const own = `spiffe://${domain}/ns/${workload.namespace}/sa/${workload.serviceAccount}`;
  check(visit, node, "server certificate", "for the client to check", own, true);
}

/** What a client's own proxy offers: the name says whether it carries HTTP (semantics 3.2). */
function meshAlpn({ spec }: Visit): string {
  if (spec.http === undefined) return "istio";
  const grpc = Object.entries(spec.http.headers ?? {}).some(
    ([name, value]) =>
      name.toLowerCase() === "content-type" && String(value).startsWith("application/grpc"),
  );
  return grpc ? "istio-h2" : "istio-http/1.1";
}

/** The client must show a certificate of the mesh, in one of its trust domains. */
function mutualTls(
  visit: Visit,
  passage: Passage,
  node: TraceId,
  protocol: "http" | "tcp",
): StageOutcome {
  const { connection, mesh } = visit;
  const { principal } = connection;
  greet(visit, node);
  check(
    visit,
    node,
    "client certificate",
    "a certificate",
    principal === null ? "none" : "a certificate",
    principal !== null,
  );
  if (principal === null) return refuse(null);
  check(
    visit,
    node,
    "chain and expiry",
    "signed by the mesh's CA, not expired",
    TAKEN_FOR_GRANTED,
    true,
  );
  const domain = principal.split("/", 1)[0] ?? "";
  const known = mesh.config.trustDomains.includes(domain);
  check(visit, node, "trust domain", mesh.config.trustDomains.join(" or "), domain, known);
  if (!known) return refuse(null);
  check(visit, node, "identity", "spiffe://…", `spiffe://${principal}`, true);
  return enter(passage, protocol, `spiffe://${principal}`, connection.sni);
}

function enter(
  passage: Passage,
  chain: Passage["chain"],
  peerUri: string | null,
  sni: string,
  opaque = false,
): StageOutcome {
  return passed({ ...passage, chain, peerUris: peerUri === null ? null : [peerUri], sni, opaque });
}

function refuse(details: string | null): StageOutcome {
  return { kind: "rejected", stage: "HANDSHAKE", reply: closed(details), decidedBy: null };
}

/** An undeclared protocol is read off the first bytes. */
function chainFor({ port, spec }: Visit): "http" | "tcp" {
  const detected: Record<PortProtocol, "http" | "tcp"> = {
    http: "http",
    tcp: "tcp",
    auto: spec.http === undefined ? "tcp" : "http",
  };
  return detected[port.protocol];
}

function gatewayServer(visit: Visit) {
  const { mesh, workload, port } = visit;
  return mesh.gateways
    .filter(({ selector }) =>
      Object.entries(selector).every(([key, value]) => workload.labels[key] === value),
    )
    .flatMap(({ servers }) => servers)
    .find(
      (server) =>
        server.port === port.port ||
        // A server names the port of the gateway's Service.
        workload.services.some(
          (service) => service.port === server.port && service.targetPort === port.port,
        ),
    );
}

function recordStack({ recorder, peerAuthentication, workload }: Visit, node: TraceId): void {
  const gateway = workload.proxy === "gateway";
  for (const { policy, scope, mode, standing, why, range } of peerAuthentication.stack) {
    recorder.add(node, range, {
      kind: "peer-authentication",
      policy: policyRef(policy),
      scope,
      mode,
      standing: gateway ? "ignored" : standing,
      why: gateway ? "gateway-ignores-peer-authentication" : why,
    });
  }
}

function check(
  visit: Visit,
  node: TraceId,
  name: string,
  wanted: string,
  saw: string,
  ok: boolean,
): void {
  visit.recorder.add(node, visit.peerAuthentication.winner?.mode?.range ?? null, {
    kind: "check",
    name,
    wanted,
    saw,
    result: ok ? "match" : "no-match",
  });
}
