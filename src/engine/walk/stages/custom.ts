import { compareBytes } from "../../../lib/compare-bytes.ts";
import type { Considered } from "../../effective/effective-policies.ts";
import type { CompiledRule } from "../../matchers/compile.ts";
import type { AuthorizationPolicy } from "../../resources/authorization-policy.ts";
import type { TraceId } from "../../trace/trace.ts";
import { type AuthorizerAnswer, askAuthorizer } from "../authorizer.ts";
import {
  answersFor,
  enforced,
  firstMatch,
  inDryRun,
  type NamedRule,
  namedRules,
  policiesOf,
  recordPolicies,
} from "../rbac.ts";
import {
  closed,
  httpReply,
  nothingToDo,
  type Passage,
  passed,
  rbacReply,
  type Stage,
  type StageOutcome,
  type Visit,
} from "../stage.ts";

/**
 * Executives: a request that matches a CUSTOM rule is put to the external authorizer, which may refuse it. Its
 * allow skips nothing that follows (semantics 5.10).
 *
 * A provider that istiod cannot use, or more than one on a workload, makes the rules themselves refuse. A dry-run
 * CUSTOM policy of a usable provider refuses as a DENY policy would (semantics 5.12).
 *
 * Source: istio/istio pilot/pkg/security/authz/builder/builder.go and extauthz.go.
 */
export const custom: Stage = (visit, passage, node) => {
  const considered = policiesOf(visit, "CUSTOM");
  const applying = [...enforced(considered), ...inDryRun(considered)];
  if (applying.length === 0) {
    recordPolicies(visit, node, considered, [], null, answersFor(visit, passage));
    return nothingToDo(passage);
  }
  const names = [...new Set(applying.map(providerName))].sort(compareBytes);
  const bad = whyUnusable(visit, names);
  if (bad !== null) return refuseAsBad(visit, passage, node, considered, names, bad);
  return withProvider(visit, passage, node, considered, names[0] ?? "");
};

function providerName(policy: AuthorizationPolicy): string {
  return policy.provider?.value ?? "";
}

function whyUnusable(visit: Visit, names: readonly string[]): string | null {
  if (names.length > 1) return `more than one provider on this workload: ${names.join(", ")}`;
  const provider = visit.mesh.config.extensionProviders.get(names[0] ?? "");
  if (!provider) return `the mesh config has no extension provider \`${names[0] ?? ""}\``;
  return provider.badBecause;
}

const idFor = (compiled: CompiledRule) =>
  `istio-ext-authz-${providerName(compiled.policy)}-${compiled.id}`;

function refuseAsBad(
  visit: Visit,
  passage: Passage,
  node: TraceId,
  considered: readonly Considered<AuthorizationPolicy>[],
  names: readonly string[],
  why: string,
): StageOutcome {
  const answers = answersFor(visit, passage);
  const policies = enforced(considered);
  const rules = names.flatMap((name) =>
    namedRules(
      visit,
      passage,
      policies.filter((policy) => providerName(policy) === name),
      (compiled) => `${idFor(compiled)}-deny-due-to-bad-CUSTOM-action`,
    ),
  );
  const decided = firstMatch(rules, answers);
  recordPolicies(visit, node, considered, rules, decided, answers);
  visit.recorder.add(node, decided?.compiled.policy.provider?.range ?? null, {
    kind: "authorizer",
    provider: names.join(", "),
    asked: false,
    answer: "bad-provider",
    status: decided ? 403 : null,
    why,
  });
  return decided ? refuse("CUSTOM", rbacReply(passage, decided.id), decided) : passed(passage);
}

function withProvider(
  visit: Visit,
  passage: Passage,
  node: TraceId,
  considered: readonly Considered<AuthorizationPolicy>[],
  name: string,
): StageOutcome {
  const provider = visit.mesh.config.extensionProviders.get(name);
  if (!provider) return nothingToDo(passage);
  const answers = answersFor(visit, passage);
  if (passage.chain === "tcp" && provider.protocol === "http") {
    recordPolicies(visit, node, considered, [], null, answers);
    visit.recorder.add(node, null, {
      kind: "authorizer",
      provider: name,
      asked: false,
      answer: null,
      status: null,
      why: "an HTTP authorizer is never asked about a TCP connection",
    });
    return nothingToDo(passage);
  }
  const trainees = namedRules(visit, passage, inDryRun(considered), idFor);
  const trainee = firstMatch(trainees, answers);
  const rules = namedRules(visit, passage, enforced(considered), idFor);
  const matched = trainee ?? firstMatch(rules, answers);
  recordPolicies(visit, node, considered, [...trainees, ...rules], matched, answers);
  if (trainee) return refuse("DENY", rbacReply(passage, trainee.id), trainee);
  if (!matched) return passed(passage);
  const answer = askAuthorizer(visit, passage, provider);
  visit.recorder.add(node, matched.compiled.policy.provider?.range ?? null, {
    kind: "authorizer",
    provider: name,
    asked: true,
    answer: answer.kind,
    status: answer.kind === "allow" ? 200 : answer.status,
    why: answer.why,
  });
  return afterCall(visit, passage, node, answer, matched);
}

function afterCall(
  visit: Visit,
  passage: Passage,
  node: TraceId,
  answer: AuthorizerAnswer,
  matched: NamedRule,
): StageOutcome {
  if (answer.kind === "allow") {
    for (const change of answer.changes)
      visit.recorder.add(node, null, { kind: "header", ...change });
    return passed({ ...passage, http: answer.request });
  }
  if (answer.kind === "error" && answer.failOpen) return passed(passage);
  const details = answer.kind === "error" ? "ext_authz_error" : "ext_authz_denied";
  const reply =
    passage.chain === "tcp" ? closed(details) : httpReply(answer.status, answer.body, details);
  return refuse("CUSTOM", reply, matched);
}

function refuse(
  stage: "CUSTOM" | "DENY",
  reply: ReturnType<typeof httpReply>,
  rule: NamedRule,
): StageOutcome {
  return {
    kind: "rejected",
    stage,
    reply,
    decidedBy: { policy: rule.compiled.policy, rule: rule.compiled.index },
  };
}
