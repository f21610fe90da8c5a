import { expect, test } from "vitest";
import { jwtRuleOf } from "../../../tests/support/jwt-rule.ts";
import { payloadForAuthorization } from "./payload.ts";

const rule = jwtRuleOf({ spaceDelimitedClaims: ["roles", "a.b"] });

test.each([
  { payload: { scope: "a b", permission: "p" }, seen: { scope: ["a", "b"], permission: ["p"] } },
  { payload: { scope: " a  b " }, seen: { scope: ["a", "b"] } },
  { payload: { scope: "a\tb" }, seen: { scope: ["a\tb"] } },
  { payload: { scope: "" }, seen: { scope: "" } },
  { payload: { scope: "  " }, seen: { scope: "  " } },
  { payload: { scope: 1, permission: ["a b"] }, seen: { scope: 1, permission: ["a b"] } },
  { payload: { roles: "x y", other: "x y" }, seen: { roles: ["x", "y"], other: "x y" } },
  { payload: { "a.b": "x y" }, seen: { "a.b": ["x", "y"] } },
  { payload: { a: { b: "x y", scope: "x y" } }, seen: { a: { b: "x y", scope: "x y" } } },
])("$payload", ({ payload, seen }) => {
  expect(payloadForAuthorization(rule, payload)).toEqual(seen);
});
