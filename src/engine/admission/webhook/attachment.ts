import { itemsOf, type JsonValue, member, stringMember } from "../json.ts";
import type { WebhookAnswer, WebhookError } from "./answer.ts";

const TARGETS: readonly { readonly group: string; readonly kind: string }[] = [
  { group: "", kind: "Service" },
  { group: "core", kind: "Service" },
  { group: "networking.istio.io", kind: "ServiceEntry" },
  { group: "gateway.networking.k8s.io", kind: "Gateway" },
  { group: "gateway.networking.k8s.io", kind: "GatewayClass" },
];

const TARGETS_TEXT =
  "[core/v1/Service networking.istio.io/v1/ServiceEntry gateway.networking.k8s.io/v1/Gateway gateway.networking.k8s.io/v1/GatewayClass]";

/** What istiod says of selector and targets. The CRD's schema has seen to the rest. */
export function checkAttachment(spec: JsonValue | null): WebhookAnswer {
  const legacy = member(spec, "targetRef");
  const targets = [...(legacy ? [legacy] : []), ...itemsOf(spec, "targetRefs")];
  return { errors: targets.flatMap(targetErrors), warnings: selectorWarnings(spec) };
}

function targetErrors(target: JsonValue): readonly WebhookError[] {
  const group = stringMember(target, "group") ?? "";
  const kind = stringMember(target, "kind") ?? "";
  if (TARGETS.some((allowed) => allowed.group === group && allowed.kind === kind)) return [];
  const message = `targetRef must be to one of ${TARGETS_TEXT} but was ${group}/${kind}`;
  return [{ message, range: target.range }];
}

function selectorWarnings(spec: JsonValue | null): readonly string[] {
  const selector = member(spec, "selector");
  if (selector === null) return [];
  const labels = member(selector, "matchLabels");
  const count =
    labels?.kind === "object"
      ? [...labels.entries.values()].filter(({ value }) => value.kind !== "null").length
      : 0;
  return count === 0 ? ["workload selector specified without labels"] : [];
}
