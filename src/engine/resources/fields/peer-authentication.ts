import { MUTUAL_TLS_MODES } from "../peer-authentication.ts";
import { SELECTOR } from "./attachment.ts";
import type { ObjectField } from "./field.ts";

function mutualTls(doc: string): ObjectField {
  return {
    type: "object",
    doc,
    fields: {
      mode: {
        type: "string",
        doc: "STRICT: only mutual TLS; PERMISSIVE: also plaintext; DISABLE: only plaintext; UNSET: as the scope above.",
        enum: MUTUAL_TLS_MODES,
      },
    },
  };
}

export const PEER_AUTHENTICATION_SPEC: ObjectField = {
  type: "object",
  doc: "Whether connections to a workload must be mutual TLS.",
  rules: ["ports-need-selector"],
  fields: {
    selector: SELECTOR,
    mtls: mutualTls("The mode of every port that `portLevelMtls` does not name."),
    portLevelMtls: {
      type: "map",
      doc: "Modes by the workload's own port; only with a selector.",
      minProperties: 1,
      rules: ["ports-in-range"],
      values: mutualTls("The mode of one port."),
    },
  },
};
