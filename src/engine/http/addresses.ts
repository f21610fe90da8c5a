import { type HttpRequest, headerValues } from "./request.ts";

/** An address as its bytes: 4 for IPv4, 16 for IPv6. A v4-mapped IPv6 address stays IPv6. */
export type Address = readonly number[];

/** A block of addresses, its host bits masked away. */
export interface AddressRange {
  readonly base: Address;
  readonly prefix: number;
}

/** Reads an IPv4 or IPv6 address as Envoy does: no leading zeros, no port, no brackets, no zone. Null if it is none. */
export function parseAddress(text: string): Address | null {
  return text.includes(":") ? parseV6(text) : parseV4(text);
}

/**
 * Reads an address or a CIDR; a single address is a block of one. Host bits are tolerated. Null if it is neither
 * (semantics 5.9).
 */
export function parseAddressRange(text: string): AddressRange | null {
  const slash = text.indexOf("/");
  const base = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (base === null) return null;
  const bits = base.length * 8;
  if (slash < 0) return { base, prefix: bits };
  const length = text.slice(slash + 1);
  if (!/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > bits) return null;
  return { base: masked(base, Number(length)), prefix: Number(length) };
}

/** Whether an address, as text, lies in a block. Families must agree; what is no address lies in none. */
export function addressInRange(text: string, range: AddressRange): boolean {
  const address = parseAddress(text);
  if (address === null || address.length !== range.base.length) return false;
  const own = masked(address, range.prefix);
  return own.every((byte, index) => byte === range.base[index]);
}

function masked(address: Address, prefix: number): Address {
  return address.map((byte, index) => {
    const keep = Math.max(0, Math.min(8, prefix - index * 8));
    return byte & (0xff << (8 - keep)) & 0xff;
  });
}

function parseV4(text: string): Address | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  const bytes = parts.map((part) => (/^(0|[1-9]\d{0,2})$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

function parseV6(text: string): Address | null {
  const lastColon = text.lastIndexOf(":");
  const tail = text.slice(lastColon + 1);
  if (tail.includes(".")) {
    const v4 = parseV4(tail);
    if (v4 === null) return null;
    const words = [0, 2].map((at) => (((v4[at] ?? 0) << 8) | (v4[at + 1] ?? 0)).toString(16));
    return parseV6(`${text.slice(0, lastColon + 1)}${words.join(":")}`);
  }
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const [head = [], rest = []] = groups;
  const given = head.length + rest.length;
  if (halves.length === 1 ? given !== 8 : given > 7) return null;
  const all = [...head, ...Array.from({ length: 8 - given }, () => "0"), ...rest];
  if (!all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return null;
  return all.flatMap((group) => {
    const word = Number.parseInt(group, 16);
    return [word >> 8, word & 0xff];
  });
}

/** Where an address is looked up: which proxy, how many proxies in front of it are trusted, who is connected. */
export interface AddressContext {
  readonly proxy: "sidecar" | "gateway";
  readonly numTrustedProxies: number;
  readonly peerIp: string;
}

/**
 * The client's address as `remoteIpBlocks` sees it (semantics 5.9): at a sidecar the rightmost entry of
 * `x-forwarded-for`, at a gateway the entry that the trusted proxies wrote; the peer where that is no address.
 *
 * The gateway has already appended the peer to the header when this is asked.
 */
export function remoteAddress(request: HttpRequest, context: AddressContext): string {
  const entries = headerValues(request, "x-forwarded-for")
    .join(",")
    .split(",")
    .map((entry) => entry.trim());
  if (context.proxy === "sidecar") return addressOr(entries.at(-1), context.peerIp);
  if (context.numTrustedProxies === 0) return context.peerIp;
  // The last entry is the one that this gateway appended itself.
  return addressOr(entries.at(-1 - context.numTrustedProxies), context.peerIp);
}

function addressOr(entry: string | undefined, fallback: string): string {
  return entry !== undefined && parseAddress(entry) !== null ? entry : fallback;
}
