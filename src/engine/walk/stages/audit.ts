import { askPolicies } from "../rbac.ts";
import { nothingToDo, passed, type Stage } from "../stage.ts";

/** The auditor: writes down a match and never refuses (semantics 5.11). In dry-run nothing happens at all. */
export const audit: Stage = (visit, passage, node) => {
  const { policies, decided } = askPolicies(visit, passage, node, "AUDIT");
  if (policies.length === 0) return nothingToDo(passage);
  return passed({ ...passage, audited: decided !== null });
};
