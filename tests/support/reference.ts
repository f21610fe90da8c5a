/**
 * A second reading of the rules, written from semantics.md and not from the engine: slow, direct, without
 * compiling, sharing or telling. Where it and the engine differ, one of them is wrong.
 *
 * Left out: tokens (no RequestAuthentication), what the codec refuses, waypoints and ztunnel.
 */
import type { ScenarioAuthorizer, ScenarioRequest, Verdict } from "../../src/engine/index.ts";
import { type Entry, openDoor } from "./reference-connection.ts";
import { remoteAddress, type SeenRequest, seenRequest } from "./reference-http.ts";
import {
  namespaceOf,
  type PlainMesh,
  type PlainResource,
  type PlainWorkload,
} from "./reference-mesh.ts";
import { ruleMatches, type Seen } from "./reference-rules.ts";

export type Opinion = Pick<Verdict, "outcome" | "stage" | "policy" | "rule" | "audited">;

/** The verdict for one request (semantics 1). */
export function secondOpinion(mesh: PlainMesh, request: ScenarioRequest): Opinion {
  const workload = mesh.workloads.find(({ id }) => id === request.to.workload);
  if (!workload) throw new Error(`no workload ${request.to.workload}`);
  const port = request.to.port ?? workload.ports[0]?.port ?? 8080;
  const nobody = { policy: null, rule: null, audited: false };
  const entry = openDoor(mesh, workload, port, request);
  if (entry === null) return { outcome: "refused", stage: "HANDSHAKE", ...nobody };
  if (entry.chain === "http" && request.http === undefined)
    return { outcome: "denied", stage: "PROXY", ...nobody };
  const http =
    entry.chain === "http" && request.http ? seenRequest(mesh, entry, request.http) : null;
  const seen = seenBy(mesh, workload, port, entry, http, request);
  const policies = mesh.resources.filter(
    (one) => one.kind === "AuthorizationPolicy" && attached(mesh, one, workload),
  );
  return judgePolicies(mesh, policies, seen);
}

function seenBy(
  mesh: PlainMesh,
  workload: PlainWorkload,
  port: number,
  { identity, sni }: Entry,
  http: SeenRequest | null,
  { from }: ScenarioRequest,
): Seen {
  const caller = mesh.workloads.find(({ id }) => id === from.workload);
  const peerIp = from.ip ?? caller?.ip ?? "10.244.0.10";
  const remoteIp = remoteAddress(mesh, workload, http, peerIp);
  return { identity, sni, peerIp, remoteIp, localIp: workload.ip, port, http };
}

/** Semantics 2.2, without waypoints. */
function attached(mesh: PlainMesh, policy: PlainResource, workload: PlainWorkload): boolean {
  const { spec = {} } = policy;
  const namespace = namespaceOf(policy);
  if (namespace !== mesh.root && namespace !== workload.namespace) return false;
  const refs = spec.targetRefs?.length ? spec.targetRefs : [spec.targetRef].filter((one) => !!one);
  if (refs.length === 0)
    return Object.entries(spec.selector?.matchLabels ?? {}).every(
      ([key, value]) => workload.labels[key] === value,
    );
  const gateway = workload.labels["gateway.networking.k8s.io/gateway-name"];
  return refs.some(
    ({ group, kind, name }) =>
      gateway !== undefined &&
      namespace === workload.namespace &&
      group === "gateway.networking.k8s.io" &&
      kind === "Gateway" &&
      name === gateway,
  );
}

interface Match {
  readonly policy: string;
  readonly rule: number;
}

function judgePolicies(mesh: PlainMesh, policies: readonly PlainResource[], seen: Seen): Opinion {
  const refused = seen.http === null ? "refused" : "denied";
  const of = (action: string, dryRun = false) =>
    policies.filter((one) => (one.spec?.action ?? "ALLOW") === action && isDryRun(one) === dryRun);
  const first = (among: readonly PlainResource[], now: Seen) => firstMatch(mesh, among, now);

  const custom = askAuthorizers(mesh, of("CUSTOM"), of("CUSTOM", true), seen);
  if (custom.refusal) return { outcome: refused, audited: false, ...custom.refusal };
  const after = custom.seen;
  const audited = first(of("AUDIT"), after) !== null;
  const denied = first(of("DENY"), after);
  if (denied) return { outcome: refused, stage: "DENY", audited, ...denied };
  if (of("ALLOW").length === 0)
    return { outcome: "allowed", stage: "ALLOW", policy: null, rule: null, audited };
  const allowed = first(of("ALLOW"), after);
  return allowed
    ? { outcome: "allowed", stage: "ALLOW", audited, ...allowed }
    : { outcome: refused, stage: "ALLOW", policy: null, rule: null, audited };
}

