import { askPolicies } from "../rbac.ts";
import { nothingToDo, passed, rbacReply, type Stage } from "../stage.ts";

/**
 * Guards: any rule of any enforced DENY policy that matches refuses the request (semantics 5.1).
 *
 * The proxy names the matching rule whose id sorts first.
 */
export const deny: Stage = (visit, passage, node) => {
  const { policies, decided } = askPolicies(visit, passage, node, "DENY");
  if (decided) {
    const { policy, index } = decided.compiled;
    const reply = rbacReply(passage, decided.id);
    return { kind: "rejected", stage: "DENY", reply, decidedBy: { policy, rule: index } };
  }
  return policies.length > 0 ? passed(passage) : nothingToDo(passage);
};
