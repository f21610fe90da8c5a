import { describe, expect, test } from "vitest";
import type { ScenarioRequest } from "../scenario/document.ts";
import { readRequest } from "./codec.ts";
import type { CodecContext } from "./forwarded.ts";

// Every row was seen on Envoy 1.39.1.

type Http = NonNullable<ScenarioRequest["http"]>;

const SIDECAR: CodecContext = {
  scheme: "http",
  proxy: "sidecar",
  peerIp: "10.0.0.5",
  numTrustedProxies: 0,
  defaultAuthority: "backend",
};
const GATEWAY: CodecContext = { ...SIDECAR, proxy: "gateway" };

/** Status and details of a refusal; `passes` for a request that reaches the filters. */
function ending(http: Http | undefined, context = SIDECAR): string {
  const read = readRequest(http, context);
  if (read.kind === "rejected") return `${read.status} ${read.details}`;
  const late = read.refusedAfterNormalization;
  return late ? `${late.status} ${late.details} late` : "passes";
}

function accepted(http: Http, context = SIDECAR) {
  const read = readRequest(http, context);
  if (read.kind === "rejected") throw new Error(read.details);
  return read;
}

function headersOf(headers: Http["headers"], context = SIDECAR): Record<string, string[]> {
  const seen: Record<string, string[]> = {};
  for (const { name, value } of accepted({ headers }, context).request.headers) {
    seen[name] = [...(seen[name] ?? []), value];
  }
  return seen;
}

describe("what the codec refuses (semantics 5.7, 5.8)", () => {
  test("a client that speaks no HTTP", () => {
    expect(ending(undefined)).toBe("400 http1.codec_error");
  });

  test.each([
    ["get", "400 http1.codec_error"],
    ["T", "400 http1.codec_error"],
    ["QUERY", "400 http1.codec_error"],
    ["M-SEARCH", "400 http1.codec_error"],
    ["", "400 http1.codec_error"],
    [" GET", "400 http1.codec_error"],
    ["G\u0001", "400 http1.invalid_characters"],
    ["MSEARCH", "passes"],
    ["PURGE", "passes"],
    ["GET ", "passes"],
  ])("method %j: %s", (method, wanted) => {
    expect(ending({ method })).toBe(wanted);
  });

  test.each([
    ["", "400 http1.codec_error"],
    ["admin", "400 http1.codec_error"],
    ["\\admin", "400 http1.codec_error"],
    ["/a b", "400 http1.codec_error"],
    ["/a\tb", "400 http1.codec_error"],
    ["/café", "400 http1.codec_error"],
    ["/a\u0001", "400 http1.invalid_characters"],
    ["/a\u007f", "400 http1.invalid_characters"],
    [" /a ", "passes"],
    ["*", "400 http1.invalid_url"],
    ["http://a.example/b", "passes"],
    ["HTTP://A.Example", "passes"],
    ["http://u:p@a.example/", "passes"],
    ["http://a@b@c/", "400 http1.invalid_url"],
    ["http://a@@b/", "400 http1.codec_error"],
    ["http://[::1]/", "passes"],
    ["http://a.example:65535/", "passes"],
    ["http://a.example:65536/", "400 http1.invalid_url"],
    ["http://a.example:/", "400 http1.invalid_url"],
    ["http://a.example:x/", "400 http1.invalid_url"],
    ["http:///x", "400 http1.invalid_url"],
    ["http://a_b/", "400 http1.invalid_url"],
    ["http://a{b/", "400 http1.codec_error"],
    ["http://a.example?x", "404 absolute_path_rejected"],
    ["http://a.example#x", "400 http1.codec_error"],
    ["ftp://a.example/", "400 http1.invalid_scheme"],
    ["h2c://a.example/", "400 http1.invalid_scheme"],
    ["1a://b/", "400 http1.codec_error"],
    ["http:/x", "400 http1.codec_error"],
  ])("target %j: %s", (path, wanted) => {
    expect(ending({ path })).toBe(wanted);
  });

  test.each([
    ["*", "404 absolute_path_rejected"],
    ["/x", "passes"],
  ])("OPTIONS %j: %s", (path, wanted) => {
    expect(ending({ method: "OPTIONS", path })).toBe(wanted);
  });

  test.each([
    ["a.example:443", "passes"],
    ["[::1]:443", "passes"],
    ["a.example", "400 http1.invalid_url"],
    ["a.example:", "400 http1.invalid_url"],
    ["a.example:99999", "400 http1.invalid_url"],
    ["http://a.example:1", "400 http1.invalid_url"],
    ["/x", "400 http1.invalid_url"],
    ["", "400 http1.invalid_url"],
  ])("CONNECT %j: %s", (path, wanted) => {
    expect(ending({ method: "CONNECT", path })).toBe(wanted);
  });

  test.each([
    ["", "passes"],
    ["api.example.com:x", "passes"],
    ["a!$%&'()*+,;=@~_[]", "passes"],
    ["a b", "400 http.invalid_authority"],
    ["a/b", "400 http.invalid_authority"],
    ["a{b", "400 http.invalid_authority"],
    ["é", "400 http.invalid_authority"],
    ["a\u0001", "400 http1.invalid_characters"],
  ])("authority %j: %s", (authority, wanted) => {
    expect(ending({ authority })).toBe(wanted);
  });
});

