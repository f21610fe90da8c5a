import type { PolicyKind } from "../../resources/fields.ts";
import type { WebhookAnswer, WebhookRequest } from "./answer.ts";
import { checkAuthorizationPolicy } from "./authorization-policy.ts";
import { annotationProblem } from "./metadata.ts";
import { checkPeerAuthentication } from "./peer-authentication.ts";
import { checkRequestAuthentication } from "./request-authentication.ts";

const CHECKS: Readonly<Record<PolicyKind, (request: WebhookRequest) => WebhookAnswer>> = {
  AuthorizationPolicy: checkAuthorizationPolicy,
  RequestAuthentication: checkRequestAuthentication,
  PeerAuthentication: checkPeerAuthentication,
};

/** What istiod's validating webhook says of a policy that the API server has no objection to. */
export function askWebhook(kind: PolicyKind, request: WebhookRequest): WebhookAnswer {
  const check = CHECKS[kind](request);
  // A policy that cannot be decoded is refused before its annotations are seen.
  if (check.errors.some(({ message }) => message.startsWith("error decoding configuration")))
    return check;
  const annotation = annotationProblem(kind, request);
  return annotation ? { errors: [annotation], warnings: [] } : check;
}
