import type { HeaderLine } from "./request.ts";

/** Headers that Envoy keeps in one slot: received twice they are joined by `,` (semantics 5.8). */
const SINGLE_SLOT = new Set([
  "accept",
  "accept-encoding",
  "access-control-request-headers",
  "access-control-request-method",
  "access-control-request-private-network",
  "authorization",
  "cache-control",
  "cdn-loop",
  "connection",
  "content-encoding",
  "content-length",
  "content-type",
  "expect",
  "grpc-accept-encoding",
  "grpc-timeout",
  "host",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "keep-alive",
  "origin",
  "pragma",
  "proxy-connection",
  "proxy-status",
  "referer",
  "te",
  "transfer-encoding",
  "upgrade",
  "user-agent",
  "via",
  "x-client-trace-id",
  "x-forwarded-client-cert",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-request-id",
]);

/** Joins the lines of single-slot headers at the place of the first; empty lines leave no comma. */
export function joinSingleSlots(lines: readonly HeaderLine[]): readonly HeaderLine[] {
  const joined: HeaderLine[] = [];
  for (const line of lines) {
    const at = isSingleSlot(line.name) ? joined.findIndex(({ name }) => name === line.name) : -1;
    const first = joined[at];
    if (first === undefined) joined.push(line);
    else joined[at] = { name: line.name, value: joinValues(first.value, line.value) };
  }
  return joined;
}

function joinValues(first: string, second: string): string {
  if (first === "" || second === "") return first + second;
  return `${first},${second}`;
}

function isSingleSlot(name: string): boolean {
  return SINGLE_SLOT.has(name) || name.startsWith("x-envoy-");
}

/** The first value of a header; undefined if there is none. */
export function headerValue(lines: readonly HeaderLine[], name: string): string | undefined {
  return lines.find((line) => line.name === name)?.value;
}

export function withoutHeaders(
  lines: readonly HeaderLine[],
  names: readonly string[],
): readonly HeaderLine[] {
  return lines.filter(({ name }) => !names.includes(name));
}

/** Sets a header to one value, at the end. */
export function withHeader(
  lines: readonly HeaderLine[],
  name: string,
  value: string,
): readonly HeaderLine[] {
  return [...withoutHeaders(lines, [name]), { name, value }];
}

/** The items of a comma-separated list, without blanks around them; empty ones are left out. */
export function listItems(value: string): readonly string[] {
  return value
    .split(",")
    .filter((item) => item !== "")
    .map((item) => item.trim());
}