describe("what the codec refuses of headers (semantics 5.8)", () => {
  test.each<[Http["headers"], string]>([
    [{ "x a": "v" }, "400 http1.codec_error"],
    [{ "x(a)": "v" }, "400 http1.codec_error"],
    [{ é: "v" }, "400 http1.codec_error"],
    [{ ":path": "v" }, "400 http1.codec_error"],
    [{ "x!#$%&'*+-.^_`|~z": "v" }, "passes"],
    [{ "x-a": "a\u0001" }, "400 http1.invalid_characters"],
    [{ "x-a": "a\u007f" }, "400 http1.invalid_characters"],
    [{ "x-a": "a\nb" }, "400 http1.codec_error"],
    [{ "x-a": "a\tb" }, "passes"],
    [{ "x-a": "é" }, "passes"],
    [{ "content-length": "0" }, "passes"],
    [{ "content-length": "" }, "400 http1.codec_error"],
    [{ "content-length": "-1" }, "400 http1.codec_error"],
    [{ "content-length": "18446744073709551615" }, "passes"],
    [{ "content-length": "18446744073709551616" }, "400 http1.codec_error"],
    [{ "content-length": ["0", "0"] }, "400 http1.codec_error"],
    [{ "transfer-encoding": "Chunked" }, "passes"],
    [{ "transfer-encoding": "gzip, chunked" }, "501 http1.invalid_transfer_encoding"],
    [{ "transfer-encoding": "" }, "501 http1.invalid_transfer_encoding"],
    [
      { "transfer-encoding": "chunked", "content-length": "0" },
      "400 http1.content_length_and_chunked_not_allowed",
    ],
    [{ connection: "x-forwarded-for" }, "400 http1.connection_header_rejected"],
    [{ connection: ":path" }, "400 http1.connection_header_rejected"],
    [{ connection: "a,b,c,d,e,f,g,h,i" }, "passes"],
    [{ connection: "a,b,c,d,e,f,g,h,i,j" }, "400 http1.connection_header_rejected"],
    [{ connection: "host" }, "400 missing_host_header"],
    [{ connection: "upgrade", upgrade: "foo" }, "403 upgrade_failed late"],
    [{ connection: "upgrade", upgrade: "WebSocket" }, "passes"],
    [{ connection: "upgrade", upgrade: "h2c" }, "passes"],
    [{ upgrade: "foo" }, "passes"],
    [{ "x-a": Array.from({ length: 99 }, () => "v") }, "passes"],
    [{ "x-a": Array.from({ length: 100 }, () => "v") }, "431 http1.too_many_headers"],
    [{ accept: Array.from({ length: 100 }, () => "v") }, "passes"],
  ])("%j: %s", (headers, wanted) => {
    expect(ending({ headers })).toBe(wanted);
  });

  test.each([
    { length: 61_440, wanted: "passes" },
    { length: 61_441, wanted: "431 http1.headers_too_large" },
  ])("a head of $length bytes: $wanted", ({ length, wanted }) => {
    const around = "GET / HTTP/1.1\r\nhost: a\r\nx: \r\n\r\n".length;
    const headers = { x: "v".repeat(length - around) };
    expect(ending({ authority: "a", headers })).toBe(wanted);
  });

  test("CONNECT has no body", () => {
    const connect = { method: "CONNECT", path: "a:1" };
    expect(ending({ ...connect, headers: { "content-length": "0" } })).toBe("passes");
    expect(ending({ ...connect, headers: { "content-length": "1" } })).toBe(
      "400 http1.body_disallowed",
    );
    expect(ending({ ...connect, headers: { "transfer-encoding": "chunked" } })).toBe(
      "501 http1.invalid_transfer_encoding",
    );
  });

  test("a gateway that clients reach directly takes no https URL in plaintext", () => {
    const http = { path: "https://a.example/" };
    expect(ending(http, GATEWAY)).toBe("403 http1.https_url_on_plaintext_connection");
    expect(ending(http, { ...GATEWAY, scheme: "https" })).toBe("passes");
    expect(ending(http, { ...GATEWAY, numTrustedProxies: 1 })).toBe("passes");
    expect(ending(http)).toBe("passes");
  });
});

