import { describe, expect, test } from "vitest";
import { isCorsPreflight } from "./cors.ts";
import { grpcStatusOf, isGrpcRequest } from "./grpc.ts";
import type { HttpRequest } from "./request.ts";
import { upstreamOf } from "./upstream.ts";

function request(headers: Record<string, string>, rest: Partial<HttpRequest> = {}): HttpRequest {
  const lines = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return { method: "POST", authority: "a", path: "/", scheme: "http", headers: lines, ...rest };
}

describe("gRPC (semantics 1.1)", () => {
  test.each([
    ["application/grpc", true],
    ["application/grpc+proto", true],
    ["application/grpc;charset=utf-8", false],
    ["application/grpc-web", false],
    ["Application/grpc", false],
  ])("%s: %s", (type, wanted) => {
    expect(isGrpcRequest(request({ "content-type": type }))).toBe(wanted);
  });

  test("not without a content type, nor over CONNECT", () => {
    expect(isGrpcRequest(request({}))).toBe(false);
    const connect = request({ "content-type": "application/grpc" }, { path: null });
    expect(isGrpcRequest(connect)).toBe(false);
  });

  test.each([
    [400, 13],
    [401, 16],
    [403, 7],
    [404, 12],
    [429, 14],
    [503, 14],
    [418, 2],
  ])("HTTP %d is gRPC status %d", (http, grpc) => {
    expect(grpcStatusOf(http)).toBe(grpc);
  });
});

describe("a CORS preflight (semantics 4.2)", () => {
  const FULL = { origin: "http://a", "access-control-request-method": "GET" };
  test.each([
    { method: "OPTIONS", headers: FULL, wanted: true },
    { method: "GET", headers: FULL, wanted: false },
    { method: "OPTIONS", headers: { origin: "http://a" }, wanted: false },
    { method: "OPTIONS", headers: { ...FULL, origin: "" }, wanted: false },
    {
      method: "OPTIONS",
      headers: { ...FULL, "access-control-request-method": "" },
      wanted: false,
    },
  ])("$method $headers: $wanted", ({ method, headers, wanted }) => {
    expect(isCorsPreflight(request(headers, { method }))).toBe(wanted);
  });
});

test("the workload receives what no proxy added (semantics 1.1)", () => {
  const headers = [
    { name: "x-team", value: "blue" },
    { name: "x-forwarded-for", value: "1.1.1.1" },
    { name: "x-forwarded-proto", value: "http" },
    { name: "x-forwarded-client-cert", value: "x" },
    { name: "x-forwarded-host", value: "h" },
    { name: "x-request-id", value: "1" },
    { name: "x-envoy-anything", value: "1" },
    { name: "content-length", value: "0" },
    { name: "connection", value: "upgrade" },
    { name: "upgrade", value: "websocket" },
    { name: "x-team", value: "" },
  ];
  expect(upstreamOf(request({}, { headers, authority: "", path: "/a?b" }))).toEqual({
    path: "/a?b",
    headers: {
      host: [""],
      "x-team": ["blue", ""],
      "x-forwarded-host": ["h"],
      upgrade: ["websocket"],
    },
  });
});
