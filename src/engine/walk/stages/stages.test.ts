import { describe, expect, test } from "vitest";
import { compile, judgement } from "../../../../tests/support/engine.ts";
import type { Scenario, ScenarioRequest } from "../../scenario/document.ts";

const WORKLOADS: NonNullable<Scenario["workloads"]> = [
  {
    name: "server",
    namespace: "bar",
    ip: "10.0.0.9",
    ports: [{ port: 8080 }, { port: 9000, protocol: "TCP" }, { port: 7070, protocol: "auto" }],
  },
  {
    name: "gate",
    namespace: "istio-system",
    labels: { istio: "ingressgateway" },
    proxy: "gateway",
    ports: [{ port: 8443, protocol: "HTTPS" }, { port: 8080 }],
  },
];

const EXECUTIVES = { service: "a.b.svc.cluster.local", port: 80 };
const MESH: NonNullable<Scenario["mesh"]> = {
  extensionProviders: [
    {
      name: "ext",
      envoyExtAuthzHttp: {
        ...EXECUTIVES,
        includeRequestHeadersInCheck: ["x-ext"],
        headersToUpstreamOnAllow: ["x-user"],
      },
    },
    { name: "ext-b", envoyExtAuthzGrpc: EXECUTIVES },
    { name: "open", envoyExtAuthzGrpc: { ...EXECUTIVES, failOpen: true } },
    { name: "bad", envoyExtAuthzGrpc: { service: "", port: 80 } },
  ],
};

interface Setting {
  readonly policies?: readonly string[];
  readonly request?: Partial<ScenarioRequest>;
  readonly authorizers?: Scenario["externalAuthorizers"];
}

/** One policy: its name and its spec. */
function policy(name: string, spec: string, annotations = "{}"): string {
  return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${name}, namespace: bar, annotations: ${annotations} }
