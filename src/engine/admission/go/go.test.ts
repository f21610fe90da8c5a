import { describe, expect, test } from "vitest";
import { parseDuration } from "./duration.ts";
import { byteLength, floatText, quote } from "./format.ts";
import { readJsonText } from "./json-text.ts";
import { parseAddress, prefixError } from "./netip.ts";
import {
  atoiError,
  parseBoolError,
  parseInt64,
  parseSignedInteger,
  parseUintError,
} from "./strconv.ts";
import { parseUrl } from "./url.ts";

// The expected values are what Go 1.26 says.

test.each([
  ["10.0.0.1", null],
  ["::ffff:1.2.3.4", null],
  ["fe80::1%eth0", null],
  ["", 'ParseAddr(""): unable to parse IP'],
  ["010.0.0.1", 'ParseAddr("010.0.0.1"): IPv4 field has octet with leading zero'],
  ["1.2.3", 'ParseAddr("1.2.3"): IPv4 address too short'],
  ["1.2.3.4.5", 'ParseAddr("1.2.3.4.5"): IPv4 address too long'],
  ["1..2.3", 'ParseAddr("1..2.3"): IPv4 field must have at least one digit (at ".2.3")'],
  ["1.2.3.256", 'ParseAddr("1.2.3.256"): IPv4 field has value >255'],
  ["%eth0", 'ParseAddr("%eth0"): missing IPv6 address'],
  [
    "1:2:3:4:5:6:7::8",
    'ParseAddr("1:2:3:4:5:6:7::8"): the :: must expand to at least one field of zeros',
  ],
  ["::1.2.3.4:5", 'ParseAddr("::1.2.3.4:5"): unexpected character (at ":5")'],
  ["1::2::3", 'ParseAddr("1::2::3"): multiple :: in address (at ":3")'],
])("the address %s", (text, message) => {
  const reading = parseAddress(text);
  expect(reading.kind === "error" ? reading.message : null).toBe(message);
});

test.each([
  ["10.0.0.1/8", null],
  ["::/0", null],
  ["10.0.0.0/33", "prefix length out of range"],
  ["10.0.0.0/+8", 'bad bits after slash: "+8"'],
  ["10.0.0.0/-1", 'bad bits after slash: "-1"'],
  ["10.0.0.0/", 'bad bits after slash: ""'],
  ["fe80::1%a/64", "IPv6 zones cannot be present in a prefix"],
  ["x/8", 'ParseAddr("x"): unable to parse IP'],
])("the range %s", (text, message) => {
  expect(prefixError(text)).toBe(
    message === null ? null : `netip.ParsePrefix("${text}"): ${message}`,
  );
});

test.each([
  ["1h30m", 5_400_000_000_000n],
  ["1.5s", 1_500_000_000n],
  ["-5s", -5_000_000_000n],
  ["1500us", 1_500_000n],
  ["1500\u00b5s", 1_500_000n],
  ["0", 0n],
  ["+.5ms", 500_000n],
  ["5", null],
  ["", null],
  ["1d", null],
  [".s", null],
  ["9223372036854775807ns", 9223372036854775807n],
  ["9223372036854775808ns", null],
  ["-9223372036854775808ns", -9223372036854775808n],
  ["2562048h", null],
])("the duration %s", (text, nanoseconds) => {
  expect(parseDuration(text)).toBe(nanoseconds);
});

describe("URLs", () => {
  test.each([
    ["https://a/b", "https", ""],
    ["HTTPS://a:8443", "https", "8443"],
    ["https:opaque", "https", ""],
    ["http://[::1]:80/", "http", "80"],
    ["/jwks", "", ""],
    ["https://a/b c", "https", ""],
  ])("%s parses", (text, scheme, port) => {
    expect(parseUrl(text, "request")).toEqual({ kind: "url", scheme, port });
  });

  test.each([
    ["", "empty url"],
    ["a", "invalid URI for request"],
    [":a", "missing protocol scheme"],
    ["http://a\n", "net/url: invalid control character in URL"],
    ["http://a:b/", 'invalid port ":b" after host'],
    ["http://a:1:2/", 'invalid port ":1:2" after host'],
    ["http://a b/", 'invalid character " " in host name'],
    ["http://a/%zz", 'invalid URL escape "%zz"'],
    ["http://a/%2\u00e9", 'invalid URL escape "%2\\xc3"'],
    ["http://%41/", 'invalid URL escape "%41"'],
    ["http://u^@a/", "net/url: invalid userinfo"],
    ["http://[::1", "missing ']' in host"],
    ["http://[a]/", 'invalid host: ParseAddr("a"): unable to parse IP'],
    ["http://[1.2.3.4]/", "invalid IP-literal"],
  ])("%j does not", (text, message) => {
    const shown = quote(text);
    expect(parseUrl(text, "request")).toEqual({
      kind: "error",
      message: `parse ${shown}: ${message}`,
    });
  });

  test("a fragment is only one to a reference", () => {
    expect(parseUrl("http://a/#%zz", "request").kind).toBe("error");
    expect(parseUrl("http://a/#x", "reference").kind).toBe("url");
    expect(parseUrl("a:b", "reference")).toMatchObject({ scheme: "a" });
    expect(parseUrl("1:b", "reference")).toMatchObject({
      message: 'parse "1:b": first path segment in URL cannot contain colon',
    });
  });
});

