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

/** Whether several lines of this header are one value to Envoy. */
export function isSingleSlot(name: string): boolean {
  return SINGLE_SLOT.has(name) || name.startsWith("x-envoy-");
}

/** Joins the lines of single-slot headers at the place of the first; empty lines leave no comma. */
export function joinSingleSlots(lines: readonly HeaderLine[]): readonly HeaderLine[] {
  const joined: HeaderLine[] = [];
  for (const line of lines) {
    const at = isSingleSlot(line.name) ? joined.findIndex(({ name }) => name === line.name) : -1;
    const first = joined[at];
    if (first === undefined) joined.push(line);
    else
      joined[at] = {
        name: line.name,
        value: [first.value, line.value].filter((value) => value !== "").join(","),
      };
  }
  return joined;
}

/** Without blanks and tabs at its ends, as the codec hands values on. */
export function trimmed(value: string): string {
  return value.replace(/^[ \t]+|[ \t]+$/g, "");
}
