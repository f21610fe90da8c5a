import type { PolicyKind } from "../../resources/fields.ts";
import { parseBoolError } from "../go/strconv.ts";
import { stringMember } from "../json.ts";
import type { WebhookRequest } from "./answer.ts";

const DRY_RUN = "istio.io/dry-run";
const BARRED = ["internal.istio.io/parent-namespace", "internal.istio.io/parents"];
const ALWAYS_REJECT = "internal.istio.io/webhook-always-reject";

/** What istiod says of annotations. If it says something, it looks at nothing else. Null: nothing. */
export function annotationProblem(
  kind: PolicyKind,
  request: WebhookRequest,
): { readonly key: string; readonly message: string } | null {
  const dryRun = request.annotations.get(DRY_RUN);
  const message = dryRun === undefined ? null : dryRunProblem(kind, request, dryRun);
  if (message !== null) return { key: DRY_RUN, message };
  if (request.annotations.has(ALWAYS_REJECT)) {
    return { key: ALWAYS_REJECT, message: `"${ALWAYS_REJECT}" annotation found, rejecting` };
  }
  const barred = BARRED.find((key) => request.annotations.has(key));
  return barred === undefined
    ? null
    : { key: barred, message: `"${barred}" annotation found, this may not be set by users` };
}

function dryRunProblem(
  kind: PolicyKind,
  { name, namespace, spec }: WebhookRequest,
  value: string,
): string | null {
  const object = `${namespace}/${name}`;
  if (kind !== "AuthorizationPolicy") {
    return `${object} has unsupported annotation ${DRY_RUN}, please remove the annotation`;
  }
  const action = stringMember(spec, "action") ?? "ALLOW";
  if (action !== "ALLOW" && action !== "DENY") {
    return `the annotation ${DRY_RUN} currently only supports action ALLOW/DENY, found action ${action} in ${object}`;
  }
  const error = parseBoolError(value);
  return error === null
    ? null
    : `${object} has annotation ${DRY_RUN} with invalid value (${value}): ${error}`;
}
