import { describe, expect, test } from "vitest";
import type { Workload } from "../mesh/workload.ts";
import { decodeText } from "../resources/decode.ts";
import { attach } from "./attach.ts";

function workload(labels: Record<string, string>, namespace = "bar"): Workload {
  return {
    id: `${namespace}/w`,
    namespace,
    name: "w",
    labels,
    serviceAccount: "default",
    ip: null,
    proxy: "sidecar",
    ports: [],
    services: [],
    origin: "scenario",
  };
}

/** The attachment of a policy of `namespace` with this `spec` to a workload of `bar`. */
function check(namespace: string, spec: string, labels: Record<string, string>) {
  const text = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: p, namespace: ${namespace} }
spec: ${spec}`;
  const policy = decodeText(text, "p.yaml").value.find((one) => one.kind === "AuthorizationPolicy");
  if (!policy) throw new Error("no policy");
  return attach(policy, workload(labels), "istio-system");
}

const GATEWAY = "gateway.networking.k8s.io/gateway-name";
const ref = (name: string, extra = "") =>
  `{ targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: ${name}${extra} }] }`;

describe("which policies apply (semantics 2.2)", () => {
  test.each([
    { namespace: "istio-system", spec: "{}", labels: {}, applies: true, why: "mesh-wide" },
    { namespace: "bar", spec: "{}", labels: {}, applies: true, why: "namespace-wide" },
    {
      namespace: "bar",
      spec: "{ selector: {} }",
      labels: {},
      applies: true,
      why: "namespace-wide",
    },
    {
      namespace: "bar",
      spec: "{ selector: { matchLabels: { app: a } } }",
      labels: { app: "a", v: "1" },
      applies: true,
      why: "selector-matches",
    },
    {
      namespace: "istio-system",
      spec: "{ selector: { matchLabels: { app: a } } }",
      labels: { app: "a" },
      applies: true,
      why: "selector-matches",
    },
    {
      namespace: "bar",
      spec: "{ selector: { matchLabels: { app: a, v: '2' } } }",
      labels: { app: "a", v: "1" },
      applies: false,
      why: "selector-differs",
    },
    {
      namespace: "bar",
      spec: "{ selector: { matchLabels: { toString: a } } }",
      labels: {},
      applies: false,
      why: "selector-differs",
    },
    {
      namespace: "bar",
      spec: "{ selector: { matchLabels: { app: null } } }",
      labels: {},
      applies: true,
      why: "namespace-wide",
    },
    { namespace: "other", spec: "{}", labels: {}, applies: false, why: "other-namespace" },
    { namespace: "bar", spec: ref("gate"), labels: {}, applies: false, why: "target-ref-ignored" },
    {
      namespace: "bar",
      spec: ref("gate"),
      labels: { [GATEWAY]: "gate" },
      applies: true,
      why: "target-ref-matches",
    },
    {
      namespace: "bar",
      spec: ref("gate", ", namespace: bar"),
      labels: { [GATEWAY]: "gate" },
      applies: true,
      why: "target-ref-matches",
    },
    {
      namespace: "bar",
      spec: ref("gate", ", namespace: foo"),
      labels: { [GATEWAY]: "gate" },
      applies: false,
      why: "target-ref-ignored",
    },
    {
      namespace: "bar",
      spec: ref("other"),
      labels: { [GATEWAY]: "gate" },
      applies: false,
      why: "target-ref-ignored",
    },
    {
      namespace: "istio-system",
      spec: ref("gate"),
      labels: { [GATEWAY]: "gate" },
      applies: false,
      why: "target-ref-ignored",
    },
    {
      namespace: "bar",
      spec: "{ targetRefs: [] }",
      labels: {},
      applies: true,
      why: "namespace-wide",
    },
    {
      namespace: "bar",
      spec: "{ targetRef: { kind: Service, name: w } }",
      labels: { [GATEWAY]: "w" },
      applies: false,
      why: "target-ref-ignored",
    },
  ])("$namespace $spec on $labels: $why", ({ namespace, spec, labels, applies, why }) => {
    expect(check(namespace, spec, labels as Record<string, string>)).toEqual({ applies, why });
  });
});
