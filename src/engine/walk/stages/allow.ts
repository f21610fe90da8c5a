import { askPolicies } from "../rbac.ts";
import { nothingToDo, passed, rbacReply, type Stage } from "../stage.ts";

/**
 * Employees: without an enforced ALLOW policy everything that came so far passes; with one, a rule of
 * some ALLOW policy must match (semantics 5.1).
 */
export const allow: Stage = (visit, passage, node) => {
  const { policies, decided } = askPolicies(visit, passage, node, "ALLOW");
  if (policies.length === 0) return nothingToDo(passage);
  if (decided) {
    return passed(passage, { policy: decided.compiled.policy, rule: decided.compiled.index });
  }
  return { kind: "rejected", stage: "ALLOW", reply: rbacReply(passage, "none"), decidedBy: null };
};
