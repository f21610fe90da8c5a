import {
  answersFor,
  enforced,
  firstMatch,
  namedRules,
  policiesOf,
  recordPolicies,
} from "../rbac.ts";
import { nothingToDo, passed, type Stage } from "../stage.ts";

/** The auditor: writes down a match and never refuses (semantics 5.11). In dry-run nothing happens at all. */
export const audit: Stage = (visit, passage, node) => {
  const considered = policiesOf(visit, "AUDIT");
  const policies = enforced(considered);
  const answers = answersFor(visit, passage);
  const rules = namedRules(visit, passage, policies);
  const matched = firstMatch(rules, answers);
  recordPolicies(visit, node, considered, rules, matched, answers);
  if (policies.length === 0) return nothingToDo(passage);
  return passed({ ...passage, audited: matched !== null });
};
