import {
  answersFor,
  enforced,
  firstMatch,
  inDryRun,
  namedRules,
  policiesOf,
  recordPolicies,
} from "../rbac.ts";
import { nothingToDo, passed, rbacReply, type Stage } from "../stage.ts";

/**
 * Guards: any rule of any enforced DENY policy that matches refuses the request (semantics 5.1).
 *
 * The proxy names the matching rule whose id sorts first. Dry-run policies are asked too and change nothing.
 */
export const deny: Stage = (visit, passage, node) => {
  const considered = policiesOf(visit, "DENY");
  const policies = enforced(considered);
  const answers = answersFor(visit, passage);
  const rules = namedRules(visit, passage, policies);
  const decided = firstMatch(rules, answers);
  const trainees = namedRules(visit, passage, inDryRun(considered));
  recordPolicies(visit, node, considered, [...rules, ...trainees], decided, answers);
  if (decided) {
    const { policy, index } = decided.compiled;
    const reply = rbacReply(passage, decided.id);
    return { kind: "rejected", stage: "DENY", reply, decidedBy: { policy, rule: index } };
  }
  return policies.length > 0 ? passed(passage) : nothingToDo(passage);
};
