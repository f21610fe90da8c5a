import { z } from "./zod.ts";

/** The scenario document, version 1: a public contract, see docs/scenario.schema.json. */
export const SCENARIO_VERSION = 1;

const headerValue = z.union([z.string(), z.array(z.string())]);

export const scenarioMeshSchema = z.looseObject({
  rootNamespace: z.optional(z.string()),
  trustDomain: z.optional(z.string()),
  trustDomainAliases: z.optional(z.array(z.string())),
  pathNormalization: z.optional(
    z.strictObject({
      normalization: z.optional(
        z.enum(["DEFAULT", "NONE", "BASE", "MERGE_SLASHES", "DECODE_AND_MERGE_SLASHES"]),
      ),
    }),
  ),
  defaultConfig: z.optional(
    z.looseObject({
      gatewayTopology: z.optional(
        z.looseObject({ numTrustedProxies: z.optional(z.int().check(z.minimum(0))) }),
      ),
    }),
  ),
  extensionProviders: z.optional(z.array(z.looseObject({ name: z.string() }))),
  stageOrder: z.optional(z.enum(["istio", "documented"])),
});

const portSchema = z.strictObject({
  port: z.int().check(z.minimum(1), z.maximum(65535)),
  protocol: z.optional(z.string()),
});

const workloadSchema = z.strictObject({
  name: z.string(),
  namespace: z.optional(z.string()),
  labels: z.optional(z.record(z.string(), z.string())),
  serviceAccount: z.optional(z.string()),
  ip: z.optional(z.string()),
  proxy: z.optional(z.enum(["sidecar", "gateway", "waypoint", "ztunnel", "none"])),
  ports: z.optional(z.array(portSchema)),
  gateway: z.optional(z.string()),
  services: z.optional(z.array(z.string())),
});

const authorizerSchema = z.strictObject({
  decision: z.optional(z.enum(["allow", "deny", "error"])),
  allowWhen: z.optional(z.strictObject({ header: z.string(), equals: z.string() })),
  status: z.optional(z.int().check(z.minimum(100), z.maximum(599))),
  body: z.optional(z.string()),
  headers: z.optional(z.record(z.string(), z.string())),
});

const fromSchema = z.strictObject({
  workload: z.optional(z.string()),
  principal: z.optional(z.string()),
  plaintext: z.optional(z.boolean()),
  tls: z.optional(z.literal("simple")),
  ip: z.optional(z.string()),
});

const httpSchema = z.strictObject({
  method: z.optional(z.string()),
  authority: z.optional(z.string()),
  path: z.optional(z.string()),
  headers: z.optional(z.record(z.string(), headerValue)),
});

const jwtSchema = z.strictObject({
  claims: z.optional(z.record(z.string(), z.unknown())),
  header: z.optional(z.record(z.string(), z.unknown())),
  signWith: z.optional(z.enum(["demo", "stranger", "none"])),
});

const expectSchema = z.strictObject({
  outcome: z.optional(z.enum(["allowed", "denied", "refused"])),
  status: z.nullish(z.int()),
  stage: z.nullish(z.enum(["HANDSHAKE", "PROXY", "JWT", "CUSTOM", "DENY", "ALLOW"])),
  policy: z.nullish(z.string()),
  rule: z.nullish(z.int()),
  body: z.nullish(z.string()),
  grpcStatus: z.nullish(z.int()),
  details: z.nullish(z.string()),
  audited: z.optional(z.boolean()),
  upstream: z.nullish(
    z.strictObject({
      path: z.optional(z.string()),
      headers: z.optional(z.record(z.string(), z.array(z.string()))),
    }),
  ),
});

const requestSchema = z.strictObject({
  name: z.optional(z.string()),
  from: fromSchema,
  to: z.strictObject({
    workload: z.string(),
    port: z.optional(z.int().check(z.minimum(1), z.maximum(65535))),
  }),
  http: z.optional(httpSchema),
  sni: z.optional(z.string()),
  jwt: z.optional(jwtSchema),
  expect: z.optional(expectSchema),
});

export const scenarioSchema = z.strictObject({
  lobby: z.literal(SCENARIO_VERSION),
  name: z.optional(z.string()),
  description: z.optional(z.string()),
  mesh: z.optional(scenarioMeshSchema),
  resources: z.optional(
    z.union([z.string(), z.array(z.strictObject({ name: z.string(), text: z.string() }))]),
  ),
  workloads: z.optional(z.array(workloadSchema)),
  jwks: z.optional(
    z.record(
      z.string(),
      z.union([z.literal("unreachable"), z.string(), z.record(z.string(), z.unknown())]),
    ),
  ),
  externalAuthorizers: z.optional(z.record(z.string(), authorizerSchema)),
  services: z.optional(z.array(z.string())),
  now: z.optional(z.string()),
  requests: z.optional(z.array(requestSchema)),
  refusedAtAdmission: z.optional(
    z.array(
      z.strictObject({
        kind: z.string(),
        namespace: z.optional(z.string()),
        name: z.string(),
        error: z.optional(z.string()),
      }),
    ),
  ),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioRequest = z.infer<typeof requestSchema>;
export type ScenarioWorkload = z.infer<typeof workloadSchema>;
export type ScenarioAuthorizer = z.infer<typeof authorizerSchema>;
export type ScenarioMesh = z.infer<typeof scenarioMeshSchema>;
export type Expectation = z.infer<typeof expectSchema>;

/** One text of YAML documents, as an editor tab holds it. */
export interface ResourceText {
  readonly name: string;
  readonly text: string;
}

/** The scenario's resource texts; a bare string is one text named `policies.yaml`. */
export function resourceTexts(scenario: Scenario): readonly ResourceText[] {
  if (scenario.resources === undefined) return [];
  if (typeof scenario.resources === "string") {
    return [{ name: "policies.yaml", text: scenario.resources }];
  }
  return scenario.resources;
}
