import type { ScenarioRequest } from "../scenario/document.ts";
import { joinSingleSlots, trimmed } from "./headers.ts";
import { type CodecRefusal, refusal } from "./refusal.ts";
import type { HeaderLine, HttpRequest } from "./request.ts";
import { readTarget } from "./target.ts";

/** What the connection tells the codec. */
export interface CodecContext {
  readonly scheme: "http" | "https";
  readonly proxy: "sidecar" | "gateway";
  readonly peerIp: string;
  /** Trusted proxies in front of a gateway. */
  readonly numTrustedProxies: number;
  /** `:authority` of a request that names none. */
  readonly defaultAuthority: string;
}

export type ReadRequest =
  | { readonly kind: "request"; readonly request: HttpRequest }
  | CodecRefusal;

/** Methods that Envoy's HTTP/1.1 parser knows, in capitals only. */
const METHODS = new Set(
  (
    "ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MOVE MSEARCH NOTIFY " +
    "OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK " +
    "UNSUBSCRIBE"
  ).split(" "),
);
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;
const AUTHORITY = /^[A-Za-z0-9!$%&'()*+,\-.:;=@[\]_~]*$/;
// biome's rule against control characters in patterns is met by building it: they are what is looked for.
const VALUE = /^[\t\u0020-\u007e\u0080-\u{10ffff}]*$/u;
const TARGET = /^[!-~]*$/;
const MAX_HEADER_BYTES = 60 * 1024;

/**
 * Reads a request as Envoy's HTTP/1.1 codec and connection manager do, before any filter: refuses what is malformed, in
 * their order (semantics 5.7, 5.8), joins single-slot headers, drops what belongs to one hop.
 *
 * Source: envoyproxy/envoy source/common/http/http1/codec_impl.cc, conn_manager_utility.cc.
 */
export function readRequest(spec: ScenarioRequest["http"], context: CodecContext): ReadRequest {
  if (spec === undefined) {
    return refusal(
      400,
      "Bad Request",
      "http1.codec_error",
      "request",
      "an HTTP request",
      "bytes that are none",
    );
  }
  const method = spec.method ?? "GET";
  const rawTarget = spec.path ?? "/";
  const lines = readLines(spec, context);
  const malformed = checkLines(method, rawTarget, lines);
  if (malformed) return malformed;
  const target = readTarget(method, rawTarget);
  if (target.kind === "rejected") return target;
  const joined = joinSingleSlots(lines);
  const host = joined.find(({ name }) => name === "host")?.value ?? "";
  const authority = target.authority ?? host;
  if (!AUTHORITY.test(authority)) {
    return refusal(
      400,
      "Bad Request",
      "http.invalid_authority",
      "authority",
      "a host name",
      authority,
    );
  }
  const headers = withProxyHeaders(withoutHopHeaders(joined), context);
  return {
    kind: "request",
    request: { method, authority, path: target.path, scheme: context.scheme, headers },
  };
}

function readLines(
  spec: NonNullable<ScenarioRequest["http"]>,
  context: CodecContext,
): readonly HeaderLine[] {
  const given = Object.entries(spec.headers ?? {}).flatMap(([name, value]) =>
    [value].flat().map((line) => ({ name: name.toLowerCase(), value: trimmed(latin1(line)) })),
  );
  return [{ name: "host", value: trimmed(spec.authority ?? context.defaultAuthority) }, ...given];
}

/** Header values are bytes; a character that is none is sent as its UTF-8 bytes. */
function latin1(value: string): string {
  if (!/[^\u0000-\u00ff]/.test(value)) return value;
  return String.fromCharCode(...new TextEncoder().encode(value));
}

/** The first fault of the message's head: values, then method, target and names, then its length. */
function checkLines(
  method: string,
  target: string,
  lines: readonly HeaderLine[],
): CodecRefusal | null {
  const codecError = (name: string, wanted: string, saw: string) =>
    refusal(400, "Bad Request", "http1.codec_error", name, wanted, saw);
  const badValue = lines.find(({ value }) => !VALUE.test(value));
  if (badValue) {
    const name = `header ${badValue.name}`;
    return refusal(
      400,
      "Bad Request",
      "http1.invalid_characters",
      name,
      "no control characters",
      badValue.value,
    );
  }
  if (!METHODS.has(method))
    return codecError("method", "a method that HTTP/1.1 parsers know", method);
  if (target === "" || !TARGET.test(target)) {
    return codecError(
      "target",
      "a path without blanks, control characters and non-ASCII bytes",
      target,
    );
  }
  const badName = lines.find(({ name }) => !HEADER_NAME.test(name));
  if (badName) return codecError("header name", "letters, digits and a few signs", badName.name);
  const size = lines.reduce(
    (sum, { name, value }) => sum + name.length + value.length,
    target.length + method.length,
  );
  if (size > MAX_HEADER_BYTES) {
    const body = "Request Header Fields Too Large";
    return refusal(
      431,
      body,
      "http1.headers_too_large",
      "headers",
      "at most 60 KiB",
      `${size} bytes`,
    );
  }
  const lengths = lines.filter(({ name }) => name === "content-length");
  if (lengths.length > 1 || lengths.some(({ value }) => !/^\d+$/.test(value))) {
    return codecError("content-length", "one number", lengths.map(({ value }) => value).join(", "));
  }
  const encoding = lines.find(
    ({ name, value }) => name === "transfer-encoding" && !/^chunked$/i.test(value),
  );
  if (encoding) {
    const details = "http1.invalid_transfer_encoding";
    return refusal(501, "Not Implemented", details, "transfer-encoding", "chunked", encoding.value);
  }
  return null;
}

const HOP_HEADERS = ["connection", "keep-alive", "proxy-connection", "transfer-encoding"];

/** What concerns this hop only goes, and what `connection` names; `te` keeps `trailers` at most. */
function withoutHopHeaders(lines: readonly HeaderLine[]): readonly HeaderLine[] {
  const named = (lines.find(({ name }) => name === "connection")?.value ?? "")
    .toLowerCase()
    .split(",")
    .map((token) => token.trim());
  const webSocket =
    named.includes("upgrade") &&
    lines.some(({ name, value }) => name === "upgrade" && value.toLowerCase() === "websocket");
  return lines.flatMap((line) => {
    if (line.name === "host") return [];
    if (line.name === "upgrade") return webSocket ? [line] : [];
    if (line.name === "te") return readTe(line);
    return HOP_HEADERS.includes(line.name) || named.includes(line.name) ? [] : [line];
  });
}

function readTe(line: HeaderLine): readonly HeaderLine[] {
  if (line.value === "") return [line];
  const lists = line.value
    .split(",")
    .some((token) => token.split(";", 1)[0]?.trim().toLowerCase() === "trailers");
  return lists ? [{ name: "te", value: "trailers" }] : [];
}

/** What the connection manager adds before the filters run, so that rules see it. */
function withProxyHeaders(
  lines: readonly HeaderLine[],
  context: CodecContext,
): readonly HeaderLine[] {
  let headers = lines;
  const set = (name: string, value: string) => {
    headers = [...headers.filter((line) => line.name !== name), { name, value }];
  };
  const has = (name: string) => headers.some((line) => line.name === name);
  const gateway = context.proxy === "gateway";
  if (gateway) {
    const before = headers.find(({ name }) => name === "x-forwarded-for")?.value;
    set("x-forwarded-for", before ? `${before},${context.peerIp}` : context.peerIp);
  }
  if (!has("x-forwarded-proto") || (gateway && context.numTrustedProxies === 0)) {
    set("x-forwarded-proto", context.scheme);
  }
  if (!has("x-request-id")) set("x-request-id", GENERATED_REQUEST_ID);
  return headers;
}

/** Stands for the id that the proxy makes up, so that rules find one. */
const GENERATED_REQUEST_ID = "00000000-0000-4000-8000-000000000000";
