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

/** How the port takes TLS: a sidecar's mTLS mode, or what a gateway's server says. */
type Door = "DISABLE" | "PERMISSIVE" | "STRICT";

/**
 * The filter chain and the TLS handshake: who gets a connection at all (semantics 3.2, 1.1).
 *
 * Source: istio/istio pilot/pkg/networking/core/filterchain_options.go, listener_inbound.go.
 */
export const handshake: Stage = (visit, passage, node) => {
  recordStack(visit, node);
  const { connection } = visit;
  const gateway = visit.workload.proxy === "gateway";
  const door: Door = gateway ? gatewayDoor(visit) : visit.peerAuthentication.mode;
  const protocol = chainFor(visit);
  if (connection.transport === "plaintext") {
    check(
      visit,
      node,
      "transport",
      door === "STRICT" ? "mutual TLS" : "plaintext or mutual TLS",
      "plaintext",
      door !== "STRICT",
    );
    return door === "STRICT"
      ? refuse("filter_chain_not_found")
      : enter(passage, protocol, null, "");
  }
  if (door === "DISABLE") return withoutTls(visit, passage, node, protocol);
  if (door === "PERMISSIVE" && connection.transport === "tls") {
    return foreignTls(visit, passage, node, protocol);
  }
  return mutualTls(visit, passage, node, protocol, gateway);
};

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
  check(
    visit,
    node,
    "ALPN",
    "one of Istio's (istio, istio-http/1.1, ...)",
    "none of Istio's",
    unread,
  );
  return unread
    ? enter(passage, "tcp", null, visit.connection.sni, true)
    : refuse("filter_chain_not_found");
}

/** The client must show a certificate of the mesh, in one of its trust domains. */
function mutualTls(
  visit: Visit,
  passage: Passage,
  node: TraceId,
  protocol: "http" | "tcp",
  gateway: boolean,
): StageOutcome {
  const { connection, mesh } = visit;
  const { principal } = connection;
  check(
    visit,
    node,
    "client certificate",
    "a certificate",
    principal === null ? "none" : "a certificate",
    principal !== null,
  );
  if (principal === null) {
    return gateway && !gatewayWantsCertificate(visit)
      ? enter(passage, protocol, null, connection.sni)
      : refuse(null);
  }
  const domain = principal.split("/", 1)[0] ?? "";
  const known = gateway || mesh.config.trustDomains.includes(domain);
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
    .find((server) => server.port === port.port);
}

/** Without a Gateway resource for the port it is taken as a plain HTTP server. */
function gatewayDoor(visit: Visit): Door {
  return (gatewayServer(visit)?.tlsMode ?? null) === null ? "DISABLE" : "STRICT";
}

function gatewayWantsCertificate(visit: Visit): boolean {
  return ["MUTUAL", "ISTIO_MUTUAL"].includes(gatewayServer(visit)?.tlsMode ?? "");
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
