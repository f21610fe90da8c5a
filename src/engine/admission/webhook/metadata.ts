import type { PolicyKind } from "../../resources/fields.ts";
import { parseBoolError } from "../go/strconv.ts";
import { stringMember } from "../json.ts";
import type { WebhookError, WebhookRequest } from "./answer.ts";

const DRY_RUN = "istio.io/dry-run";
const BARRED = ["internal.istio.io/parent-namespace", "internal.istio.io/parents"];
const ALWAYS_REJECT = "internal.istio.io/webhook-always-reject";

/** What istiod says of annotations. If it says something, it looks at nothing else. Null: nothing. */
export function annotationProblem(kind: PolicyKind, request: WebhookRequest): WebhookError | null {
  const { annotations } = request;
  const error = (key: string, message: string) => ({
    message,
    range: annotations.get(key)?.range ?? null,
  });
  const dryRun = annotations.get(DRY_RUN);
  const problem = dryRun ? dryRunProblem(kind, request, dryRun.value) : null;
  if (problem !== null) return error(DRY_RUN, problem);
  if (annotations.has(ALWAYS_REJECT)) {
    return error(ALWAYS_REJECT, `"${ALWAYS_REJECT}" annotation found, rejecting`);
  }
  const barred = BARRED.find((key) => annotations.has(key));
  if (barred === undefined) return null;
  return error(barred, `"${barred}" annotation found, this may not be set by users`);
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
