import type { ObjectField } from "./field.ts";

const TEXT = { type: "any", doc: "Written by Istio." } as const;

/** The API server drops it from a new object, but first refuses fields inside its lists that it does not know. */
export const STATUS: ObjectField = {
  type: "object",
  doc: "What Istio reports about the policy; not for users.",
  keepsUnknown: true,
  fields: {
    conditions: {
      type: "array",
      doc: "What is so, and since when.",
      items: {
        type: "object",
        doc: "One condition.",
        fields: {
          lastProbeTime: TEXT,
          lastTransitionTime: TEXT,
          message: TEXT,
          observedGeneration: TEXT,
          reason: TEXT,
          status: TEXT,
          type: TEXT,
        },
      },
    },
    observedGeneration: TEXT,
    validationMessages: {
      type: "array",
      doc: "Findings of Istio's analyzers.",
      items: {
        type: "object",
        doc: "One finding.",
        fields: {
          documentationUrl: TEXT,
          level: TEXT,
          type: { type: "object", doc: "Which finding.", fields: { code: TEXT, name: TEXT } },
        },
      },
    },
  },
};