describe("which fault is named when there are several", () => {
  const BAD = {
    value: { headers: { x: "\u0001" } },
    method: { method: "get" },
    form: { path: "http://a_b/" },
    authority: { authority: "a b" },
  };
  test.each([
    { http: { ...BAD.method, ...BAD.value }, wanted: "400 http1.invalid_characters" },
    { http: { path: "", ...BAD.value }, wanted: "400 http1.codec_error" },
    { http: { ...BAD.method, ...BAD.form }, wanted: "400 http1.codec_error" },
    { http: { ...BAD.form, ...BAD.authority }, wanted: "400 http1.invalid_url" },
    { http: { ...BAD.method, path: "/%00" }, wanted: "400 http1.codec_error" },
    {
      http: { ...BAD.form, headers: { connection: ":x" } },
      wanted: "400 http1.connection_header_rejected",
    },
    {
      http: { ...BAD.form, headers: { "transfer-encoding": "x" } },
      wanted: "501 http1.invalid_transfer_encoding",
    },
    {
      http: { ...BAD.method, headers: { x: "v".repeat(70_000) } },
      wanted: "400 http1.codec_error",
    },
    {
      http: { headers: { x: `\u0001${"v".repeat(70_000)}` } },
      wanted: "431 http1.headers_too_large",
    },
  ])("$wanted", ({ http, wanted }) => {
    expect(ending(http)).toBe(wanted);
  });
});

