import type { AdmissionAnswer } from "./admission/answer.ts";
import { ADMISSION_NOT_ASKED, admissionFindings, tooLargeToAdmit } from "./admission-findings.ts";
import type { Analysis, PolicySummary } from "./analysis.ts";
import { attach } from "./effective/attach.ts";
import { policyRef } from "./effective/effective-policies.ts";
import { effectivePeerAuthentication } from "./effective/peer-authentication.ts";
import type { Mesh } from "./mesh/mesh.ts";
import type { World } from "./pipeline.ts";
import { resourceTexts } from "./scenario/document.ts";
import type { SourceRange } from "./source/range.ts";

/** What can be said about a scenario without a request: findings, workloads, and which policy applies where. */
export function analyze(world: World): Analysis {
  const { mesh } = world;
  return {
    diagnostics: [
      ...world.diagnostics,
      ...admissionFindings(world.admission(), world.diagnostics, (answer) => placeOf(mesh, answer)),
      ...(tooLargeToAdmit(resourceTexts(world.scenario)) ? [ADMISSION_NOT_ASKED] : []),
    ],
    workloads: mesh.workloads.map(
      ({ id, namespace, name, labels, serviceAccount, proxy, ports, origin }) => ({
        id,
        namespace,
        name,
        labels,
        serviceAccount,
        proxy,
        origin,
        ports: ports.map(({ port, declared }) => ({ port, protocol: declared })),
      }),
    ),
    policies: [...peerPolicies(mesh), ...requestPolicies(mesh)],
    extensionProviders: [...mesh.config.extensionProviders.keys()],
  };
}

/** Where the resource of an admission answer has its name. */
function placeOf(mesh: Mesh, { kind, namespace, name }: AdmissionAnswer): SourceRange | null {
  const policies = [
    ...mesh.peerAuthentications,
    ...mesh.requestAuthentications,
    ...mesh.authorizationPolicies,
  ];
  const found = policies.find(
    (policy) =>
      policy.kind === kind &&
      policy.meta.namespace === (namespace ?? "default") &&
      policy.meta.name === name,
  );
  return found?.meta.nameRange ?? null;
}

function requestPolicies(mesh: Mesh): readonly PolicySummary[] {
  return [...mesh.requestAuthentications, ...mesh.authorizationPolicies].map((policy) => ({
    policy: policyRef(policy),
    action: policy.kind === "AuthorizationPolicy" ? policy.action : null,
    dryRun: policy.kind === "AuthorizationPolicy" && policy.dryRun,
    range: policy.meta.nameRange,
    applies: Object.fromEntries(
      mesh.workloads.map((workload) => [
        workload.id,
        attach(policy, workload, mesh.config.rootNamespace),
      ]),
    ),
  }));
}

/** A PeerAuthentication applies where it is in the stack that gives the mode, even if it says UNSET there. */
function peerPolicies(mesh: Mesh): readonly PolicySummary[] {
  const stacks = mesh.workloads.map((workload) => ({
    id: workload.id,
    gateway: workload.proxy === "gateway",
    stack: effectivePeerAuthentication(mesh, workload, workload.ports[0]?.port ?? 0).stack,
  }));
  return mesh.peerAuthentications.map((policy) => ({
    policy: policyRef(policy),
    action: null,
    dryRun: false,
    range: policy.meta.nameRange,
    applies: Object.fromEntries(
      stacks.map(({ id, gateway, stack }) => {
        const entry = stack.find((candidate) => candidate.policy === policy);
        const applies = !gateway && entry?.standing !== "ignored" && entry?.standing !== "newer";
        const why = gateway
          ? ("gateway-ignores-peer-authentication" as const)
          : (entry?.why ?? "other-namespace");
        return [id, { applies, why }];
      }),
    ),
  }));
}
