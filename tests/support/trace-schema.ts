/**
 * The form of a trace as a schema, from which docs/trace.schema.json is written:
 * `npm run schemas`. The last lines keep it in step with src/engine/trace/trace.ts.
 */
import { z } from "zod";
import { STAGE_NAMES, TRACE_VERSION, type Trace } from "../../src/engine/trace/trace.ts";

const truth = z.enum(["match", "no-match", "not-evaluated"]);
const range = z.strictObject({
  source: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
});
const place = {
  id: z.int().min(0),
  parent: z.int().min(0).nullable(),
  range: range.nullable(),
};
const policy = z.strictObject({
  kind: z.enum(["AuthorizationPolicy", "RequestAuthentication", "PeerAuthentication"]),
  namespace: z.string(),
  name: z.string(),
});
const attachReason = z.enum([
  "mesh-wide",
  "namespace-wide",
  "selector-matches",
  "target-ref-matches",
  "other-namespace",
  "selector-differs",
  "target-ref-ignored",
  "selector-in-root-namespace",
  "gateway-ignores-peer-authentication",
]);
const lines = z.array(z.string()).nullable();

const node = z.discriminatedUnion("kind", [
  z.strictObject({
    ...place,
    kind: z.literal("stage"),
    stage: z.enum(STAGE_NAMES),
    outcome: z.enum(["passed", "rejected", "nothing-to-do", "not-reached"]),
  }),
  z.strictObject({
    ...place,
    kind: z.literal("policy"),
    policy,
    action: z.enum(["ALLOW", "DENY", "AUDIT", "CUSTOM"]).nullable(),
    applies: z.boolean(),
    why: attachReason,
    dryRun: z.boolean(),
    result: truth,
  }),
  z.strictObject({
    ...place,
    kind: z.literal("rule"),
    index: z.int().min(0),
    ruleId: z.string(),
    result: truth,
    decided: z.boolean(),
    matchesAll: z.boolean(),
  }),
  z.strictObject({
    ...place,
    kind: z.literal("group"),
    role: z.enum(["from", "to", "when", "source", "operation", "condition"]),
    index: z.int().min(0).nullable(),
    join: z.enum(["and", "or"]),
    result: truth,
  }),
  z.strictObject({
    ...place,
    kind: z.literal("clause"),
    field: z.string(),
    negated: z.boolean(),
    wanted: z.array(z.strictObject({ text: z.string(), range: range.nullable(), result: truth })),
    saw: lines,
    result: truth,
  }),
  z.strictObject({
    ...place,
    kind: z.literal("dropped"),
    field: z.string(),
    value: z.string().nullable(),
    reason: z.enum(["http-only-on-tcp", "invalid-value", "unknown-key"]),
    effect: z.enum(["rule-skipped", "value-dropped", "condition-dropped"]),
  }),
  z.strictObject({
    ...place,
    kind: z.literal("peer-authentication"),
    policy,
    scope: z.enum(["mesh", "namespace", "workload", "port", "none"]),
    mode: z.string(),
    standing: z.enum(["winner", "overridden", "newer", "unset", "ignored"]),
    why: attachReason,
  }),
  z.strictObject({
    ...place,
    kind: z.literal("check"),
    name: z.string(),
    wanted: z.string(),
    saw: z.string(),
    result: truth,
  }),
  z.strictObject({
    ...place,
    kind: z.literal("jwt-rule"),
    policy,
    index: z.int().min(0),
    issuer: z.string(),
    status: z.string(),
    result: truth,
  }),
  z.strictObject({
    ...place,
    kind: z.literal("token"),
    location: z.strictObject({
      in: z.enum(["header", "param", "cookie"]),
      name: z.string(),
      prefix: z.string(),
    }),
    found: z.boolean(),
    token: z.string().nullable(),
    issuer: z.string().nullable(),
    subject: z.string().nullable(),
    status: z.string().nullable(),
  }),
  z.strictObject({
    ...place,
    kind: z.literal("header"),
    name: z.string(),
    before: lines,
    after: lines,
    why: z.string(),
  }),
  z.strictObject({
    ...place,
    kind: z.literal("path"),
    step: z.string(),
    before: z.string(),
    after: z.string(),
  }),
  z.strictObject({
    ...place,
    kind: z.literal("authorizer"),
    provider: z.string(),
    asked: z.boolean(),
    answer: z.enum(["allow", "deny", "error", "bad-provider"]).nullable(),
    status: z.int().nullable(),
    why: z.string(),
  }),
]);

export const traceSchema = z.strictObject({
  version: z.literal(TRACE_VERSION),
  nodes: z.array(node),
});

/** The JSON Schema (draft 2020-12) of a trace. */
export function traceJsonSchema(): object {
  return { title: "Lobby trace, version 1", ...z.toJSONSchema(traceSchema) };
}

type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
type ReadTrace = Frozen<z.infer<typeof traceSchema>>;
type Fits<A, B> = [A] extends [B] ? true : false;
/** Does not compile when the schema and the engine's type come apart, in either direction. */
[true, true] satisfies readonly [Fits<ReadTrace, Trace>, Fits<Trace, ReadTrace>];