describe("the request that filters see", () => {
  test("defaults: GET, /, the workload's name", () => {
    expect(accepted({}).request).toMatchObject({
      method: "GET",
      path: "/",
      authority: "backend",
      scheme: "http",
    });
  });

  test.each<[Http, string]>([
    [{ authority: "a", headers: { host: "b" } }, "a,b"],
    [{ headers: { Host: "b" } }, "b"],
    [{ authority: "a", headers: { host: "" } }, "a"],
    [{ authority: "a", path: "http://u@b:1/" }, "b:1"],
    [{ authority: "a", method: "CONNECT", path: "b:1" }, "b:1"],
    [{ authority: "" }, ""],
  ])("authority of %j is %j", (http, wanted) => {
    expect(accepted(http).request.authority).toBe(wanted);
  });

  test.each<[Http, CodecContext, string]>([
    [{}, { ...SIDECAR, scheme: "https" }, "https"],
    [{ headers: { "x-forwarded-proto": "HTTPS" } }, SIDECAR, "https"],
    [{ headers: { "x-forwarded-proto": "ftp" } }, SIDECAR, "http"],
    [{ headers: { "x-forwarded-proto": "https" } }, GATEWAY, "http"],
    [{ headers: { "x-forwarded-proto": "https" } }, { ...GATEWAY, numTrustedProxies: 1 }, "https"],
    [{ path: "https://a/" }, SIDECAR, "https"],
  ])("scheme of %j", (http, context, wanted) => {
    expect(accepted(http, context).request.scheme).toBe(wanted);
  });

  test.each<[Http["headers"], Record<string, string[]>]>([
    [{ "X-Team": ["blue", "", " green\t"] }, { "x-team": ["blue", "", "green"] }],
    [{ Accept: ["a", "", "b"] }, { accept: ["a,b"] }],
    [{ authorization: ["", "Bearer x"] }, { authorization: ["Bearer x"] }],
    [{ cookie: ["a=1", "b=2"] }, { cookie: ["a=1", "b=2"] }],
    [{ "x:a": "v" }, { x: ["a: v"] }],
    [{ "x-a": "a\rb" }, { "x-a": ["ab"] }],
    [{ connection: "X-A, close", "x-a": "1", "x-b": "2" }, { "x-b": ["2"] }],
    [{ connection: "te", te: "gzip" }, {}],
    [{ connection: "te", te: "gzip, Trailers" }, { te: ["trailers"] }],
    [{ te: "gzip, trailers" }, { te: ["trailers"] }],
    [{ te: "Trailers" }, {}],
    [{ te: "trailers;q=0.5" }, {}],
    [{ te: "" }, { te: [""] }],
    [{ "keep-alive": "x", "proxy-connection": "x", upgrade: "websocket" }, {}],
    [
      { connection: "upgrade, x-a", upgrade: "websocket", "x-a": "1" },
      { connection: ["upgrade, x-a"], upgrade: ["websocket"], "x-a": ["1"] },
    ],
    [{ connection: "upgrade, http2-settings", upgrade: "h2c", "http2-settings": "x" }, {}],
    [{ referer: "http://a/b?c" }, { referer: ["http://a/b?c"] }],
    [{ referer: "/b" }, { referer: ["/b"] }],
    [{ referer: "a b" }, {}],
    [{ referer: "http://u@a/" }, {}],
    [{ referer: "http://a/#b" }, {}],
    [{ "x-forwarded-client-cert": "x" }, {}],
  ])("headers %j become %j", (headers, wanted) => {
    const added = {
      "x-forwarded-proto": ["http"],
      "x-request-id": [expect.any(String)],
    };
    expect(headersOf(headers)).toEqual({ ...wanted, ...added });
  });

  test.each<[Http["headers"], string]>([
    [{}, "10.0.0.5"],
    [{ "x-forwarded-for": "1.1.1.1" }, "1.1.1.1,10.0.0.5"],
    [{ "x-forwarded-for": ["1.1.1.1", "2.2.2.2"] }, "1.1.1.1,2.2.2.2,10.0.0.5"],
    [{ "x-forwarded-for": "" }, "10.0.0.5"],
  ])("a gateway appends the peer to %j", (headers, wanted) => {
    expect(headersOf(headers, GATEWAY)["x-forwarded-for"]).toEqual([wanted]);
  });

  test("no route for CONNECT, nor without a scheme", () => {
    expect(accepted({ method: "CONNECT", path: "a:1" }).noRoute).toBe(true);
    expect(accepted({ headers: { "x-forwarded-proto": "" } }).noRoute).toBe(true);
    expect(accepted({ headers: { "x-forwarded-proto": "" } }, GATEWAY).noRoute).toBe(false);
    expect(accepted({}).noRoute).toBe(false);
  });
});

test.each([
  { http: { method: "get" }, body: "Bad Request", raw: true },
  {
    http: { headers: { x: "v".repeat(70_000) } },
    body: "Request Header Fields Too Large",
    raw: true,
  },
  { http: { headers: { "transfer-encoding": "x" } }, body: "Not Implemented", raw: true },
  { http: { method: "OPTIONS", path: "*" }, body: null, raw: false },
])("the answer to a refused request has body $body", ({ http, body, raw }) => {
  expect(readRequest(http, SIDECAR)).toMatchObject({ kind: "rejected", body, raw });
});