spec: ${spec}`;
}

/** The verdict as one line: outcome, stage, who decided, details. */
async function check({ policies = [], request = {}, authorizers }: Setting): Promise<string> {
  const world = compile({
    lobby: 1,
    mesh: MESH,
    resources: policies.join("\n---\n"),
    workloads: WORKLOADS,
    now: "2026-11-22T00:00:00Z",
    ...(authorizers && { externalAuthorizers: authorizers }),
  });
  const { verdict } = await judgement(world, {
    from: { principal: "cluster.local/ns/foo/sa/client" },
    to: { workload: "bar/server", port: 8080 },
    http: { method: "GET", authority: "a.example", path: "/a", headers: { "x-ext": "yes" } },
    ...request,
  });
  const { outcome, stage, policy: by, rule, details, audited } = verdict;
  return [outcome, stage, by === null ? "-" : `${by}[${rule}]`, details, audited && "audited"]
    .filter((word) => word)
    .join(" ");
}

const TCP: Partial<ScenarioRequest> = { to: { workload: "bar/server", port: 9000 } };
const DRY = '{ istio.io/dry-run: "true" }';
const ALL = "rules: [{}]";
const NONE = "rules: [{ to: [{ operation: { paths: [/none] } }] }]";
const eleven = `rules: [${Array.from({ length: 11 }, (_, index) => `{ to: [{ operation: { paths: [${index === 2 || index === 10 ? "/a" : "/no"}] } }] }`)}]`;
const denied = (rule: string) => `rbac_access_denied_matched_policy[${rule}]`;
const id = (name: string, rule = 0) => `ns[bar]-policy[${name}]-rule[${rule}]`;

describe("how actions combine (semantics 5.1, 5.2)", () => {
  test.each([
    { note: "nobody has anything to say", policies: [], says: "allowed ALLOW -" },
    {
      note: "an ALLOW rule matches",
      policies: [policy("a", `{ ${ALL} }`)],
      says: "allowed ALLOW bar/a[0]",
    },
    {
      note: "no ALLOW rule matches",
      policies: [policy("a", `{ ${NONE} }`)],
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "an ALLOW policy without rules (#31)",
      policies: [policy("a", "{}")],
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "ALLOW of several policies is one set",
      policies: [policy("a", "{}"), policy("b", `{ ${ALL} }`)],
      says: "allowed ALLOW bar/b[0]",
    },
    {
      note: "DENY before ALLOW",
      policies: [policy("a", `{ ${ALL} }`), policy("d", `{ action: DENY, ${ALL} }`)],
      says: `denied DENY bar/d[0] ${denied(id("d"))}`,
    },
    {
      note: "DENY without rules",
      policies: [policy("d", "{ action: DENY }")],
      says: "allowed ALLOW -",
    },
    {
      note: "the id that sorts first as bytes (#40)",
      policies: [policy("d", `{ action: DENY, ${eleven} }`)],
      says: `denied DENY bar/d[10] ${denied(id("d", 10))}`,
    },
    {
      note: "a dry-run DENY",
      policies: [policy("d", `{ action: DENY, ${ALL} }`, DRY)],
      says: "allowed ALLOW -",
    },
    {
      note: "a dry-run ALLOW is no ALLOW policy (#38)",
      policies: [policy("a", "{}", DRY)],
      says: "allowed ALLOW -",
    },
    {
      note: "a dry-run that Go cannot read is enforced (#39)",
      policies: [policy("a", "{}", '{ istio.io/dry-run: "yes" }')],
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "AUDIT notes and passes (#41)",
      policies: [policy("n", `{ action: AUDIT, ${ALL} }`)],
      says: "allowed ALLOW - audited",
    },
    {
      note: "AUDIT is before DENY",
      policies: [policy("n", `{ action: AUDIT, ${ALL} }`), policy("d", `{ action: DENY, ${ALL} }`)],
      says: `denied DENY bar/d[0] ${denied(id("d"))} audited`,
    },
    {
      note: "AUDIT in dry-run does nothing",
      policies: [policy("n", `{ action: AUDIT, ${ALL} }`, DRY)],
      says: "allowed ALLOW -",
    },
    {
      note: "AUDIT that does not match",
      policies: [policy("n", `{ action: AUDIT, ${NONE} }`)],
      says: "allowed ALLOW -",
    },
    {
      note: "TCP: closed, with the same details",
      policies: [policy("d", `{ action: DENY, ${ALL} }`)],
      request: TCP,
      says: `refused DENY bar/d[0] ${denied(id("d"))}`,
    },
    {
      note: "TCP: a path widens DENY (#35)",
      policies: [policy("d", `{ action: DENY, ${NONE} }`)],
      request: TCP,
      says: `refused DENY bar/d[0] ${denied(id("d"))}`,
    },
    {
      note: "TCP: a path empties ALLOW (#36)",
      policies: [policy("a", `{ ${NONE} }`)],
      request: TCP,
      says: `refused ALLOW - ${denied("none")}`,
    },
  ])("$note", async ({ says, ...setting }) => {
    expect(await check(setting)).toBe(says);
  });
});

const ask = (name: string, provider: string, rules = ALL, annotations = "{}") =>
  policy(name, `{ action: CUSTOM, provider: { name: ${provider} }, ${rules} }`, annotations);
const bad = (name: string, provider: string) =>
  denied(`istio-ext-authz-${provider}-${id(name)}-deny-due-to-bad-CUSTOM-action`);

describe("CUSTOM (semantics 5.10, 5.12)", () => {
  const no = {
    ext: { decision: "deny" },
    "ext-b": { decision: "deny" },
    open: { decision: "error" },
  } as const;
  test.each([
    {
      note: "allowed, and on it goes",
      policies: [ask("c", "ext"), policy("a", "{}")],
      authorizers: { ext: { decision: "allow" } } as const,
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "refused",
      policies: [ask("c", "ext")],
      authorizers: no,
      says: "denied CUSTOM bar/c[0] ext_authz_denied",
    },
    {
      note: "nothing matches, nobody is asked",
      policies: [ask("c", "ext", NONE)],
      authorizers: no,
      says: "allowed ALLOW -",
    },
    {
      note: "by a header that is sent to it",
      policies: [ask("c", "ext")],
      authorizers: { ext: { allowWhen: { header: "X-Ext", equals: "yes" } } },
      says: "allowed ALLOW -",
    },
    {
      note: "a header that is not sent to it",
      policies: [ask("c", "ext")],
      authorizers: { ext: { allowWhen: { header: "x-other", equals: "yes" } } },
      request: { http: { path: "/a", authority: "a", headers: { "x-other": "yes" } } },
      says: "denied CUSTOM bar/c[0] ext_authz_denied",
    },
    {
      note: "an error refuses",
      policies: [ask("c", "ext")],
      authorizers: { ext: { decision: "error" } } as const,
      says: "denied CUSTOM bar/c[0] ext_authz_error",
    },
    {
      note: "an error that is let pass (#92)",
      policies: [ask("c", "open")],
      authorizers: no,
      says: "allowed ALLOW -",
    },
    {
      note: "a 5xx over HTTP is an error",
      policies: [ask("c", "ext")],
      authorizers: { ext: { decision: "deny", status: 500 } } as const,
      says: "denied CUSTOM bar/c[0] ext_authz_error",
    },
    {
      note: "a 5xx over gRPC is a refusal",
      policies: [ask("c", "ext-b")],
      authorizers: { "ext-b": { decision: "deny", status: 500 } } as const,
      says: "denied CUSTOM bar/c[0] ext_authz_denied",
    },
    {
      note: "its header reaches ALLOW",
      policies: [
        ask("c", "ext"),
        policy("a", "{ rules: [{ when: [{ key: 'request.headers[x-user]', values: [alice] }] }] }"),
      ],
      authorizers: { ext: { headers: { "x-user": "alice" } } },
      says: "allowed ALLOW bar/a[0]",
    },
    {
      note: "an unknown provider refuses what matches (#89)",
      policies: [ask("c", "nobody")],
      says: `denied CUSTOM bar/c[0] ${bad("c", "nobody")}`,
    },
    {
      note: "and nothing else (#89)",
      policies: [ask("c", "nobody", NONE)],
      says: "allowed ALLOW -",
    },
    {
      note: "a bad provider",
      policies: [ask("c", "bad")],
      says: `denied CUSTOM bar/c[0] ${bad("c", "bad")}`,
    },
    {
      note: "two providers (#90): the first by name",
      policies: [ask("a", "ext-b"), ask("z", "ext")],
      says: `denied CUSTOM bar/z[0] ${bad("z", "ext")}`,
    },
    {
      note: "dry-run refuses as DENY (#96)",
      policies: [ask("c", "ext", ALL, DRY)],
      authorizers: no,
      says: `denied DENY bar/c[0] ${denied(`istio-ext-authz-ext-${id("c")}`)}`,
    },
    {
      note: "dry-run of a bad provider does nothing (#96)",
      policies: [ask("c", "nobody", ALL, DRY)],
      says: "allowed ALLOW -",
    },
    {
      note: "dry-run counts among several providers",
      policies: [ask("c", "ext", ALL, DRY), ask("b", "ext-b")],
      says: `denied CUSTOM bar/b[0] ${bad("b", "ext-b")}`,
    },
    {
      note: "CUSTOM is before AUDIT",
      policies: [ask("c", "ext"), policy("n", `{ action: AUDIT, ${ALL} }`)],
      authorizers: no,
      says: "denied CUSTOM bar/c[0] ext_authz_denied",
    },
    {
      note: "TCP: an HTTP authorizer is not asked (#91)",
      policies: [ask("c", "ext")],
      authorizers: no,
      request: TCP,
      says: "allowed ALLOW -",
    },
    {
      note: "TCP: a gRPC authorizer is",
      policies: [ask("c", "ext-b")],
      authorizers: no,
      request: TCP,
      says: "refused CUSTOM bar/c[0] ext_authz_denied",
    },
    {
      note: "TCP: a bad provider closes",
      policies: [ask("c", "nobody", NONE)],
      request: TCP,
      says: `refused CUSTOM bar/c[0] ${bad("c", "nobody")}`,
    },
  ])("$note", async ({ says, ...setting }) => {
    expect(await check(setting)).toBe(says);
  });
});

const mode = (value: string) => `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: p, namespace: bar }
spec: { mtls: { mode: ${value} } }`;

describe("who gets a connection (semantics 3.2, 1.1)", () => {
  const closed = "refused HANDSHAKE -";
  const mutual = { principal: "cluster.local/ns/foo/sa/client" };
  const foreign = { principal: "else/ns/foo/sa/client" };
  const plaintext = { plaintext: true };
  const tls = { tls: "simple" } as const;
  test.each([
    { mode: "STRICT", port: 8080, from: mutual, says: "allowed ALLOW -" },
    { mode: "STRICT", port: 8080, from: plaintext, says: `${closed} filter_chain_not_found` },
    { mode: "STRICT", port: 8080, from: tls, says: closed },
    { mode: "STRICT", port: 8080, from: foreign, says: closed },
    { mode: "STRICT", port: 9000, from: plaintext, says: `${closed} filter_chain_not_found` },
    { mode: "PERMISSIVE", port: 8080, from: mutual, says: "allowed ALLOW -" },
    { mode: "PERMISSIVE", port: 8080, from: plaintext, says: "allowed ALLOW -" },
    { mode: "PERMISSIVE", port: 8080, from: tls, says: `${closed} filter_chain_not_found` },
    { mode: "PERMISSIVE", port: 9000, from: tls, says: "allowed ALLOW -" },
    { mode: "PERMISSIVE", port: 7070, from: tls, says: "allowed ALLOW -" },
    { mode: "DISABLE", port: 8080, from: mutual, says: `${closed} http1.codec_error` },
    { mode: "DISABLE", port: 8080, from: plaintext, says: "allowed ALLOW -" },
    { mode: "DISABLE", port: 9000, from: mutual, says: "allowed ALLOW -" },
  ])("$mode, port $port, $from: $says", async ({ mode: set, port, from, says }) => {
    const request = { from, to: { workload: "bar/server", port } };
    expect(await check({ policies: [mode(set)], request })).toBe(says);
  });

  const gateway = (tlsMode: string | null, number = 8443) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: g, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: ${number}, protocol: ${tlsMode === null ? "HTTP" : "HTTPS"} }
      hosts: ["*"]${tlsMode === null ? "" : `\n      tls: { mode: ${tlsMode} }`}`;
  const identity = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: a, namespace: istio-system }