test.each([
  ["080", null],
  ["65536", null],
  ["4294967296", "value out of range"],
  ["-1", "invalid syntax"],
  ["", "invalid syntax"],
  ["\u0663", "invalid syntax"],
])("the port %s", (text, why) => {
  expect(parseUintError(text, 32)).toBe(why && `strconv.ParseUint: parsing "${text}": ${why}`);
});

test("integers", () => {
  expect(parseInt64("-9223372036854775808")).toBe(-9223372036854775808n);
  expect(parseInt64("9223372036854775808")).toBeNull();
  expect(parseInt64("0x10")).toBeNull();
  expect(parseSignedInteger("18446744073709551615")).toBe(18446744073709551615n);
  expect(parseSignedInteger("+18446744073709551615")).toBeNull();
  expect(parseSignedInteger("-0b11")).toBe(-3n);
  expect(parseSignedInteger("08")).toBeNull();
  expect(atoiError("99999999999999999999")).toBe(
    'strconv.Atoi: parsing "99999999999999999999": value out of range',
  );
  expect(parseBoolError("T")).toBeNull();
  expect(parseBoolError("yes")).toBe('strconv.ParseBool: parsing "yes": invalid syntax');
});

test.each([
  ['a"b\\', '"a\\"b\\\\"'],
  ["\u0000\u007f\n", '"\\x00\\x7f\\n"'],
  ["\u00a0\u200b", '"\\u00a0\\u200b"'],
  ["\u00e9\u{1F600}", '"\u00e9\u{1F600}"'],
  ["\u{E0001}", '"\\U000e0001"'],
])("quotes around %j", (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});

test.each([
  [1.5, 21, "1.5"],
  [1e21, 21, "1e+21"],
  [123456789, 21, "123456789"],
  [0.00001, 21, "1e-05"],
  [0.0001, 21, "0.0001"],
  [1e6, 6, "1e+06"],
  [-0.1, 6, "-0.1"],
])("the float %d", (value, exponentFrom, text) => {
  expect(floatText(value, { precision: "double", exponentFrom })).toBe(text);
});

test("a single float has fewer digits", () => {
  expect(floatText(0.1 + 0.2, { precision: "single", exponentFrom: 6 })).toBe("0.3");
});

test("lengths are in bytes of UTF-8", () => {
  expect(byteLength("a\u00e9\u{1F600}")).toBe(7);
});

test.each([
  ["", "EOF"],
  [" \n", "EOF"],
  ["{", "unexpected EOF"],
  ["{'a'", "invalid character '\\'' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b"}', "invalid character '\"' after object key:value pair"],
  ["[1 2]", "invalid character '2' after array element"],
  ["nope", "invalid character 'o' in literal null (expecting 'u')"],
  ["-----", "invalid character '-' in numeric literal"],
  ["1.", "unexpected EOF"],
  ["1.x", "invalid character 'x' after decimal point in numeric literal"],
  ["1e+", "unexpected EOF"],
  ['"\n"', "invalid character '\\n' in string literal"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u00g0"', "invalid character 'g' in \\u hexadecimal character escape"],
  ["\u00e9", "invalid character '\u00c3' looking for beginning of value"],
])("the JSON %j", (text, message) => {
  expect(readJsonText(text)).toMatchObject({ kind: "error", message });
});

test("JSON that is fine, and what follows it", () => {
  const text = ' {"a": ["\\u00e9\\ud83d\\ude00\\ud800", null]} rest';
  const reading = readJsonText(text);
  expect(reading).toMatchObject({
    kind: "value",
    value: {
      end: text.indexOf(" rest"),
      pairs: [
        { key: "a", value: { items: [{ value: "\u00e9\u{1F600}\ufffd" }, { kind: "null" }] } },
      ],
    },
  });
});
