import { describe, expect, test } from "vitest";
import { jwtRuleOf, type ShortRule } from "../../../tests/support/jwt-rule.ts";
import type { HttpRequest } from "../http/request.ts";
import { tokenLocations, tokensAt, withoutToken } from "./token-location.ts";

function requestOf(headers: readonly [string, string][], path = "/"): HttpRequest {
  return {
    method: "GET",
    authority: "a",
    path,
    scheme: "http",
    headers: headers.map(([name, value]) => ({ name, value })),
  };
}

function places(rule: ShortRule): readonly string[] {
  return tokenLocations(jwtRuleOf(rule)).map((one) => `${one.in} ${one.name} ${one.prefix}`.trim());
}

describe("where a rule looks", () => {
  test.each([
    { note: "by default", rule: {}, looks: ["header authorization Bearer", "param access_token"] },
    {
      note: "one list replaces both defaults",
      rule: { fromCookies: ["c"] },
      looks: ["cookie c"],
    },
    {
      note: "headers, parameters, cookies, each sorted",
      rule: {
        fromCookies: ["b", "B"],
        fromParams: ["z", "y"],
        fromHeaders: [{ name: "X-B" }, { name: "x-a", prefix: "P " }, { name: "x-a" }],
      },
      looks: [
        "header x-a",
        "header x-a P",
        "header x-b",
        "param y",
        "param z",
        "cookie B",
        "cookie b",
      ],
    },
    {
      note: "a place that is named twice is one",
      rule: { fromHeaders: [{ name: "X-A" }, { name: "x-a" }], fromParams: ["t", "t"] },
      looks: ["header x-a", "param t"],
    },
  ])("$note", ({ rule, looks }) => {
    expect(places(rule)).toEqual(looks);
  });
});

/** The tokens that a rule finds in a request. */
function found(rule: ShortRule, request: HttpRequest): readonly string[] {
  return tokenLocations(jwtRuleOf(rule)).flatMap((place) =>
    tokensAt(request, place).map(({ token }) => token),
  );
}

describe("what stands in a header", () => {
  test.each([
    { value: "Bearer a.b.c", tokens: ["a.b.c"] },
    { value: "bearer a.b.c", tokens: [] },
    { value: "Basic x Bearer a.b.c", tokens: ["a.b.c"] },
    { value: "Bearer   a.b.c", tokens: ["a.b.c"] },
    { value: "Bearer a.b.c,x", tokens: ["a.b.c,x"] },
    { value: "Bearer a.b.c x", tokens: ["a.b.c x"] },
    { value: "Bearer =,;", tokens: ["Bearer =,;"] },
    { value: "Bearer", tokens: [] },
    { value: "Bearer =,-a", tokens: ["-a"] },
    { value: "Bearer a Bearer b", tokens: ["a Bearer b"] },
  ])("$value", ({ value, tokens }) => {
    expect(found({}, requestOf([["authorization", value]]))).toEqual(tokens);
  });

  test("every line is a token of its own", () => {
    const request = requestOf([
      ["x", "a"],
      ["x", "b"],
    ]);
    expect(found({ fromHeaders: [{ name: "X" }] }, request)).toEqual(["a", "b"]);
  });
});

test.each([
  { path: "/?t=a&t=b", tokens: ["a"] },
  { path: "/?t=a%2Eb", tokens: ["a.b"] },
  { path: "/?T=a", tokens: [] },
  { path: "/?t", tokens: [""] },
  { path: "/t=a", tokens: [] },
])("the parameter t of $path", ({ path, tokens }) => {
  expect(found({ fromParams: ["t"] }, requestOf([], path))).toEqual(tokens);
});

test.each([
  { lines: ["t=a"], tokens: ["a"] },
  { lines: ["x=1; t=a; t=b"], tokens: ["a"] },
  { lines: ["x=1", "t=a", "t=b"], tokens: ["a"] },
  { lines: ['t="a"'], tokens: ["a"] },
  { lines: ['t="a'], tokens: ['"a'] },
  { lines: ["T=a"], tokens: [] },
  { lines: ["t"], tokens: [] },
])("the cookie t of $lines", ({ lines, tokens }) => {
  const request = requestOf(lines.map((line) => ["cookie", line]));
  expect(found({ fromCookies: ["t"] }, request)).toEqual(tokens);
});

test("a token that is used up goes with its whole header or parameter; a cookie stays", () => {
  const request = requestOf(
    [
      ["x", "a"],
      ["y", "1"],
      ["x", "b"],
      ["cookie", "t=a"],
    ],
    "/?t=a&u=1",
  );
  const rule = { fromHeaders: [{ name: "x" }], fromParams: ["t"], fromCookies: ["t"] };
  const left = tokenLocations(jwtRuleOf(rule)).reduce(withoutToken, request);
  expect(left).toEqual(
    requestOf(
      [
        ["y", "1"],
        ["cookie", "t=a"],
      ],
      "/?u=1",
    ),
  );
});
