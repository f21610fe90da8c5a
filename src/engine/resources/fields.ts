import { AUTHORIZATION_POLICY_SPEC } from "./fields/authorization-policy.ts";
import type { ObjectField } from "./fields/field.ts";
import { PEER_AUTHENTICATION_SPEC } from "./fields/peer-authentication.ts";
import { REQUEST_AUTHENTICATION_SPEC } from "./fields/request-authentication.ts";
import { STATUS } from "./fields/status.ts";

/** The kinds whose schema stands here: Istio's security policies. */
export type PolicyKind = "AuthorizationPolicy" | "RequestAuthentication" | "PeerAuthentication";

/** The group of those kinds and the versions that a cluster serves, all with the same schema. */
export const SECURITY_GROUP = "security.istio.io";
export const SECURITY_VERSIONS: readonly string[] = ["v1", "v1beta1"];

function resource(doc: string, spec: ObjectField): ObjectField {
  return { type: "object", doc, fields: { spec, status: STATUS } };
}

/**
 * The one table of fields: what each kind has beside `apiVersion`, `kind` and `metadata`. It is the schema of
 * Istio's CRDs, and what diagnostics, completion and hover know of a field.
 *
 * Source: semantics 8; istio/istio manifests/charts/base/files/crd-all.gen.yaml (release 1.31).
 */
export const RESOURCE_FIELDS: Readonly<Record<PolicyKind, ObjectField>> = {
  AuthorizationPolicy: resource(
    "Decides which requests reach a workload.",
    AUTHORIZATION_POLICY_SPEC,
  ),
  RequestAuthentication: resource("Says which tokens are accepted.", REQUEST_AUTHENTICATION_SPEC),
  PeerAuthentication: resource("Says which connections are accepted.", PEER_AUTHENTICATION_SPEC),
};

export function isPolicyKind(kind: string): kind is PolicyKind {
  return Object.hasOwn(RESOURCE_FIELDS, kind);
}
