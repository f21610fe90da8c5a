import { headerValue, withHeader, withoutHeaders } from "./headers.ts";
import type { HeaderLine } from "./request.ts";

/** What the connection tells the codec. */
export interface CodecContext {
  /** `https` on a connection with TLS. */
  readonly scheme: "http" | "https";
  readonly proxy: "sidecar" | "gateway";
  readonly peerIp: string;
  /** Trusted proxies in front of a gateway. */
  readonly numTrustedProxies: number;
  /** `:authority` of a request that names none. */
  readonly defaultAuthority: string;
}

/**
 * The headers with what the connection manager adds before the filters run, so that rules see it: a gateway appends
 * the peer to `x-forwarded-for`, and `x-forwarded-proto` is believed from the mesh and from trusted proxies only.
 *
 * Source: envoyproxy/envoy source/common/http/conn_manager_utility.cc, mutateRequestHeaders.
 */
export function withForwarded(
  lines: readonly HeaderLine[],
  context: CodecContext,
): readonly HeaderLine[] {
  const gateway = context.proxy === "gateway";
  let headers = lines;
  if (gateway) {
    const before = headerValue(headers, "x-forwarded-for");
    const forwarded = before ? `${before},${context.peerIp}` : context.peerIp;
    headers = withHeader(headers, "x-forwarded-for", forwarded);
  }
  const believed = !gateway || context.numTrustedProxies > 0;
  if (!believed || headerValue(headers, "x-forwarded-proto") === undefined) {
    headers = withHeader(headers, "x-forwarded-proto", context.scheme);
  }
  // Without a client certificate there is nothing that it could say.
  if (context.scheme === "http") headers = withoutHeaders(headers, ["x-forwarded-client-cert"]);
  if (headerValue(headers, "x-request-id") === undefined) {
    headers = withHeader(headers, "x-request-id", GENERATED_REQUEST_ID);
  }
  return headers;
}

/** `:scheme` of a request whose target has none: it follows `x-forwarded-proto` where that is a scheme. */
export function schemeOf(lines: readonly HeaderLine[], context: CodecContext): "http" | "https" {
  const forwarded = headerValue(lines, "x-forwarded-proto")?.toLowerCase();
  return forwarded === "http" || forwarded === "https" ? forwarded : context.scheme;
}

/** Stands for the id that the proxy makes up, so that rules find one. */
const GENERATED_REQUEST_ID = "00000000-0000-4000-8000-000000000000";
