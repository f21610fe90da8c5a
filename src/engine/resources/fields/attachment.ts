import type { ListField, ObjectField } from "./field.ts";

export const SELECTOR: ObjectField = {
  type: "object",
  doc: "Picks the workloads of the policy's namespace by their labels; of all namespaces in the root namespace.",
  fields: {
    matchLabels: {
      type: "map",
      doc: "Labels that a workload must all have; none selects every workload.",
      maxProperties: 4096,
      rules: ["no-label-key-wildcard", "no-empty-label-key"],
      values: {
        type: "string",
        doc: "The label's value, exactly.",
        maxLength: 63,
        rules: ["no-label-value-wildcard"],
      },
    },
  },
};

export const TARGET_REF: ObjectField = {
  type: "object",
  doc: "One resource that the policy attaches to; `targetRefs` is the newer form.",
  required: ["kind", "name"],
  fields: {
    group: {
      type: "string",
      doc: "API group of the target; empty for core kinds such as Service.",
      maxLength: 253,
      pattern: "^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
    },
    kind: {
      type: "string",
      doc: "Kind of the target: Gateway, GatewayClass, Service or ServiceEntry.",
      minLength: 1,
      maxLength: 63,
      pattern: "^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$",
    },
    name: { type: "string", doc: "Name of the target.", minLength: 1, maxLength: 253 },
    namespace: {
      type: "string",
      doc: "Must be empty: a policy can only attach within its own namespace.",
      rules: ["no-other-namespace"],
    },
  },
};

export const TARGET_REFS: ListField = {
  type: "array",
  doc: "Gateways, Services or ServiceEntries that the policy attaches to, instead of a selector.",
  maxItems: 16,
  items: { ...TARGET_REF, doc: "One resource that the policy attaches to." },
};
