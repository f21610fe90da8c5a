import { z } from "./zod.ts";

/** The scenario document, version 1: a public contract, see docs/scenario.schema.json. */
export const SCENARIO_VERSION = 1;

const headerValue = z.union([z.string(), z.array(z.string())]);

export const scenarioMeshSchema = z.looseObject({
  rootNamespace: z.string().optional(),
  trustDomain: z.string().optional(),
  trustDomainAliases: z.array(z.string()).optional(),
  pathNormalization: z
    .strictObject({
      normalization: z
        .enum(["DEFAULT", "NONE", "BASE", "MERGE_SLASHES", "DECODE_AND_MERGE_SLASHES"])
        .optional(),
    })
    .optional(),
  defaultConfig: z
    .looseObject({
      gatewayTopology: z.looseObject({ numTrustedProxies: z.int().min(0).optional() }).optional(),
    })
    .optional(),
  extensionProviders: z.array(z.looseObject({ name: z.string() })).optional(),
  stageOrder: z.enum(["istio", "documented"]).optional(),
});

const portSchema = z.strictObject({
  port: z.int().min(1).max(65535),
  protocol: z.string().optional(),
});

const workloadSchema = z.strictObject({
  name: z.string(),
  namespace: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  serviceAccount: z.string().optional(),
  ip: z.string().optional(),
  proxy: z.enum(["sidecar", "gateway", "waypoint", "ztunnel", "none"]).optional(),
  ports: z.array(portSchema).optional(),
  gateway: z.string().optional(),
  services: z.array(z.string()).optional(),
});

const authorizerSchema = z.strictObject({
  decision: z.enum(["allow", "deny", "error"]).optional(),
  allowWhen: z.strictObject({ header: z.string(), equals: z.string() }).optional(),
  status: z.int().min(100).max(599).optional(),
  body: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
});

const fromSchema = z.strictObject({
  workload: z.string().optional(),
  principal: z.string().optional(),
  plaintext: z.boolean().optional(),
  tls: z.literal("simple").optional(),
  ip: z.string().optional(),
});

const httpSchema = z.strictObject({
  method: z.string().optional(),
  authority: z.string().optional(),
  path: z.string().optional(),
  headers: z.record(z.string(), headerValue).optional(),
});

const jwtSchema = z.strictObject({
  claims: z.record(z.string(), z.unknown()).optional(),
  header: z.record(z.string(), z.unknown()).optional(),
  signWith: z.enum(["demo", "stranger", "none"]).optional(),
});

const expectSchema = z.strictObject({
  outcome: z.enum(["allowed", "denied", "refused"]).optional(),
  status: z.int().nullable().optional(),
  stage: z.enum(["HANDSHAKE", "PROXY", "JWT", "CUSTOM", "DENY", "ALLOW"]).nullable().optional(),
  policy: z.string().nullable().optional(),
  rule: z.int().nullable().optional(),
  body: z.string().nullable().optional(),
  grpcStatus: z.int().nullable().optional(),
  details: z.string().nullable().optional(),
  audited: z.boolean().optional(),
  upstream: z
    .strictObject({
      path: z.string().optional(),
      headers: z.record(z.string(), z.array(z.string())).optional(),
    })
    .nullable()
    .optional(),
});

const requestSchema = z.strictObject({
  name: z.string().optional(),
  from: fromSchema,
  to: z.strictObject({ workload: z.string(), port: z.int().min(1).max(65535).optional() }),
  http: httpSchema.optional(),
  sni: z.string().optional(),
  jwt: jwtSchema.optional(),
  expect: expectSchema.optional(),
});

export const scenarioSchema = z.strictObject({
  lobby: z.literal(SCENARIO_VERSION),
  name: z.string().optional(),
  description: z.string().optional(),
  mesh: scenarioMeshSchema.optional(),
  resources: z
    .union([z.string(), z.array(z.strictObject({ name: z.string(), text: z.string() }))])
    .optional(),
  workloads: z.array(workloadSchema).optional(),
  jwks: z
    .record(
      z.string(),
      z.union([z.literal("unreachable"), z.string(), z.record(z.string(), z.unknown())]),
    )
    .optional(),
  externalAuthorizers: z.record(z.string(), authorizerSchema).optional(),
  services: z.array(z.string()).optional(),
  now: z.string().optional(),
  requests: z.array(requestSchema).optional(),
  refusedAtAdmission: z
    .array(
      z.strictObject({
        kind: z.string(),
        namespace: z.string().optional(),
        name: z.string(),
        error: z.string().optional(),
      }),
    )
    .optional(),
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
