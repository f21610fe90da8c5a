import { quote } from "./format.ts";
import { parseInt64 } from "./strconv.ts";

/** A parsed address, or Go's words for why it is none. */
export type AddressReading =
  | { readonly kind: "address"; readonly bits: 32 | 128; readonly hasZone: boolean }
  | { readonly kind: "error"; readonly message: string };

/** Parses an IP address. Source: Go's netip.ParseAddr. */
export function parseAddress(text: string): AddressReading {
  for (const character of text) {
    if (character === ".") return finish(text, parseIpv4(text), 32);
    if (character === ":") return parseIpv6(text);
    if (character === "%") return failed(text, "missing IPv6 address", "");
  }
  return failed(text, "unable to parse IP", "");
}

function finish(text: string, error: Fault | null, bits: 32 | 128): AddressReading {
  return error ? failed(text, error.message, error.at) : { kind: "address", bits, hasZone: false };
}

function failed(text: string, message: string, at: string): AddressReading {
  const place = at === "" ? "" : ` (at ${quote(at)})`;
  return { kind: "error", message: `ParseAddr(${quote(text)}): ${message}${place}` };
}

interface Fault {
  readonly message: string;
  readonly at: string;
}

function parseIpv4(fields: string): Fault | null {
  let value = 0;
  let position = 0;
  let digits = 0;
  for (let index = 0; index < fields.length; index++) {
    const character = fields.charAt(index);
    if (/^[0-9]$/.test(character)) {
      if (digits === 1 && value === 0)
        return { message: "IPv4 field has octet with leading zero", at: "" };
      value = value * 10 + Number(character);
      digits++;
      if (value > 255) return { message: "IPv4 field has value >255", at: "" };
    } else if (character === ".") {
      const next = fields.charAt(index + 1);
      if (index === 0 || next === "" || fields.charAt(index - 1) === ".") {
        return { message: "IPv4 field must have at least one digit", at: fields.slice(index) };
      }
      if (position === 3) return { message: "IPv4 address too long", at: "" };
      position++;
      value = 0;
      digits = 0;
    } else {
      return { message: "unexpected character", at: fields.slice(index) };
    }
  }
  return position < 3 ? { message: "IPv4 address too short", at: "" } : null;
}

function parseIpv6(text: string): AddressReading {
  const percent = text.indexOf("%");
  const hasZone = percent >= 0;
  if (hasZone && percent === text.length - 1)
    return failed(text, "zone must be a non-empty string", "");
  const address = hasZone ? text.slice(0, percent) : text;
  const fault = address === "::" ? null : ipv6Fault(address);
  return fault ? failed(text, fault.message, fault.at) : { kind: "address", bits: 128, hasZone };
}

/** Reads the groups between the colons. `ellipsis` is how many bytes stand before `::`, -1 without one. */
function ipv6Fault(address: string): Fault | null {
  let ellipsis = address.startsWith("::") ? 0 : -1;
  let rest = ellipsis === 0 ? address.slice(2) : address;
  let bytes = 0;
  while (bytes < 16) {
    const digits = /^[0-9a-fA-F]*/.exec(rest)?.[0] ?? "";
    if (digits.length > 4) return { message: "each group must have 4 or less digits", at: rest };
    if (digits === "")
      return { message: "each colon-separated field must have at least one digit", at: rest };
    if (rest.charAt(digits.length) === ".") {
      const fault = embeddedIpv4Fault({ rest, bytes, ellipsis });
      if (fault) return fault;
      rest = "";
      bytes += 4;
      break;
    }
    bytes += 2;
    rest = rest.slice(digits.length);
    if (rest === "") break;
    if (!rest.startsWith(":")) return { message: "unexpected character, want colon", at: rest };
    if (rest.length === 1)
      return { message: "colon must be followed by more characters", at: rest };
    rest = rest.slice(1);
    if (!rest.startsWith(":")) continue;
    if (ellipsis >= 0) return { message: "multiple :: in address", at: rest };
    ellipsis = bytes;
    rest = rest.slice(1);
    if (rest === "") break;
  }
  if (rest !== "") return { message: "trailing garbage after address", at: rest };
  if (bytes < 16 && ellipsis < 0) return { message: "address string too short", at: "" };
  const isFull = bytes >= 16 && ellipsis >= 0;
  return isFull ? { message: "the :: must expand to at least one field of zeros", at: "" } : null;
}

function embeddedIpv4Fault(place: {
  readonly rest: string;
  readonly bytes: number;
  readonly ellipsis: number;
}): Fault | null {
  const { rest, bytes, ellipsis } = place;
  if (ellipsis < 0 && bytes !== 12) {
    return {
      message: "embedded IPv4 address must replace the final 2 fields of the address",
      at: rest,
    };
  }
  if (bytes + 4 > 16) {
    return {
      message: "too many hex fields to fit an embedded IPv4 at the end of the address",
      at: rest,
    };
  }
  return parseIpv4(rest);
}

/** Go's error of a text that is no address range; null if it is one. Source: netip.ParsePrefix. */
export function prefixError(text: string): string | null {
  const problem = (message: string) => `netip.ParsePrefix(${quote(text)}): ${message}`;
  const slash = text.lastIndexOf("/");
  if (slash < 0) return problem("no '/'");
  const address = parseAddress(text.slice(0, slash));
  if (address.kind === "error") return problem(address.message);
  if (address.bits === 128 && address.hasZone)
    return problem("IPv6 zones cannot be present in a prefix");
  const bits = text.slice(slash + 1);
  const length = bits.length > 1 && !/^[1-9]/.test(bits) ? null : parseInt64(bits);
  if (length === null) return problem(`bad bits after slash: ${quote(bits)}`);
  return length > BigInt(address.bits) ? problem("prefix length out of range") : null;
}
