import type { Judgement, Scenario, ScenarioRequest } from "../../src/engine/index.ts";
import { compile, judgement } from "./engine.ts";

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

export interface Setting {
  readonly policies?: readonly string[];
  readonly request?: Partial<ScenarioRequest>;
  readonly authorizers?: Scenario["externalAuthorizers"];
}

/** One policy: its name and its spec. */
export function policy(name: string, spec: string, annotations = "{}"): string {
  return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${name}, namespace: bar, annotations: ${annotations} }
spec: ${spec}`;
}

/** The verdict as one line: outcome, stage, who decided, details. */
export async function verdictLine(setting: Setting): Promise<string> {
  const { verdict } = await judged(setting, false);
  const { outcome, stage, policy: by, rule, details, audited } = verdict;
  return [outcome, stage, by === null ? "-" : `${by}[${rule}]`, details, audited && "audited"]
    .filter((word) => word)
    .join(" ");
}

/** The checks of the walk in order, as `name: saw`; one that failed has a `!` before it. */
export async function checkLines(setting: Setting): Promise<readonly string[]> {
  const { trace } = await judged(setting, true);
  return (trace?.nodes ?? []).flatMap((node) =>
    node.kind === "check" ? [`${node.result === "match" ? "" : "!"}${node.name}: ${node.saw}`] : [],
  );
}

function judged(
  { policies = [], request = {}, authorizers }: Setting,
  trace: boolean,
): Promise<Judgement> {
  const world = compile({
    lobby: 1,
    mesh: MESH,
    resources: policies.join("\n---\n"),
    workloads: WORKLOADS,
    now: "2026-11-22T00:00:00Z",
    ...(authorizers && { externalAuthorizers: authorizers }),
  });
  const asked = {
    from: { principal: "cluster.local/ns/foo/sa/client" },
    to: { workload: "bar/server", port: 8080 },
    http: { method: "GET", authority: "a.example", path: "/a", headers: { "x-ext": "yes" } },
    ...request,
  };
  return judgement(world, asked, trace);
}

/** A request to the server's TCP port. */
export const TCP: Partial<ScenarioRequest> = { to: { workload: "bar/server", port: 9000 } };
export const DRY = '{ istio.io/dry-run: "true" }';
/** A rule that matches everything, and one that matches none of these requests. */
export const ALL = "rules: [{}]";
export const NONE = "rules: [{ to: [{ operation: { paths: [/none] } }] }]";

/** Envoy's word for a refusal by this rule. */
export const denied = (rule: string) => `rbac_access_denied_matched_policy[${rule}]`;
export const id = (name: string, rule = 0) => `ns[bar]-policy[${name}]-rule[${rule}]`;
