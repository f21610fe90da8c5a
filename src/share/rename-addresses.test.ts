import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAddressRenamer } from "./rename-addresses.ts";

const SEED = 42;
const { ipv4, ipv6, octets } = createAddressRenamer(SEED);

describe("addresses that mean something by themselves stay", () => {
  test.each([
    "0.0.0.0",
    "0.0.0.0/0",
    "10.0.0.5",
    "10.0.0.0/8",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.0/12",
    "172.31.255.255",
    "192.168.1.1/32",
    "203.0.113.7",
    "224.0.0.1",
    "255.255.255.255",
  ])("%s", (address) => expect(ipv4(address)).toBe(address));
  test.each(["::", "::1", "::/0", "fe80::1", "fd00::/8", "2001:db8::7", "::ffff:10.0.0.1"])(
    "%s",
    (address) => expect(ipv6(address)).toBe(address),
  );
});

test("public addresses become others, as the seed says", () => {
  expect(ipv4("8.8.4.4")).not.toBe("8.8.4.4");
  expect(ipv6("2a00:1450:4001::200e")).not.toBe("2a00:1450:4001::200e");
  expect(ipv6("::ffff:8.8.4.4")).not.toBe("::ffff:8.8.4.4");
  const other = createAddressRenamer(SEED + 1);
  const many = ["8.8.4.4", "9.9.9.9", "93.184.216.34", "1.1.1.1"];
  expect(many.map(other.ipv4)).not.toEqual(many.map(ipv4));
});

test("octets of a pattern are those of the addresses that it matches", () => {
  expect(ipv4("93.184.216.34").startsWith(octets("93.184.*").slice(0, -1))).toBe(true);
  expect(octets("10.0.*")).toBe("10.0.*");
});

const address4 = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 255 })));

test("a block holds an address afterwards exactly if it did before", () => {
  fc.assert(
    fc.property(
      address4,
      address4,
      fc.integer({ min: 0, max: 32 }),
      fc.nat(),
      (a, b, bits, seed) => {
        const renamer = createAddressRenamer(seed);
        // Near misses are as frequent as hits: the block is made from the first address's own bits.
        const near = a.map((octet, at) => (at * 8 < bits ? octet : (b[at] ?? 0)));
        for (const other of [b, near]) {
          const block = `${a.join(".")}/${bits}`;
          const address = other.join(".");
          expect(holds(renamer.ipv4(block), renamer.ipv4(address))).toBe(holds(block, address));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("no two IPv6 addresses become one", () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
  const address6 = fc.tuple(...Array.from({ length: 7 }, () => group));
  fc.assert(
    fc.property(address6, address6, (a, b) => {
      const [one, two] = [`2a00:${a.join(":")}`, `2a00:${b.join(":")}`];
      expect(ipv6(one) === ipv6(two)).toBe(one === two);
      // What is written is read again as an address.
      expect(ipv6(ipv6(one))).toMatch(/^2[0-9a-f]{3}:/);
    }),
  );
});

function holds(block: string, address: string): boolean {
  const [base = "", bits = "32"] = block.split("/");
  const length = Number(bits);
  if (length === 0) return true;
  const number = (text: string) =>
    text.split(".").reduce((value, octet) => (value * 256 + Number(octet)) >>> 0, 0);
  return number(base) >>> (32 - length) === number(address) >>> (32 - length);
}
