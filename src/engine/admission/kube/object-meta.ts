import type { SourceRange } from "../../source/range.ts";
import { type JsonValue, typeName } from "../json.ts";

/** Go types of metadata, as far as decoding tells them apart. */
type MetaType =
  | "string"
  | "bool"
  | "int64"
  | "Time"
  | "FieldsV1"
  | { readonly mapOf: "string" }
  | { readonly listOf: MetaType }
  | StructType;

interface StructType {
  readonly struct: string;
  readonly fields: Readonly<Record<string, MetaType>>;
}

/** What metadata consists of. Source: k8s.io/apimachinery pkg/apis/meta/v1, ObjectMeta. */
export const OBJECT_META = {
  struct: "ObjectMeta",
  fields: {
    name: "string",
    generateName: "string",
    namespace: "string",
    selfLink: "string",
    uid: "string",
    resourceVersion: "string",
    generation: "int64",
    creationTimestamp: "Time",
    deletionTimestamp: "Time",
    deletionGracePeriodSeconds: "int64",
    labels: { mapOf: "string" },
    annotations: { mapOf: "string" },
    ownerReferences: {
      listOf: {
        struct: "OwnerReference",
        fields: {
          apiVersion: "string",
          kind: "string",
          name: "string",
          uid: "string",
          controller: "bool",
          blockOwnerDeletion: "bool",
        },
      },
    },
    finalizers: { listOf: "string" },
    managedFields: {
      listOf: {
        struct: "ManagedFieldsEntry",
        fields: {
          manager: "string",
          operation: "string",
          apiVersion: "string",
          time: "Time",
          fieldsType: "string",
          fieldsV1: "FieldsV1",
          subresource: "string",
        },
      },
    },
  },
} as const satisfies MetaType;

export interface MetaProblem {
  readonly message: string;
  readonly range: SourceRange;
}

/** The first value in metadata that Go cannot decode; null if all fits. A null fits everywhere. */
export function decodeProblem(metadata: JsonValue): MetaProblem | null {
  if (metadata.kind === "null") return null;
  if (metadata.kind !== "object") {
    const message = `json: cannot unmarshal ${goKind(metadata)} into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta`;
    return { message, range: metadata.range };
  }
  return structProblem(metadata, OBJECT_META, "metadata");
}

function structProblem(value: JsonValue, type: StructType, path: string): MetaProblem | null {
  if (value.kind !== "object") return mismatch(value, { type, path, struct: type.struct });
  for (const [key, entry] of value.entries) {
    const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
    if (field === undefined) continue;
    const problem = valueProblem(entry.value, {
      type: field,
      path: `${path}.${key}`,
      struct: type.struct,
    });
    if (problem) return problem;
  }
  return null;
}

interface Place {
  readonly type: MetaType;
  readonly path: string;
  readonly struct: string;
}

function valueProblem(value: JsonValue, place: Place): MetaProblem | null {
  const { type } = place;
  if (value.kind === "null" || type === "FieldsV1") return null;
  if (typeof type === "string") return scalarProblem(value, type, place);
  if ("struct" in type) return structProblem(value, type, place.path);
  if ("mapOf" in type) {
    if (value.kind !== "object") return mismatch(value, place);
    return firstProblem(
      [...value.entries.values()].map((entry) => entry.value),
      { ...place, type: "string" },
    );
  }
  return value.kind === "array"
    ? firstProblem(value.items, { ...place, type: type.listOf })
    : mismatch(value, place);
}

function firstProblem(values: readonly JsonValue[], place: Place): MetaProblem | null {
  for (const value of values) {
    const problem = valueProblem(value, place);
    if (problem) return problem;
  }
  return null;
}

function scalarProblem(
  value: JsonValue,
  type: "string" | "bool" | "int64" | "Time",
  place: Place,
): MetaProblem | null {
  switch (type) {
    case "string":
      return value.kind === "string" ? null : mismatch(value, place);
    case "bool":
      return value.kind === "boolean" ? null : mismatch(value, place);
    case "int64":
      return value.kind === "number" && value.isInteger ? null : mismatch(value, place);
    case "Time":
      if (value.kind !== "string") return mismatch(value, { ...place, type: "string" });
      if (isRfc3339(value.value)) return null;
      return {
        message: `parsing time "${value.value}" as "2006-01-02T15:04:05Z07:00": cannot parse`,
        range: value.range,
      };
  }
}

function mismatch(value: JsonValue, { type, path, struct }: Place): MetaProblem {
  const message = `json: cannot unmarshal ${goKind(value)} into Go struct field ${struct}.${path} of type ${goType(type)}`;
  return { message, range: value.range };
}

function goType(type: MetaType): string {
  if (typeof type === "string") return type;
  if ("struct" in type) return `v1.${type.struct}`;
  return "mapOf" in type ? "map[string]string" : `[]${goType(type.listOf)}`;
}

function goKind(value: JsonValue): string {
  const name = typeName(value);
  if (name === "integer") return "number";
  return name === "boolean" ? "bool" : name;
}

function isRfc3339(text: string): boolean {
  const parts =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/.exec(text);
  if (parts === null) return false;
  const [
    ,
    year = 0,
    month = 0,
    day = 0,
    hour = 0,
    minute = 0,
    second = 0,
    zoneHour = 0,
    zoneMinute = 0,
  ] = parts.map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return false;
  return !(zoneHour > 24) && !(zoneMinute >= 60);
}
