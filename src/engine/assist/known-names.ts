import type { Mesh } from "../mesh/mesh.ts";
import type { Step } from "./place.ts";

/** A name that the scenario knows, and what bears it. */
export interface KnownName {
  readonly name: string;
  readonly detail: string;
}

/** The names that fit at a place, from the mesh of the scenario; none where the user is free. */
export function knownNames(mesh: Mesh, path: readonly Step[]): readonly KnownName[] {
  const field = path.findLast((step) => step !== "[]") ?? "";
  const { workloads, config } = mesh;
  switch (field.replace(/^not([A-Z])/, (_, letter: string) => letter.toLowerCase())) {
    case "namespace":
    case "namespaces":
      return named(
        [config.rootNamespace, ...workloads.map(({ namespace }) => namespace)],
        "namespace",
      );
    case "principals":
      return named(
        workloads.map(
          ({ namespace, serviceAccount }) =>
            `${config.trustDomains[0] ?? "cluster.local"}/ns/${namespace}/sa/${serviceAccount}`,
        ),
        "peer identity",
      );
    case "serviceAccounts":
      return named(
        workloads.map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`),
        "service account",
      );
    case "trustDomains":
      return named(config.trustDomains, "trust domain");
    case "ports":
      return named(
        workloads.flatMap(({ ports }) => ports.map(({ port }) => String(port))),
        "port",
      );
    case "issuer":
    case "requestPrincipals":
      return named(
        mesh.requestAuthentications.flatMap(({ jwtRules }) =>
          jwtRules.flatMap(({ issuer }) => (issuer === null ? [] : [issuer.value])),
        ),
        "issuer",
      ).map(({ name, detail }) =>
        field === "issuer"
          ? { name, detail }
          : { name: `${name}/*`, detail: "any subject of the issuer" },
      );
    case "name":
      return path.at(-2) === "provider"
        ? named([...config.extensionProviders.keys()], "extension provider")
        : [];
    default:
      return path.at(-2) === "matchLabels"
        ? named(
            workloads.flatMap(({ labels }) => {
              const value = labels[field];
              return value === undefined ? [] : [value];
            }),
            `value of ${field}`,
          )
        : [];
  }
}

/** The labels that some workload has, as keys of a selector. */
export function knownLabels(mesh: Mesh): readonly KnownName[] {
  return named(
    mesh.workloads.flatMap(({ labels }) => Object.keys(labels)),
    "label",
  );
}

function named(names: readonly string[], detail: string): readonly KnownName[] {
  return [...new Set(names)]
    .filter((name) => name !== "")
    .toSorted()
    .map((name) => ({ name, detail }));
}
