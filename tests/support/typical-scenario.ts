import type { Scenario, ScenarioRequest } from "../../src/engine/index.ts";
import { createPrng, type Prng } from "./prng.ts";

/** Words of nobody's mesh in particular; none of them is in the dictionary of links as a name of a workload. */
const TEAMS = ["checkout", "catalogue", "ledger", "warehouse", "fraud", "billing", "search", "ads"];
const PARTS = ["api", "worker", "gateway", "cache", "ui", "sync", "report", "events"];
const PLACES = ["orders", "carts", "refunds", "stock", "prices", "tenants", "audit", "invoices"];
const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"];

/**
 * A scenario whose policies, RequestAuthentications and requests are as many characters of JSON as asked for, or a few
 * more: what people share, for measuring links. Same size and seed, same scenario.
 */
export function typicalScenario(characters: number, seed: number): Scenario {
  const random = createPrng(seed);
  const requests = Array.from({ length: requestCount(characters) }, () => typicalRequest(random));
  const texts: string[] = [];
  let scenario: Scenario;
  do {
    texts.push(random.chance(0.1) ? authentication(random) : policy(random));
    const resources = [{ name: "policies.yaml", text: texts.join("---\n") }];
    scenario = { lobby: 1, name: "Shop floor", resources, requests };
  } while (JSON.stringify(scenario).length < characters);
  return scenario;
}

function requestCount(characters: number): number {
  return characters < 2000 ? 1 : 4;
}

function workload(random: Prng): string {
  return `${random.pick(TEAMS)}-${random.pick(PARTS)}`;
}

function typicalRequest(random: Prng): ScenarioRequest {
  const to = workload(random);
  const namespace = random.pick(TEAMS);
  return {
    name: `${random.pick(PLACES)} from ${namespace}`,
    from: { principal: `cluster.local/ns/${namespace}/sa/${workload(random)}` },
    to: { workload: `${random.pick(TEAMS)}/${to}`, port: 8000 + random.below(100) },
    http: { method: random.pick(METHODS), path: `/v1/${random.pick(PLACES)}/${random.below(900)}` },
    expect: { outcome: random.chance(0.5) ? "allowed" : "denied" },
  };
}

/** The usual kinds: some deny a path or method, most allow a few callers a few methods on a few paths. */
function policy(random: Prng): string {
  const app = workload(random);
  const deny = random.chance(0.15);
  const lines = [
    "apiVersion: security.istio.io/v1",
    "kind: AuthorizationPolicy",
    "metadata:",
    `  name: ${app}-${deny ? "deny" : "allow"}-${random.below(90)}`,
    `  namespace: ${random.pick(TEAMS)}`,
    "spec:",
    "  selector:",
    "    matchLabels:",
    `      app: ${app}`,
    `  action: ${deny ? "DENY" : "ALLOW"}`,
    "  rules:",
    ...(deny ? [] : callers(random)),
    deny ? "  - to:" : "    to:",
    "    - operation:",
    `        methods: [${quoted(random.some(METHODS, 1, 2))}]`,
    `        paths: [${quoted(random.some(PLACES, 1, 3).map((place) => `/${place}/*`))}]`,
    ...(random.chance(0.2) ? condition(random) : []),
  ];
  return `${lines.join("\n")}\n`;
}

function callers(random: Prng): readonly string[] {
  const names = Array.from(
    { length: 1 + random.below(3) },
    () => `cluster.local/ns/${random.pick(TEAMS)}/sa/${workload(random)}`,
  );
  const who = random.chance(0.7)
    ? `principals: [${quoted(names)}]`
    : `namespaces: [${quoted(random.some(TEAMS, 1, 2))}]`;
  return ["  - from:", "    - source:", `        ${who}`];
}

function condition(random: Prng): readonly string[] {
  const key = random.chance(0.5)
    ? "request.auth.claims[groups]"
    : `request.headers[x-${random.pick(PARTS)}]`;
  return ["    when:", `    - key: ${key}`, `      values: [${quoted(random.some(TEAMS, 1, 2))}]`];
}

function authentication(random: Prng): string {
  const team = random.pick(TEAMS);
  return `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: ${team}-jwt
  namespace: ${random.pick(TEAMS)}
spec:
  selector:
    matchLabels:
      app: ${workload(random)}
  jwtRules:
  - issuer: https://login.${team}.test
    jwksUri: https://login.${team}.test/keys.json
`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(", ");
}
