/**
 * Ranges whose addresses say nothing of anybody and mean something by themselves: this host, private, shared, loopback,
 * link-local, documentation, multicast, reserved (RFC 6890, RFC 5737, RFC 3849, RFC 4193).
 */
const KEPT_4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
];
/** Of IPv6 only global unicast (2000::/3) is renamed, and of that not the documentation range. */
const KEPT_6 = ["::/3", "2001:db8::/32", "4000::/2", "8000::/1"];

type Bits = readonly (0 | 1)[];

/**
 * Renames public addresses so that two addresses share as many leading bits as before: whatever block held an address still
 * holds it, and no other does. Each bit may turn, as the bits in front of it and the seed say; a bit never turns where one of
 * the kept ranges begins with the bits in front of it.
 */
export function createAddressRenamer(seed: number): {
  readonly ipv4: (text: string) => string;
  readonly ipv6: (text: string) => string;
  /** A pattern of leading octets: `203.0.*`. */
  readonly octets: (text: string) => string;
} {
  const kept4 = KEPT_4.map((range) => blockBits(range, bitsOf4));
  const kept6 = KEPT_6.map((range) => blockBits(range, bitsOf6));
  const rename = (bits: Bits, kept: readonly Bits[], fixed: number): Bits => {
    let state = seed >>> 0;
    return bits.map((bit, index) => {
      const free = index < fixed && !kept.some((range) => touches(range, bits, index));
      const turned = free && (scramble(state) & 1) === 1;
      state = scramble(state ^ (bit + 1) ^ (index << 8));
      return turned ? (bit === 1 ? 0 : 1) : bit;
    });
  };
  return {
    ipv4(text) {
      const [address = "", length] = text.split("/");
      const fixed = length === undefined ? 32 : Number(length);
      const renamed = textOf4(rename(bitsOf4(address), kept4, fixed));
      return length === undefined ? renamed : `${renamed}/${length}`;
    },
    octets(text) {
      const octets = text.replace(/\.\*$/, "").split(".");
      const padded = [...octets, "0", "0", "0"].slice(0, 4).join(".");
      const renamed = textOf4(rename(bitsOf4(padded), kept4, octets.length * 8));
      return `${renamed.split(".").slice(0, octets.length).join(".")}.*`;
    },
    ipv6(text) {
      const [address = "", length] = text.split("/");
      const bits = bitsOf6(address);
      if (bits.length !== 128) return text;
      const fixed = length === undefined ? 128 : Number(length);
      // An IPv4 address in IPv6's clothes is renamed as what it is.
      const renamed = isMapped4(bits)
        ? [...bits.slice(0, 96), ...rename(bits.slice(96), kept4, fixed - 96)]
        : rename(bits, kept6, fixed);
      if (renamed.every((bit, index) => bit === bits[index])) return text;
      return length === undefined ? textOf6(renamed) : `${textOf6(renamed)}/${length}`;
    },
  };
}

/** Whether a kept range lies under these leading bits, or they lie in it. */
function touches(range: Bits, bits: Bits, length: number): boolean {
  const common = Math.min(range.length, length);
  for (let at = 0; at < common; at++) if (range[at] !== bits[at]) return false;
  return true;
}

/** One round of a small mixing function (the finalizer of MurmurHash3). */
function scramble(value: number): number {
  let mixed = (value + 0x9e3779b9) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function blockBits(range: string, read: (address: string) => Bits): Bits {
  const [address = "", length] = range.split("/");
  return read(address).slice(0, Number(length));
}

function numberBits(value: number, width: number): Bits {
  return Array.from({ length: width }, (_, at) =>
    ((value >> (width - 1 - at)) & 1) === 1 ? 1 : 0,
  );
}

function numberOf(bits: Bits): number {
  return bits.reduce<number>((value, bit) => value * 2 + bit, 0);
}

function bitsOf4(address: string): Bits {
  return address.split(".").flatMap((octet) => numberBits(Number(octet), 8));
}

function textOf4(bits: Bits): string {
  return [0, 8, 16, 24].map((at) => numberOf(bits.slice(at, at + 8))).join(".");
}

/** Empty if it is no IPv6 address. */
function bitsOf6(address: string): Bits {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const [head, tail] = (dotted?.[1] ?? `${address}:`).slice(0, -1).split("::");
  const groups = (text: string | undefined) =>
    (text ?? "").split(":").filter((group) => group !== "");
  const front = groups(head);
  const back = [
    ...groups(tail).flatMap((group) => numberBits(Number.parseInt(group, 16), 16)),
    ...(dotted ? bitsOf4(dotted[2] ?? "") : []),
  ];
  const lead = front.flatMap((group) => numberBits(Number.parseInt(group, 16), 16));
  const missing = 128 - lead.length - back.length;
  const hasGap = address.includes("::");
  if (missing < 0 || (missing > 0 && !hasGap)) return [];
  return [...lead, ...Array.from({ length: missing }, () => 0 as const), ...back];
}

/** `::ffff:a.b.c.d`. */
function isMapped4(bits: Bits): boolean {
  return numberOf(bits.slice(0, 80)) === 0 && numberOf(bits.slice(80, 96)) === 0xffff;
}

/** Groups in hexadecimal, the first longest run of zeros as `::` (RFC 5952). */
function textOf6(bits: Bits): string {
  const groups = Array.from({ length: 8 }, (_, at) => numberOf(bits.slice(at * 16, at * 16 + 16)));
  const text = groups.map((group) => group.toString(16)).join(":");
  const runs = [...text.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)];
  const longest = runs.toSorted((a, b) => b[0].length - a[0].length)[0];
  if (longest === undefined) return text;
  const before = text.slice(0, longest.index).replace(/:$/, "");
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, "");
  return `${before}::${after}`;
}
