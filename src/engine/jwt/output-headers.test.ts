import { expect, test } from "vitest";
import { jwtRuleOf } from "../../../tests/support/jwt-rule.ts";
import { outputHeaderNames, outputHeaders } from "./output-headers.ts";
import type { JsonObject, ParsedToken } from "./parse-token.ts";

function tokenOf(payload: JsonObject): ParsedToken {
  return {
    kind: "token",
    alg: "EdDSA",
    kid: "",
    payload,
    payloadSegment: "cGF5",
    signingInput: "",
    signature: new Uint8Array(),
  };
}

/** The header that a claim becomes, undefined if none. */
function headerOf(claim: string, payload: JsonObject): string | undefined {
  const rule = jwtRuleOf({ outputClaimToHeaders: [{ header: "x", claim }] });
  return outputHeaders(rule, tokenOf(payload))[0]?.value;
}

test.each([
  { claim: "a", payload: { a: "x y" }, value: "x y" },
  { claim: "a", payload: { a: "é" }, value: "Ã©" },
  { claim: "a", payload: { a: "" }, value: undefined },
  { claim: "a", payload: { a: null }, value: undefined },
  { claim: "a", payload: {}, value: undefined },
  { claim: "a", payload: { a: true }, value: "true" },
  { claim: "a", payload: { a: 42 }, value: "42" },
  { claim: "a", payload: { a: -5 }, value: "-5.000000" },
  { claim: "a", payload: { a: 1.5 }, value: "1.500000" },
  { claim: "a", payload: { a: 1e20 }, value: "100000000000000000000.000000" },
  { claim: "a", payload: { a: Number("12345678901234567890") }, value: "12345678901234567168" },
  { claim: "a", payload: { a: ["x", 1] }, value: btoa('["x",1]') },
  { claim: "a", payload: { a: [1e20, "<"] }, value: btoa('[1e+20,"\\u003c"]') },
  { claim: "a.b", payload: { a: { b: "deep" } }, value: "deep" },
  { claim: "a.b", payload: { "a.b": "flat" }, value: undefined },
  { claim: "a.0", payload: { a: ["x"] }, value: undefined },
  { claim: "scope", payload: { scope: "a b" }, value: "a b" },
  { claim: "toString", payload: {}, value: undefined },
])("the claim $claim of $payload", ({ claim, payload, value }) => {
  expect(headerOf(claim, payload)).toBe(value);
});

test("the payload's segment comes as it was, and both kinds are named in lower case", () => {
  const rule = jwtRuleOf({
    outputPayloadToHeader: "X-Pay",
    outputClaimToHeaders: [{ header: "X-Sub", claim: "sub" }],
  });
  expect(outputHeaderNames(rule)).toEqual(["x-pay", "x-sub"]);
  expect(outputHeaders(rule, tokenOf({ sub: "s" }))).toEqual([
    { name: "x-pay", value: "cGF5" },
    { name: "x-sub", value: "s" },
  ]);
});
