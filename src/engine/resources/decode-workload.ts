import { field, fieldAt, integer, items, textMap, textValue } from "../source/cursor.ts";
import type { YamlNode } from "../source/yaml.ts";
import type { DecodeInput } from "./decode.ts";
import type { WorkloadResource } from "./workload.ts";

/** Where each kind keeps its pods' template; empty: it is the pod itself. */
const POD_PATHS: Readonly<Record<string, readonly string[]>> = {
  "/Pod": [],
  "/ReplicationController": ["spec", "template"],
  "apps/Deployment": ["spec", "template"],
  "apps/StatefulSet": ["spec", "template"],
  "apps/DaemonSet": ["spec", "template"],
  "apps/ReplicaSet": ["spec", "template"],
  "batch/Job": ["spec", "template"],
  "batch/CronJob": ["spec", "jobTemplate", "spec", "template"],
  "argoproj.io/Rollout": ["spec", "template"],
};

/** `group/kind` of everything that runs pods. */
export const WORKLOAD_KINDS: readonly string[] = Object.keys(POD_PATHS);

export function decodeWorkload({ node, kind, meta, range }: DecodeInput): WorkloadResource {
  const path = Object.entries(POD_PATHS).find(([key]) => key.endsWith(`/${kind}`))?.[1] ?? [];
  const pod = fieldAt(node, ...path);
  const podSpec = field(pod, "spec");
  const containers = [
    ...items(field(podSpec, "initContainers")),
    ...items(field(podSpec, "containers")),
  ];
  const status = path.length === 0 ? field(node, "status") : null;
  return {
    kind: "Workload",
    declaredBy: kind,
    meta: { ...meta, name: workloadName(node, meta.name, path.length === 0) },
    range,
    podLabels: textMap(fieldAt(pod, "metadata", "labels")),
    podAnnotations: textMap(fieldAt(pod, "metadata", "annotations")),
    serviceAccount:
      textValue(field(podSpec, "serviceAccountName")) ??
      textValue(field(podSpec, "serviceAccount")) ??
      "default",
    ip: textValue(field(status, "podIP")),
    containerPorts: items(field(podSpec, "containers"))
      .filter((container) => textValue(field(container, "name")) !== "istio-proxy")
      .flatMap((container) => items(field(container, "ports")))
      .flatMap((entry) => {
        const port = integer(field(entry, "containerPort"));
        return port === null ? [] : [{ port, name: textValue(field(entry, "name")) }];
      }),
    hasSidecarContainer: containers.some(
      (container) => textValue(field(container, "name")) === "istio-proxy",
    ),
  };
}

/** A pod that a Deployment made is one of its workload, whose name the pod's own only starts with. */
function workloadName(node: YamlNode, name: string, isPod: boolean): string {
  const hash = isPod ? textValue(fieldAt(node, "metadata", "labels", "pod-template-hash")) : null;
  const at = hash ? name.indexOf(`-${hash}`) : -1;
  return at > 0 ? name.slice(0, at) : name;
}