spec: { rules: [{ from: [{ source: { principals: ["*"] } }] }] }`;
  test.each([
    {
      note: "SIMPLE reads HTTP, and knows nobody",
      tlsMode: "SIMPLE",
      from: mutual,
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "SIMPLE wants TLS",
      tlsMode: "SIMPLE",
      from: plaintext,
      says: `${closed} filter_chain_not_found`,
    },
    { note: "MUTUAL wants a certificate", tlsMode: "MUTUAL", from: tls, says: closed },
    {
      note: "MUTUAL takes a foreign one",
      tlsMode: "MUTUAL",
      from: foreign,
      says: "allowed ALLOW istio-system/a[0]",
    },
    {
      note: "OPTIONAL_MUTUAL takes none",
      tlsMode: "OPTIONAL_MUTUAL",
      from: tls,
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "OPTIONAL_MUTUAL takes one",
      tlsMode: "OPTIONAL_MUTUAL",
      from: mutual,
      says: "allowed ALLOW istio-system/a[0]",
    },
    {
      note: "PASSTHROUGH reads nothing",
      tlsMode: "PASSTHROUGH",
      from: mutual,
      says: `refused ALLOW - ${denied("none")}`,
    },
  ])("gateway: $note", async ({ tlsMode, from, says }) => {
    const request = { from, to: { workload: "istio-system/gate", port: 8443 } };
    expect(await check({ policies: [gateway(tlsMode), identity], request })).toBe(says);
  });

  test("a gateway without a Gateway resource is plain HTTP, whatever PeerAuthentication says", async () => {
    const policies = [mode("STRICT").replace("namespace: bar", "namespace: istio-system")];
    const request = { from: plaintext, to: { workload: "istio-system/gate", port: 8080 } };
    expect(await check({ policies, request })).toBe("allowed ALLOW -");
  });
});
