import { type CodecRefusal, refusal } from "./refusal.ts";

/** A request target that was taken apart. `authority` is null where the Host header counts. */
export interface Target {
  readonly kind: "target";
  /** Null for CONNECT. */
  readonly path: string | null;
  readonly authority: string | null;
}

const HOST = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::(\d*))?$/;

/**
 * Reads the target of an HTTP/1.1 request line: a path, a whole URL, `*`, or CONNECT's `host:port` (semantics 5.7).
 *
 * Source: envoyproxy/envoy source/common/http/http1/codec_impl.cc, ServerConnectionImpl::handlePath.
 */
export function readTarget(method: string, target: string): Target | CodecRefusal {
  if (method === "CONNECT") {
    const port = HOST.exec(target)?.[2];
    return port !== undefined && port !== "" && Number(port) <= 65535
      ? { kind: "target", path: null, authority: target }
      : invalidUrl("a CONNECT target `host:port`", target);
  }
  if (target.startsWith("/")) return { kind: "target", path: target, authority: null };
  if (target.startsWith("*")) {
    return method === "OPTIONS"
      ? refusal(404, null, "absolute_path_rejected", "target", "a path", target)
      : invalidUrl("a path", target);
  }
  const url = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)(.*)$/.exec(target);
  if (!url)
    return refusal(
      400,
      "Bad Request",
      "http1.codec_error",
      "target",
      "a path that begins with `/`",
      target,
    );
  const [, scheme = "", place = "", rest = ""] = url;
  if (!/^https?$/i.test(scheme)) {
    return refusal(400, "Bad Request", "http1.invalid_scheme", "target", "http or https", scheme);
  }
  const authority = place.slice(place.lastIndexOf("@") + 1);
  const host = HOST.exec(authority);
  if (!host || (host[2] !== undefined && (host[2] === "" || Number(host[2]) > 65535))) {
    return invalidUrl("a host and port", authority);
  }
  if (rest !== "" && !rest.startsWith("/")) {
    return refusal(404, null, "absolute_path_rejected", "target", "a path", target);
  }
  return { kind: "target", path: rest === "" ? "/" : rest, authority };
}

function invalidUrl(wanted: string, saw: string): CodecRefusal {
  return refusal(400, "Bad Request", "http1.invalid_url", "target", wanted, saw);
}
