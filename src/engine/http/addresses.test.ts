import { describe, expect, test } from "vitest";
import { addressInRange, parseAddress, parseAddressRange, remoteAddress } from "./addresses.ts";

describe("addresses", () => {
  test.each([
    ["203.0.113.7", [203, 0, 113, 7]],
    ["203.0.113.007", null],
    ["256.1.1.1", null],
    ["1.2.3", null],
    ["1.2.3.4:80", null],
    ["0x7f.0.0.1", null],
    ["", null],
    ["::", Array.from({ length: 16 }, () => 0)],
    ["::1.2.3.4", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]],
    ["2001:DB8::9", [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]],
    ["1:2:3:4:5:6:7:8", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
    ["1:2:3:4:5:6:7::", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0]],
    ["1:2:3:4::5:6:7:8", null],
    ["1::2::3", null],
    ["::00001", null],
    ["1:2:3:4:5:6:7:1.2.3.4", null],
    ["1.2.3.4::", null],
    ["[::1]", null],
    ["::1:", null],
    ["::g", null],
  ])("%s is %j", (text, wanted) => {
    expect(parseAddress(text)).toEqual(wanted);
  });

  test.each([
    { range: "10.0.0.0/8", address: "10.255.0.1", within: true },
    { range: "10.0.0.0/8", address: "11.0.0.1", within: false },
    { range: "10.1.2.3/8", address: "10.9.9.9", within: true },
    { range: "203.0.113.0/25", address: "203.0.113.127", within: true },
    { range: "203.0.113.0/25", address: "203.0.113.128", within: false },
    { range: "203.0.113.7", address: "203.0.113.7", within: true },
    { range: "203.0.113.7", address: "203.0.113.8", within: false },
    { range: "0.0.0.0/0", address: "1.2.3.4", within: true },
    { range: "::/0", address: "1.2.3.4", within: false },
    { range: "::/0", address: "2001:db8::9", within: true },
    { range: "2001:db8::/33", address: "2001:db8:8000::", within: false },
    { range: "203.0.113.0/24", address: "::ffff:203.0.113.7", within: false },
    { range: "10.0.0.0/8", address: "no address", within: false },
  ])("$address in $range: $within", ({ range, address, within }) => {
    const read = parseAddressRange(range);
    expect(read && addressInRange(address, read)).toBe(within);
  });

  test.each(["10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/", "/8", "::/129", "10.0.0.1:80", "a", ""])(
    "%j is no block",
    (text) => {
      expect(parseAddressRange(text)).toBeNull();
    },
  );
});

describe("the remote address (semantics 5.9)", () => {
  const PEER = "10.0.0.5";
  test.each([
    { proxy: "sidecar", trusted: 0, forwarded: "1.1.1.1, 2.2.2.2", wanted: "2.2.2.2" },
    { proxy: "sidecar", trusted: 2, forwarded: "1.1.1.1,2.2.2.2", wanted: "2.2.2.2" },
    { proxy: "sidecar", trusted: 0, forwarded: "1.1.1.1,", wanted: PEER },
    { proxy: "sidecar", trusted: 0, forwarded: "1.1.1.1,bad", wanted: PEER },
    { proxy: "sidecar", trusted: 0, forwarded: "2001:db8::9", wanted: "2001:db8::9" },
    { proxy: "sidecar", trusted: 0, forwarded: null, wanted: PEER },
    { proxy: "gateway", trusted: 0, forwarded: `1.1.1.1,${PEER}`, wanted: PEER },
    { proxy: "gateway", trusted: 1, forwarded: `1.1.1.1,2.2.2.2,${PEER}`, wanted: "2.2.2.2" },
    { proxy: "gateway", trusted: 2, forwarded: `1.1.1.1,2.2.2.2,${PEER}`, wanted: "1.1.1.1" },
    { proxy: "gateway", trusted: 3, forwarded: `1.1.1.1,2.2.2.2,${PEER}`, wanted: PEER },
    { proxy: "gateway", trusted: 1, forwarded: `bad,${PEER}`, wanted: PEER },
    { proxy: "gateway", trusted: 1, forwarded: PEER, wanted: PEER },
  ] as const)("$proxy, $trusted trusted, $forwarded: $wanted", (row) => {
    const { proxy, trusted, forwarded, wanted } = row;
    const headers = forwarded === null ? [] : [{ name: "x-forwarded-for", value: forwarded }];
    const request = { method: "GET", authority: "", path: "/", scheme: "http", headers } as const;
    const context = { proxy, numTrustedProxies: trusted, peerIp: PEER };
    expect(remoteAddress(request, context)).toBe(wanted);
  });
});
