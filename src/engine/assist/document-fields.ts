import type { Field, ObjectField } from "../resources/fields/field.ts";
import {
  isPolicyKind,
  RESOURCE_FIELDS,
  SECURITY_GROUP,
  SECURITY_VERSIONS,
} from "../resources/fields.ts";
import type { Step } from "./place.ts";

const METADATA: ObjectField = {
  type: "object",
  doc: "What the policy is called, and where it lives.",
  fields: {
    name: { type: "string", doc: "Name of the policy, as the proxy's log gives it." },
    namespace: {
      type: "string",
      doc: "Namespace whose workloads it is for; in the root namespace, those of all. `default` if absent.",
    },
    labels: {
      type: "map",
      doc: "Labels of the policy itself.",
      values: { type: "string", doc: "The label's value." },
    },
    annotations: {
      type: "object",
      doc: "Notes on the policy.",
      keepsUnknown: true,
      fields: {
        "istio.io/dry-run": {
          type: "string",
          doc: "The policy is evaluated and logged, and decides nothing.",
          enum: ["true", "false"],
        },
      },
    },
  },
};

const KINDS = Object.keys(RESOURCE_FIELDS);

/** A whole document of a kind; of an unknown kind only what every policy has. */
function documentField(kind: string | null): ObjectField {
  const known = kind !== null && isPolicyKind(kind) ? RESOURCE_FIELDS[kind] : null;
  if (kind !== null && known === null) return { type: "object", doc: "", fields: {} };
  return {
    type: "object",
    doc: "",
    fields: {
      apiVersion: {
        type: "string",
        doc: "Group and version of the policy.",
        enum: SECURITY_VERSIONS.map((version) => `${SECURITY_GROUP}/${version}`),
      },
      kind: { type: "string", doc: "Which of Istio's security policies this is.", enum: KINDS },
      metadata: METADATA,
      ...(known === null ? {} : withoutStatus(known.fields)),
    },
  };
}

/** It is Istio's to write. */
function withoutStatus({ status: _, ...fields }: ObjectField["fields"]): ObjectField["fields"] {
  return fields;
}

/** What the field table knows of a path; null where it knows nothing. */
export function fieldAt(kind: string | null, path: readonly Step[]): Field | null {
  let field: Field = documentField(kind);
  for (const step of path) {
    const next: Field | undefined = below(field, step);
    if (next === undefined) return null;
    field = next;
  }
  return field;
}

function below(field: Field, step: Step): Field | undefined {
  switch (field.type) {
    case "object":
      return Object.hasOwn(field.fields, step) ? field.fields[step] : undefined;
    case "map":
      return field.values;
    case "array":
      return step === "[]" ? field.items : undefined;
    case "string":
    case "boolean":
    case "any":
      return undefined;
  }
}

/** The kind that a document says it is, finished or not; null before it says so. */
export function kindOf(document: string): string | null {
  return /^kind:[ \t]*["']?([A-Za-z]+)/m.exec(document)?.[1] ?? null;
}
