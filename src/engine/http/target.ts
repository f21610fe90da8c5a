import { type CodecRefusal, codecRefusal } from "./refusal.ts";

/** A request target that was taken apart. `authority` is null where the Host header counts. */
export interface Target {
  readonly kind: "target";
  /** Null for CONNECT. */
  readonly path: string | null;
  readonly authority: string | null;
  /** Of a whole URL, else null. */
  readonly scheme: "http" | "https" | null;
}

const HOST = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::(\d*))?$/;

/**
 * Takes the target of an HTTP/1.1 request line apart: a path, a whole URL, `*`, or CONNECT's `host:port`
 * (semantics 5.7). Its characters are known to be good.
 *
 * Source: envoyproxy/envoy source/common/http/http1/codec_impl.cc, ServerConnectionImpl::handlePath.
 */
export function readTarget(method: string, target: string): Target | CodecRefusal {
  if (method === "CONNECT") {
    return hasPort(target)
      ? { kind: "target", path: null, authority: target, scheme: null }
      : invalidUrl("a CONNECT target `host:port`", target);
  }
  if (target.startsWith("/") || (target.startsWith("*") && method === "OPTIONS")) {
    return { kind: "target", path: target, authority: null, scheme: null };
  }
  const url = splitUrl(target);
  if (url === null) return invalidUrl("a host and port", target);
  const { scheme, authority, rest } = url;
  const known = scheme.toLowerCase();
  if (known !== "http" && known !== "https") {
    const check = { name: "target", wanted: "http or https", saw: scheme };
    return codecRefusal(400, "http1.invalid_scheme", check);
  }
  return { kind: "target", path: rest === "" ? "/" : rest, authority, scheme: known };
}

/** A whole URL, taken apart. */
export interface SplitUrl {
  readonly scheme: string;
  readonly userInfo: string | null;
  /** Host, and port if there is one. */
  readonly authority: string;
  /** Path, query and fragment; may be empty. */
  readonly rest: string;
}

/**
 * Takes a URL apart; null if it is none to Envoy: a host of letters, digits, `-`, `.` (or an IPv6 address in brackets),
 * a port up to 65535.
 *
 * Source: envoyproxy/envoy source/common/http/utility.cc, Utility::Url::initialize.
 */
export function splitUrl(text: string): SplitUrl | null {
  const url = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)([!-~]*)$/.exec(text);
  if (url === null) return null;
  const [, scheme = "", place = "", rest = ""] = url;
  const at = place.indexOf("@");
  const authority = place.slice(at + 1);
  const host = HOST.exec(authority);
  if (host === null || (host[2] !== undefined && !hasPort(authority))) return null;
  return { scheme, userInfo: at < 0 ? null : place.slice(0, at), authority, rest };
}

function hasPort(place: string): boolean {
  const port = HOST.exec(place)?.[2];
  return port !== undefined && port !== "" && Number(port) <= 65535;
}

function invalidUrl(wanted: string, saw: string): CodecRefusal {
  return codecRefusal(400, "http1.invalid_url", { name: "target", wanted, saw });
}
