import { describe, expect, test } from "vitest";
import { decodeText } from "../resources/decode.ts";
import { createAnswers, createAtomTable } from "./atom.ts";
import { type ChainProtocol, compilePolicy } from "./compile.ts";
import type { Facts } from "./facts.ts";
import { holds } from "./formula.ts";

const FACTS: Facts = {
  peerUris: null,
  sni: "",
  sourceIp: "10.0.0.5",
  remoteIp: "10.0.0.5",
  destinationIp: "10.0.0.9",
  destinationPort: 9000,
  http: null,
  payload: null,
};

/** Each rule of a policy as `skipped`, `matches` or `differs` on a connection to port 9000, and what was lost. */
function check(action: string, rules: string, chain: ChainProtocol = "tcp") {
  const text = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: p, namespace: bar }
spec: { action: ${action}, rules: ${rules} }`;
  const policy = decodeText(text, "t").value.find((one) => one.kind === "AuthorizationPolicy");
  if (!policy) throw new Error("no policy");
  const atoms = createAtomTable();
  const context = { atoms, trustDomains: ["cluster.local"], policyNamespace: "bar" };
  const compiled = compilePolicy(policy, chain, context);
  const answers = createAnswers(atoms, FACTS);
  return {
    rules: compiled.map(({ formula, skipped }) => {
      if (skipped) return "skipped";
      return formula !== null && holds(formula, answers) ? "matches" : "differs";
    }),
    lost: compiled.flatMap(({ dropped }) =>
      dropped.map(
        ({ range, node }) =>
          `${text.slice(range.start, range.end)}: ${node.reason}, ${node.effect}`,
      ),
    ),
    unloadable: compiled.flatMap(({ unloadable }) => (unloadable ? [unloadable.value] : [])),
    atoms: atoms.atoms.length,
  };
}

describe("rules on a TCP chain (semantics 5.5)", () => {
  test.each([
    { action: "ALLOW", rules: "[{ to: [{ operation: { methods: [GET] } }] }]", gives: ["skipped"] },
    {
      action: "ALLOW",
      rules: "[{ to: [{ operation: { methods: [GET] } }, { operation: { ports: ['9000'] } }] }]",
      gives: ["skipped"],
    },
    {
      action: "ALLOW",
      rules:
        "[{ to: [{ operation: { methods: [GET] } }] }, { to: [{ operation: { ports: ['9000'] } }] }]",
      gives: ["skipped", "matches"],
    },
    { action: "DENY", rules: "[{ to: [{ operation: { paths: [/admin] } }] }]", gives: ["matches"] },
    {
      action: "DENY",
      rules: "[{ to: [{ operation: { paths: [/admin], ports: ['8080'] } }] }]",
      gives: ["differs"],
    },
    {
      action: "DENY",
      rules: "[{ from: [{ source: { notRequestPrincipals: ['*'] } }] }]",
      gives: ["matches"],
    },
    { action: "DENY", rules: "[{ from: [{ source: { namespaces: [x] } }] }]", gives: ["differs"] },
    {
      action: "DENY",
      rules: "[{ when: [{ key: 'request.headers[x-a]', notValues: [a] }] }]",
      gives: ["matches"],
    },
    { action: "AUDIT", rules: "[{ to: [{ operation: { hosts: [a] } }] }]", gives: ["matches"] },
    { action: "CUSTOM", rules: "[{ to: [{ operation: { hosts: [a] } }] }]", gives: ["matches"] },
    {
      action: "ALLOW",
      rules: "[{ when: [{ key: 'request.auth.claims[a]', values: [a] }] }]",
      gives: ["skipped"],
    },
    {
      action: "DENY",
      rules: "[{ when: [{ key: 'experimental.envoy.filters.a[b]', values: [a] }] }]",
      gives: ["differs"],
    },
  ])("$action $rules: $gives", ({ action, rules, gives }) => {
    expect(check(action, rules).rules).toEqual(gives);
  });
});

describe("what cannot be generated, and where it is written", () => {
  test.each([
    {
      note: "an unknown key skips, also DENY (#33)",
      action: "DENY",
      rules: "[{ when: [{ key: 'request.header[a]', values: [b] }] }]",
      gives: ["skipped"],
      lost: ["'request.header[a]': unknown-key, rule-skipped"],
    },
    {
      note: "a bad address widens DENY (#34)",
      action: "DENY",
      rules: "[{ from: [{ source: { ipBlocks: [10.0.0.300] } }] }]",
      gives: ["matches"],
      lost: ["10.0.0.300: invalid-value, value-dropped"],
    },
    {
      note: "a bad address skips ALLOW (#34)",
      action: "ALLOW",
      rules: "[{ from: [{ source: { ipBlocks: [10.0.0.5, 10.0.0.300] } }] }]",
      gives: ["skipped"],
      lost: ["10.0.0.300: invalid-value, rule-skipped"],
    },
    {
      note: "the good value beside it stays",
      action: "DENY",
      rules: "[{ from: [{ source: { ipBlocks: [11.0.0.1, 10.0.0.300] } }] }]",
      gives: ["differs"],
      lost: ["10.0.0.300: invalid-value, value-dropped"],
    },
    {
      note: "a bad port",
      action: "DENY",
      rules: "[{ to: [{ operation: { notPorts: [80a] } }] }]",
      gives: ["matches"],
      lost: ["80a: invalid-value, value-dropped"],
    },
    {
      note: "a port beyond 65535",
      action: "DENY",
      rules: "[{ to: [{ operation: { ports: ['65536', '0', '65535'] } }] }]",
      gives: ["differs"],
      lost: ["'65536': invalid-value, value-dropped"],
    },
    {
      note: "a malformed key",
      action: "DENY",
      rules: "[{ when: [{ key: 'request.headersX[a]', values: [b] }] }]",
      gives: ["matches"],
      lost: ["'request.headersX[a]': invalid-value, condition-dropped"],
    },
    {
      note: "an HTTP field",
      action: "DENY",
      rules: "[{ to: [{ operation: { paths: [/a] } }] }]",
      gives: ["matches"],
      lost: ["paths: [/a]: http-only-on-tcp, condition-dropped"],
    },
    {
      note: "nothing lost",
      action: "ALLOW",
      rules: "[{ to: [{ operation: { ports: ['09000'] } }] }]",
      gives: ["matches"],
      lost: [],
    },
  ])("$note", ({ action, rules, gives, lost }) => {
    expect(check(action, rules)).toMatchObject({ rules: gives, lost });
  });
});

describe("the structure of a rule (semantics 5.3)", () => {
  const ports = (...values: readonly string[]) =>
    `{ operation: { ports: [${values.map((one) => `'${one}'`)}] } }`;
  test.each([
    { note: "no rules", rules: "[]", gives: ["differs"] },
    { note: "an empty rule", rules: "[{}]", gives: ["matches"] },
    { note: "empty lists", rules: "[{ from: [], to: [], when: [] }]", gives: ["matches"] },
    {
      note: "empty alternatives",
      rules: "[{ from: [{}], to: [{ operation: {} }] }]",
      gives: ["matches"],
    },
    { note: "a null rule is skipped", rules: "[null, {}]", gives: ["matches"] },
    { note: "any value", rules: `[{ to: [${ports("1", "9000")}] }]`, gives: ["matches"] },
    {
      note: "any alternative",
      rules: `[{ to: [${ports("1")}, ${ports("9000")}] }]`,
      gives: ["matches"],
    },
    {
      note: "no alternative",
      rules: `[{ to: [${ports("1")}, ${ports("2")}] }]`,
      gives: ["differs"],
    },
    {
      note: "all fields",
      rules: "[{ to: [{ operation: { ports: ['9000'], notPorts: ['9000'] } }] }]",
      gives: ["differs"],
    },
    {
      note: "from and to",
      rules: `[{ from: [{ source: { ipBlocks: [11.0.0.0/8] } }], to: [${ports("9000")}] }]`,
      gives: ["differs"],
    },
    {
      note: "every condition",
      rules:
        "[{ when: [{ key: destination.port, values: ['9000'] }, { key: source.ip, values: [11.0.0.1] }] }]",
      gives: ["differs"],
    },
    {
      note: "not-values: none",
      rules: "[{ when: [{ key: destination.port, notValues: ['1', '9000'] }] }]",
      gives: ["differs"],
    },
    {
      note: "no identity: not-forms hold (#64)",
      rules:
        "[{ from: [{ source: { notPrincipals: ['*'], notNamespaces: [a], notTrustDomains: ['*'], notServiceAccounts: [a] } }] }]",
      gives: ["matches"],
    },
    {
      note: "no identity: positive forms do not (#66)",
      rules: "[{ from: [{ source: { principals: ['*'] } }] }]",
      gives: ["differs"],
    },
    {
      note: "source.ip and ipBlocks both count (#77c)",
      rules:
        "[{ from: [{ source: { ipBlocks: [10.0.0.5] } }], when: [{ key: source.ip, values: [10.0.0.6] }] }]",
      gives: ["differs"],
    },
  ])("$note", ({ rules, gives }) => {
    expect(check("DENY", rules).rules).toEqual(gives);
  });
});

test("what Envoy refuses to load is named", () => {
  const rules =
    "[{ to: [{ operation: { paths: ['{**}', /a] } }], when: [{ key: 'request.headers[]', values: [a] }] }]";
  expect(check("ALLOW", rules, "http").unloadable).toEqual(["{**}"]);
  expect(
    check("ALLOW", "[{ when: [{ key: 'request.headers[]', values: [a] }] }]", "http").unloadable,
  ).toEqual(["request.headers[]"]);
});

test("the same question is asked once, however many rules ask it", () => {
  const one =
    "{ to: [{ operation: { ports: ['9000', '09000'] } }], when: [{ key: destination.port, values: ['9000'] }] }";
  expect(check("ALLOW", `[${one}, ${one}]`).atoms).toBe(1);
});
