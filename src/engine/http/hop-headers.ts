import { headerValue, listItems, withHeader, withoutHeaders } from "./headers.ts";
import { type CodecRefusal, codecRefusal } from "./refusal.ts";
import type { HeaderLine } from "./request.ts";

/** Ten names or more in `connection` are taken for an attack. */
const MAX_NOMINATED = 9;
const MAX_TE_LENGTH = 255;
const NEVER_NOMINATED = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"];
/** Names in `connection` that say something about the connection and name no header. */
const OPTIONS = ["close", "http2-settings", "keep-alive", "upgrade"];

/** The headers without those that `connection` names, or why Envoy takes offence at it. */
export type Nominations =
  | { readonly kind: "lines"; readonly lines: readonly HeaderLine[] }
  | CodecRefusal;

/**
 * Applies `connection`: the headers that it names concern this hop only. On an upgrade nothing is dropped, but for
 * `h2c`, which Envoy ignores.
 *
 * Source: envoyproxy/envoy source/common/http/utility.cc, Utility::sanitizeConnectionHeader.
 */
export function applyConnection(lines: readonly HeaderLine[]): Nominations {
  const heading = isUpgrade(lines) ? withoutH2c(lines) : lines;
  const connection = headerValue(heading, "connection");
  if (connection === undefined || isUpgrade(heading)) return { kind: "lines", lines: heading };
  const nominated = listItems(connection).map((item) => item.toLowerCase());
  const offence = nominated.find((name) => NEVER_NOMINATED.includes(name) || name.startsWith(":"));
  const te = headerValue(heading, "te") ?? "";
  const longTe = nominated.includes("te") && te.length > MAX_TE_LENGTH;
  if (nominated.length > MAX_NOMINATED || offence !== undefined || longTe) {
    const wanted = "few headers, none of x-forwarded-*";
    const check = { name: "header connection", wanted, saw: connection };
    return codecRefusal(400, "http1.connection_header_rejected", check);
  }
  const dropped = nominated.filter((name) => ![...OPTIONS, "connection"].includes(name));
  if (!dropped.includes("te") || !asksForTrailers(te.toLowerCase())) {
    return { kind: "lines", lines: withoutHeaders(heading, dropped) };
  }
  const kept = withoutHeaders(
    heading,
    dropped.filter((name) => name !== "te"),
  );
  return { kind: "lines", lines: kept.map((line) => (line.name === "te" ? TRAILERS : line)) };
}

/** What the connection manager drops on every hop; `te` keeps `trailers` at most (semantics 1.1). */
export function withoutHopHeaders(lines: readonly HeaderLine[]): readonly HeaderLine[] {
  const always = ["keep-alive", "proxy-connection", "transfer-encoding"];
  const dropped = isUpgrade(lines) ? always : [...always, "connection", "upgrade"];
  return withoutHeaders(lines, dropped).flatMap((line) => {
    if (line.name !== "te" || line.value === "") return [line];
    return asksForTrailers(line.value) ? [TRAILERS] : [];
  });
}

/** Whether a client asks to change the protocol; Istio's proxies only let it change to WebSocket. */
export function isUpgrade(lines: readonly HeaderLine[]): boolean {
  const connection = headerValue(lines, "connection") ?? "";
  const asked = listItems(connection).some((item) => item.toLowerCase() === "upgrade");
  return asked && headerValue(lines, "upgrade") !== undefined;
}

const TRAILERS: HeaderLine = { name: "te", value: "trailers" };

function asksForTrailers(te: string): boolean {
  return listItems(te).includes("trailers");
}

function withoutH2c(lines: readonly HeaderLine[]): readonly HeaderLine[] {
  if (headerValue(lines, "upgrade")?.toLowerCase() !== "h2c") return lines;
  const connection = listItems(headerValue(lines, "connection") ?? "").filter(
    (item) => !["upgrade", "http2-settings"].includes(item.toLowerCase()),
  );
  const rest = withoutHeaders(lines, ["upgrade", "http2-settings", "connection"]);
  return connection.length === 0 ? rest : withHeader(rest, "connection", connection.join(","));
}
