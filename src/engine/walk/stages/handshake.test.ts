import { describe, expect, test } from "vitest";
import { checkLines, denied, TCP, verdictLine } from "../../../../tests/support/one-request.ts";

const mode = (value: string) => `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: p, namespace: bar }
spec: { mtls: { mode: ${value} } }`;

describe("who gets a connection (semantics 3.2, 1.1)", () => {
  const closed = "refused HANDSHAKE -";
  const mutual = { principal: "cluster.local/ns/foo/sa/client" };
  const foreign = { principal: "else/ns/foo/sa/client" };
  const plaintext = { plaintext: true };
  const tls = { tls: "simple" } as const;
  test.each([
    { mode: "STRICT", port: 8080, from: mutual, says: "allowed ALLOW -" },
    { mode: "STRICT", port: 8080, from: plaintext, says: `${closed} filter_chain_not_found` },
    { mode: "STRICT", port: 8080, from: tls, says: closed },
    { mode: "STRICT", port: 8080, from: foreign, says: closed },
    { mode: "STRICT", port: 9000, from: plaintext, says: `${closed} filter_chain_not_found` },
    { mode: "PERMISSIVE", port: 8080, from: mutual, says: "allowed ALLOW -" },
    { mode: "PERMISSIVE", port: 8080, from: plaintext, says: "allowed ALLOW -" },
    { mode: "PERMISSIVE", port: 8080, from: tls, says: `${closed} filter_chain_not_found` },
    { mode: "PERMISSIVE", port: 9000, from: tls, says: "allowed ALLOW -" },
    { mode: "PERMISSIVE", port: 7070, from: tls, says: "allowed ALLOW -" },
    { mode: "DISABLE", port: 8080, from: mutual, says: `${closed} http1.codec_error` },
    { mode: "DISABLE", port: 8080, from: plaintext, says: "allowed ALLOW -" },
    { mode: "DISABLE", port: 9000, from: mutual, says: "allowed ALLOW -" },
  ])("$mode, port $port, $from: $says", async ({ mode: set, port, from, says }) => {
    const request = { from, to: { workload: "bar/server", port } };
    expect(await verdictLine({ policies: [mode(set)], request })).toBe(says);
  });

  const gateway = (tlsMode: string | null, number = 8443) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: g, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: ${number}, protocol: ${tlsMode === null ? "HTTP" : "HTTPS"} }
      hosts: ["*"]${tlsMode === null ? "" : `\n      tls: { mode: ${tlsMode} }`}`;
  const identity = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: a, namespace: istio-system }
spec: { rules: [{ from: [{ source: { principals: ["*"] } }] }] }`;
  test.each([
    {
      note: "SIMPLE reads HTTP, and knows nobody",
      tlsMode: "SIMPLE",
      from: mutual,
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "SIMPLE wants TLS",
      tlsMode: "SIMPLE",
      from: plaintext,
      says: `${closed} filter_chain_not_found`,
    },
    { note: "MUTUAL wants a certificate", tlsMode: "MUTUAL", from: tls, says: closed },
    {
      note: "MUTUAL takes a foreign one",
      tlsMode: "MUTUAL",
      from: foreign,
      says: "allowed ALLOW istio-system/a[0]",
    },
    {
      note: "OPTIONAL_MUTUAL takes none",
      tlsMode: "OPTIONAL_MUTUAL",
      from: tls,
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "OPTIONAL_MUTUAL takes one",
      tlsMode: "OPTIONAL_MUTUAL",
      from: mutual,
      says: "allowed ALLOW istio-system/a[0]",
    },
    {
      note: "PASSTHROUGH reads nothing",
      tlsMode: "PASSTHROUGH",
      from: mutual,
      says: `refused ALLOW - ${denied("none")}`,
    },
  ])("gateway: $note", async ({ tlsMode, from, says }) => {
    const request = { from, to: { workload: "istio-system/gate", port: 8443 } };
    expect(await verdictLine({ policies: [gateway(tlsMode), identity], request })).toBe(says);
  });

  test("a gateway without a Gateway resource is plain HTTP, whatever PeerAuthentication says", async () => {
    const policies = [mode("STRICT").replace("namespace: bar", "namespace: istio-system")];
    const request = { from: plaintext, to: { workload: "istio-system/gate", port: 8080 } };
    expect(await verdictLine({ policies, request })).toBe("allowed ALLOW -");
  });

  const server = "server certificate: spiffe://cluster.local/ns/bar/sa/default";
  const shown = "client certificate: a certificate";
  const granted = "chain and expiry: both, taken for granted";
  test.each([
    {
      note: "mutual TLS, from hello to identity",
      request: { from: mutual },
      says: [
        "ALPN: istio-http/1.1",
        server,
        shown,
        granted,
        "trust domain: cluster.local",
        "identity: spiffe://cluster.local/ns/foo/sa/client",
      ],
    },
    {
      note: "a TCP connection offers another name",
      request: { ...TCP, from: mutual, http: undefined },
      says: [
        "ALPN: istio",
        server,
        shown,
        granted,
        "trust domain: cluster.local",
        "identity: spiffe://cluster.local/ns/foo/sa/client",
      ],
    },
    {
      note: "a stranger is known by the trust domain",
      request: { from: foreign },
      says: ["ALPN: istio-http/1.1", server, shown, granted, "!trust domain: else"],
    },
    {
      note: "TLS without a certificate",
      request: { from: tls },
      says: ["ALPN: none of Istio's", server, "!client certificate: none"],
    },
    { note: "plaintext", request: { from: plaintext }, says: ["!transport: plaintext"] },
  ])("STRICT: $note", async ({ request, says }) => {
    const lines = await checkLines({ policies: [mode("STRICT")], request });
    expect(lines.slice(0, says.length)).toEqual(says);
  });
});
