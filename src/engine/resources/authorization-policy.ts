import type { Located, SourceRange } from "../source/range.ts";
import type { Action } from "../trace/trace.ts";
import type { ObjectMeta } from "./resource.ts";
import type { TargetRef, WorkloadSelector } from "./selector.ts";

/** In the order of Istio's enum. */
export const ACTIONS = ["ALLOW", "DENY", "AUDIT", "CUSTOM"] as const satisfies readonly Action[];

/** Who may do what (semantics 5). */
export interface AuthorizationPolicy {
  readonly kind: "AuthorizationPolicy";
  readonly meta: ObjectMeta;
  readonly range: SourceRange;
  readonly selector: WorkloadSelector | null;
  readonly targetRefs: readonly TargetRef[];
  /** ALLOW when absent. */
  readonly action: Action;
  readonly provider: Located<string> | null;
  /** Annotation `istio.io/dry-run`, read as a Go boolean; anything else is enforced. */
  readonly dryRun: boolean;
  /** Null rules are left out, so `index` is the place in the YAML's list without them. */
  readonly rules: readonly Rule[];
}

/** Absent and empty `from`, `to`, `when` are all empty lists: no constraint. */
export interface Rule {
  readonly range: SourceRange;
  readonly index: number;
  readonly from: readonly FieldGroup[];
  readonly to: readonly FieldGroup[];
  readonly when: readonly Condition[];
}

/** One `source` or `operation`: all its fields must hold. None: matches anything. */
export interface FieldGroup {
  readonly range: SourceRange;
  readonly fields: readonly FieldValues[];
}

/** The base names of the fields of a source and an operation; `notX` is the negation of `x`. */
export const SOURCE_FIELDS = [
  "principals",
  "requestPrincipals",
  "namespaces",
  "serviceAccounts",
  "trustDomains",
  "ipBlocks",
  "remoteIpBlocks",
] as const;
export const OPERATION_FIELDS = ["hosts", "methods", "paths", "ports"] as const;
export type RuleField = (typeof SOURCE_FIELDS)[number] | (typeof OPERATION_FIELDS)[number];

export interface FieldValues {
  readonly field: RuleField;
  readonly negated: boolean;
  readonly range: SourceRange;
  /** Never empty: an empty list asks for nothing and is left out. */
  readonly values: readonly Located<string>[];
}

export interface Condition {
  readonly range: SourceRange;
  readonly key: Located<string>;
  readonly values: readonly Located<string>[];
  readonly notValues: readonly Located<string>[];
}

/** The field's name as it is written: `paths`, `notPaths`. */
export function fieldName(field: RuleField, negated: boolean): string {
  return negated ? `not${field.charAt(0).toUpperCase()}${field.slice(1)}` : field;
}
