import { describe, expect, test } from "vitest";
import { jwtRuleOf, type ShortRule } from "../../../tests/support/jwt-rule.ts";
import type { RequestAuthentication } from "../resources/request-authentication.ts";
import { DEMO_ISSUER } from "./demo-keys.ts";
import { PLACEHOLDER_KEY_SET } from "./key-set.ts";
import { makeProviders } from "./providers.ts";

const KEYS = { keys: [{ kty: "oct", k: "AAEC", kid: "one" }] };
const TEXT = JSON.stringify(KEYS);

const RANGE = { source: "t", start: 0, end: 0 };
const META = {
  name: "p",
  namespace: "d",
  nameRange: RANGE,
  labels: {},
  annotations: {},
  createdSeconds: null,
};

function policyOf(name: string, rules: readonly ShortRule[]) {
  const ref = { kind: "RequestAuthentication", namespace: "d", name } as const;
  const policy: RequestAuthentication = {
    kind: "RequestAuthentication",
    meta: META,
    range: RANGE,
    selector: null,
    targetRefs: [],
    jwtRules: rules.map(jwtRuleOf),
  };
  return { ref, policy };
}

function made(rules: readonly ShortRule[], jwks: Readonly<Record<string, unknown>> = {}) {
  const { providers, listenerRejected, notes } = makeProviders([policyOf("p", rules)], jwks);
  return {
    keys: providers.map(({ keySet }) =>
      keySet === PLACEHOLDER_KEY_SET ? "placeholder" : keySet.keys.map(({ kid }) => kid).join(),
    ),
    rejected: listenerRejected?.message ?? null,
    notes: notes.map(({ code }) => code),
  };
}

test("rules of all policies are sorted by issuer as bytes; equal ones keep their order", () => {
  const issuers = (name: string, list: readonly (string | undefined)[]) =>
    policyOf(
      name,
      list.map((issuer) => ({ jwks: TEXT, ...(issuer !== undefined && { issuer }) })),
    );
  const policies = [
    issuers("p", ["b", "\u{1F600}"]),
    issuers("q", ["b", "\uFFFD", undefined, "B"]),
  ];
  expect(
    makeProviders(policies, {}).providers.map(
      ({ policy, rule }) => `${policy.name}${rule.index} ${rule.issuer?.value}`,
    ),
  ).toEqual(["q2 undefined", "q3 B", "p0 b", "q0 b", "q1 \uFFFD", "p1 \u{1F600}"]);
});

describe("where the keys come from", () => {
  const jwksUri = "https://k";
  test.each([
    { note: "inline", rule: { jwks: TEXT }, keys: "one" },
    { note: "inline before the URI", rule: { jwks: TEXT, jwksUri }, keys: "one" },
    { note: "the URI, an object", rule: { jwksUri }, jwks: { [jwksUri]: KEYS }, keys: "one" },
    { note: "the URI, a text", rule: { jwksUri }, jwks: { [jwksUri]: TEXT }, keys: "one" },
    { note: "the issuer", rule: { issuer: "https://i" }, jwks: { "https://i": KEYS }, keys: "one" },
    {
      note: "the issuer's discovery document",
      rule: { issuer: "https://i/" },
      jwks: { "https://i/.well-known/openid-configuration": KEYS },
      keys: "one",
    },
    { note: "the built-in issuer", rule: { issuer: DEMO_ISSUER }, keys: "demo-1" },
    {
      note: "unreachable as the scenario says",
      rule: { jwksUri },
      jwks: { [jwksUri]: "unreachable" },
      keys: "placeholder",
    },
    { note: "unknown, which is told", rule: { jwksUri }, keys: "placeholder", told: true },
    {
      note: "no key set, which is told",
      rule: { jwksUri },
      jwks: { [jwksUri]: "<html>" },
      keys: "placeholder",
      told: true,
    },
  ])("$note", ({ rule, jwks, keys, told }) => {
    expect(made([rule], jwks ?? {})).toEqual({
      keys: [keys],
      rejected: null,
      notes: told ? ["assumed/jwks"] : [],
    });
  });
});

test("an inline key set without a usable key makes Envoy refuse the listener, the first is named", () => {
  const { rejected } = made([
    { issuer: "b", jwks: "{" },
    { issuer: "a", jwks: '{"keys":[]}' },
  ]);
  expect(rejected).toMatch(/origins-0.*doesn't have any valid public key/);
});
