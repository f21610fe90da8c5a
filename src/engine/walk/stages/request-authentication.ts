import { policyRef } from "../../effective/effective-policies.ts";
import { runJwt } from "../../jwt/filter.ts";
import { httpReply, nothingToDo, passed, type Stage, type Visit } from "../stage.ts";

/**
 * Badge reader: every token that a rule looks for must be good; a request without one passes (semantics 4).
 *
 * Source: envoyproxy/envoy source/extensions/filters/http/jwt_authn, as istiod configures it in
 * istio/istio pilot/pkg/security/authn/policy_applier.go.
 */
export const requestAuthentication: Stage = (visit, passage, node) => {
  recordPolicies(visit, node);
  if (passage.http === null || visit.providers.length === 0) return nothingToDo(passage);
  const outcome = runJwt(
    visit.providers,
    passage.http,
    visit.nowSeconds,
    visit.signatures,
    visit.recorder,
    node,
  );
  if (outcome.kind === "rejected") {
    const { authority, path, scheme } = passage.http;
    const realm = `${scheme}://${authority}${path ?? ""}`.slice(0, 256);
    const reply = httpReply(
      outcome.status,
      outcome.message,
      `jwt_authn_access_denied{${outcome.message.replaceAll(" ", "_")}}`,
      { "www-authenticate": `Bearer realm="${realm}", error="invalid_token"` },
    );
    return { kind: "rejected", stage: "JWT", reply, decidedBy: null };
  }
  const { request, payload } = outcome;
  const next = { ...passage, http: request, payload };
  return payload === null && request === passage.http ? nothingToDo(next) : passed(next);
};

function recordPolicies(visit: Visit, node: number): void {
  for (const { policy, attachment } of visit.policies.requestAuthentication) {
    visit.recorder.add(node, policy.meta.nameRange, {
      kind: "policy",
      policy: policyRef(policy),
      action: null,
      applies: attachment.applies,
      why: attachment.why,
      dryRun: false,
      result: attachment.applies ? "match" : "no-match",
    });
  }
}