/** Go's ParseBool; what it cannot read is enforced (semantics 5.12). */
function isDryRun({ metadata }: PlainResource): boolean {
  return /^(?:1|t|T|TRUE|true|True)$/.test(metadata.annotations?.["istio.io/dry-run"] ?? "");
}

/** Of the rules that match the one whose id sorts first (semantics 5.2). */
function firstMatch(mesh: PlainMesh, policies: readonly PlainResource[], seen: Seen): Match | null {
  const matches = policies.flatMap((policy) =>
    (policy.spec?.rules ?? []).flatMap((rule, index) => {
      if (rule === null || !ruleMatches(mesh, policy, rule, seen)) return [];
      const { name } = policy.metadata;
      const namespace = namespaceOf(policy);
      const id = Buffer.from(`ns[${namespace}]-policy[${name}]-rule[${index}]`);
      return [{ id, match: { policy: `${namespace}/${name}`, rule: index } }];
    }),
  );
  return matches.sort((a, b) => Buffer.compare(a.id, b.id))[0]?.match ?? null;
}

interface Asked {
  readonly refusal: ({ readonly stage: "CUSTOM" | "DENY" } & Match) | null;
  /** The request as later stages see it. */
  readonly seen: Seen;
}

/** Semantics 5.10 and, for dry-run, 5.12. */
function askAuthorizers(
  mesh: PlainMesh,
  enforced: readonly PlainResource[],
  dryRun: readonly PlainResource[],
  seen: Seen,
): Asked {
  const passes: Asked = { refusal: null, seen };
  const nameOf = (policy: PlainResource) => policy.spec?.provider?.name ?? "";
  const names = [...new Set([...enforced, ...dryRun].map(nameOf))].sort();
  if (names.length === 0) return passes;
  const provider = mesh.scenario.mesh?.extensionProviders?.findLast(
    ({ name }) => name === names[0],
  );
  const http = provider?.envoyExtAuthzHttp as ProviderConfig | undefined;
  const config = http ?? (provider?.envoyExtAuthzGrpc as ProviderConfig | undefined);
  if (names.length > 1 || config === undefined) {
    for (const name of names) {
      const own = enforced.filter((policy) => nameOf(policy) === name);
      const match = firstMatch(mesh, own, seen);
      if (match) return { refusal: { stage: "CUSTOM", ...match }, seen };
    }
    return passes;
  }
  if (http && seen.http === null) return passes;
  const trainee = firstMatch(mesh, dryRun, seen);
  if (trainee) return { refusal: { stage: "DENY", ...trainee }, seen };
  const match = firstMatch(mesh, enforced, seen);
  if (match === null) return passes;
  const standIn = mesh.scenario.externalAuthorizers?.[names[0] ?? ""] ?? {};
  const answer = authorizerSays(standIn, config, http !== undefined, seen.http);
  if (answer === "error" && config.failOpen === true) return passes;
  if (answer !== "allow") return { refusal: { stage: "CUSTOM", ...match }, seen };
  return { refusal: null, seen: withAddedHeaders(standIn, config, http !== undefined, seen) };
}

interface ProviderConfig {
  readonly failOpen?: boolean;
  readonly includeRequestHeadersInCheck?: readonly string[];
  readonly headersToUpstreamOnAllow?: readonly string[];
}

function authorizerSays(
  standIn: ScenarioAuthorizer,
  config: ProviderConfig,
  overHttp: boolean,
  request: SeenRequest | null,
): "allow" | "deny" | "error" {
  const { allowWhen, decision = "allow", status = 403 } = standIn;
  const name = allowWhen?.header.toLowerCase() ?? "";
  const sent = !overHttp || (config.includeRequestHeadersInCheck ?? []).includes(name);
  const lines = request?.headers.filter(([key]) => key === name).map(([, value]) => value) ?? [];
  const equal = sent && lines.length > 0 && lines.join(",") === allowWhen?.equals;
  const says = allowWhen ? (equal ? "allow" : "deny") : decision;
  return says === "deny" && overHttp && status >= 500 ? "error" : says;
}

function withAddedHeaders(
  { headers = {} }: ScenarioAuthorizer,
  config: ProviderConfig,
  overHttp: boolean,
  seen: Seen,
): Seen {
  if (seen.http === null) return seen;
  const offered = Object.entries(
    overHttp ? { ...headers, "x-ext-authz-check-result": "allowed" } : headers,
  );
  const taken = offered.filter(
    ([name]) => !overHttp || (config.headersToUpstreamOnAllow ?? []).includes(name),
  );
  const kept = seen.http.headers.filter(([name]) => !taken.some(([added]) => added === name));
  return { ...seen, http: { ...seen.http, headers: [...kept, ...taken] } };
}
