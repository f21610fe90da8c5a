import { describe, expect, test } from "vitest";
import {
  claimAt,
  claimPath,
  claimStrings,
  readRequestPrincipal,
  requestPrincipalMatches,
} from "./claim-match.ts";

describe("the path that a claims key names (semantics 5.4)", () => {
  test.each([
    { brackets: "[a]", path: ["a"] },
    { brackets: "[a][b]", path: ["a", "b"] },
    { brackets: "[a.b]", path: ["a.b"] },
    { brackets: "[a[b]]", path: ["a[b]"] },
    { brackets: "[a]b[c]", path: ["a]b[c"] },
    { brackets: "[]", path: [""] },
    { brackets: "", path: [] },
    { brackets: "a", path: null },
    { brackets: "[a", path: null },
    { brackets: "X[a]", path: null },
  ])("$brackets", ({ brackets, path }) => {
    expect(claimPath(brackets)).toEqual(path);
  });
});

describe("the strings of a claim (semantics 4.7)", () => {
  const payload = JSON.parse(
    `{ "s": "x", "n": 3, "b": true, "l": ["x", 3, null, "y"], "o": { "p": "z", "q": { "r": "w" } }, "a.b": "dot",
       "__proto__": { "polluted": "yes" } }`,
  );
  test.each([
    { path: ["s"], strings: ["x"], note: "a string" },
    { path: ["n"], strings: [], note: "a number never matches (#14)" },
    { path: ["b"], strings: [], note: "nor a boolean (#15)" },
    { path: ["l"], strings: ["x", "y"], note: "the string elements of a list" },
    { path: ["l", "0"], strings: [], note: "no steps into lists" },
    { path: ["o"], strings: [], note: "an object never matches" },
    { path: ["o", "q", "r"], strings: ["w"], note: "steps through objects" },
    { path: ["a.b"], strings: ["dot"], note: "a dot is part of the name (#77)" },
    { path: ["a", "b"], strings: [], note: "a dot is part of the name" },
    { path: ["s", "length"], strings: [], note: "no steps into strings" },
    { path: ["toString"], strings: [], note: "only own claims" },
    { path: ["__proto__", "polluted"], strings: ["yes"], note: "an ordinary name" },
    { path: [], strings: [], note: "the payload itself" },
  ])("$path: $note", ({ path, strings }) => {
    expect(claimStrings(claimAt(payload, path))).toEqual(strings);
  });

  test("without a token there is nothing", () => {
    expect(claimStrings(claimAt(null, ["s"]))).toEqual([]);
  });
});

describe("requestPrincipals split at the last slash (semantics 5.4)", () => {
  const alice = { iss: "https://a.example", sub: "alice" };
  test.each([
    { value: "*", payload: alice, holds: true },
    { value: "https://a.example/alice", payload: alice, holds: true },
    { value: "https://a.example/*", payload: alice, holds: true },
    { value: "https://a.example/al*", payload: alice, holds: true },
    { value: "https://a.example/b*", payload: alice, holds: false },
    { value: "*/alice", payload: alice, holds: true },
    { value: "*.example/alice", payload: alice, holds: true },
    { value: "*/*", payload: alice, holds: false },
    { value: "*/*", payload: { iss: "x", sub: "*" }, holds: true },
    { value: "*ce", payload: alice, holds: true },
    { value: "https://a.example*", payload: alice, holds: false },
    { value: "https://a.example", payload: alice, holds: false },
    { value: "issuer", payload: { iss: "issuer", sub: "" }, holds: true },
    { value: "issuer*", payload: { iss: "issuer-1", sub: "x" }, holds: true },
    { value: "issuer*", payload: { iss: "issuer-1", sub: "" }, holds: false },
    {
      value: "https://a.example/x/y",
      payload: { iss: "https://a.example", sub: "x/y" },
      holds: false,
    },
    { value: "*", payload: { iss: "x" }, holds: false },
    { value: "*", payload: { iss: "x", sub: 3 }, holds: false },
    { value: "*", payload: { iss: "", sub: "x" }, holds: false },
    { value: "*", payload: null, holds: false },
  ])("$value of $payload: $holds", ({ value, payload, holds }) => {
    expect(requestPrincipalMatches(readRequestPrincipal(value), payload)).toBe(holds);
  });
});
