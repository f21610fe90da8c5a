import type { ScenarioRequest } from "../scenario/document.ts";
import { type CodecContext, schemeOf, withForwarded } from "./forwarded.ts";
import { checkHead, writeHead } from "./head.ts";
import { headerValue, joinSingleSlots, withoutHeaders } from "./headers.ts";
import { applyConnection, isUpgrade, withoutHopHeaders } from "./hop-headers.ts";
import { withoutBadReferer } from "./referer.ts";
import { type CodecRefusal, codecError, codecRefusal, managerRefusal } from "./refusal.ts";
import type { HeaderLine, HttpRequest } from "./request.ts";
import { readTarget } from "./target.ts";

export type ReadRequest = AcceptedRequest | CodecRefusal;

export interface AcceptedRequest {
  readonly kind: "request";
  /** Its path is not normalised yet. */
  readonly request: HttpRequest;
  /** Envoy finds no route for it, so it ends in 404 `route_not_found` if all filters let it pass. */
  readonly noRoute: boolean;
  /** An answer that comes as soon as the path is normalised, before any filter; null for nearly all requests. */
  readonly refusedAfterNormalization: CodecRefusal | null;
}

/** Envoy's `max_headers_count`, with the Host header. */
const MAX_HEADERS = 100;
const AUTHORITY = /^[A-Za-z0-9!$%&'()*+,\-.:;=@[\]_~]*$/;

/**
 * Reads a request as Envoy's HTTP/1.1 codec and connection manager do, before any filter: refuses what is malformed, in
 * their order (semantics 5.7, 5.8), joins single-slot headers, drops what belongs to one hop, adds what proxies add.
 *
 * `spec` is undefined for a client that speaks no HTTP. Method and path default to `GET` and `/`.
 *
 * Source: envoyproxy/envoy source/common/http/http1/codec_impl.cc, conn_manager_impl.cc.
 */
export function readRequest(spec: ScenarioRequest["http"], context: CodecContext): ReadRequest {
  if (spec === undefined) {
    return codecError({ name: "request", wanted: "an HTTP request", saw: "bytes that are none" });
  }
  const head = writeHead(spec, context.defaultAuthority);
  const malformed = checkHead(head);
  if (malformed) return malformed;
  const { method } = head;
  const lines = joinSingleSlots(head.lines);
  const refused = checkCount(lines) ?? checkFraming(method, lines);
  if (refused) return refused;
  const connection =
    method === "CONNECT" ? { kind: "lines" as const, lines } : applyConnection(lines);
  if (connection.kind === "rejected") return connection;
  const target = readTarget(method, head.target);
  if (target.kind === "rejected") return target;
  const authority = target.authority ?? headerValue(connection.lines, "host");
  const { path } = target;
  const misplaced =
    checkScheme(target.scheme, context) ?? checkAuthority(authority) ?? checkPath(path);
  if (misplaced) return misplaced;
  const headers = withForwarded(
    withoutBadReferer(withoutHopHeaders(withoutHeaders(connection.lines, ["host"]))),
    context,
  );
  const request = {
    method,
    authority: authority ?? "",
    path,
    scheme: target.scheme ?? schemeOf(headers, context),
    headers,
  };
  return {
    kind: "request",
    request,
    noRoute: path === null || headerValue(headers, "x-forwarded-proto") === "",
    refusedAfterNormalization: checkUpgrade(headers),
  };
}

function checkCount(lines: readonly HeaderLine[]): CodecRefusal | null {
  if (lines.length <= MAX_HEADERS) return null;
  const check = {
    name: "headers",
    wanted: `at most ${MAX_HEADERS} headers`,
    saw: String(lines.length),
  };
  return codecRefusal(431, "http1.too_many_headers", check);
}

/** The headers that say where the body ends. */
function checkFraming(method: string, lines: readonly HeaderLine[]): CodecRefusal | null {
  const length = headerValue(lines, "content-length");
  const encoding = headerValue(lines, "transfer-encoding");
  if (method === "CONNECT" && length !== undefined && length !== "0") {
    const check = { name: "content-length", wanted: "no body in CONNECT", saw: length };
    return codecRefusal(400, "http1.body_disallowed", check);
  }
  if (encoding === undefined) return null;
  if (length !== undefined && method !== "CONNECT") {
    const wanted = "none beside transfer-encoding";
    const check = { name: "content-length", wanted, saw: length };
    return codecRefusal(400, "http1.content_length_and_chunked_not_allowed", check);
  }
  if (encoding.toLowerCase() === "chunked" && method !== "CONNECT") return null;
  const check = { name: "transfer-encoding", wanted: "chunked", saw: encoding };
  return codecRefusal(501, "http1.invalid_transfer_encoding", check);
}

function checkAuthority(authority: string | undefined): CodecRefusal | null {
  if (authority === undefined) {
    const check = { name: "authority", wanted: "a Host header", saw: "none" };
    return managerRefusal(400, "missing_host_header", check);
  }
  if (AUTHORITY.test(authority)) return null;
  const check = { name: "authority", wanted: "a host name", saw: authority };
  return codecRefusal(400, "http.invalid_authority", check);
}

/** At a gateway that clients reach directly, a URL may not claim TLS that the connection lacks. */
function checkScheme(scheme: string | null, context: CodecContext): CodecRefusal | null {
  const direct = context.proxy === "gateway" && context.numTrustedProxies === 0;
  if (scheme !== "https" || context.scheme === "https" || !direct) return null;
  const check = { name: "target", wanted: "http on a connection without TLS", saw: scheme };
  return codecRefusal(403, "http1.https_url_on_plaintext_connection", check);
}

function checkPath(path: string | null): CodecRefusal | null {
  if (path === null || path.startsWith("/")) return null;
  const check = { name: "target", wanted: "a path that begins with `/`", saw: path };
  return managerRefusal(404, "absolute_path_rejected", check);
}

function checkUpgrade(lines: readonly HeaderLine[]): CodecRefusal | null {
  const upgrade = headerValue(lines, "upgrade") ?? "";
  if (!isUpgrade(lines) || upgrade.toLowerCase() === "websocket") return null;
  const check = { name: "header upgrade", wanted: "websocket", saw: upgrade };
  return managerRefusal(403, "upgrade_failed", check);
}
