import { remoteAddress } from "../../http/addresses.ts";
import { readRequest } from "../../http/codec.ts";
import { normalizePath } from "../../http/path-normalization.ts";
import type { TraceId } from "../../trace/trace.ts";
import {
  httpReply,
  type Passage,
  passed,
  type Stage,
  type StageOutcome,
  type Visit,
} from "../stage.ts";

/**
 * Form check: the codec reads the request and the path is normalised, before any policy (semantics 5.7, 5.8).
 * What comes out is what policies see and what the workload receives.
 */
export const proxy: Stage = (visit, passage, node) => {
  const read = readRequest(visit.spec.http, {
    scheme: visit.connection.transport === "plaintext" ? "http" : "https",
    proxy: visit.workload.proxy === "gateway" ? "gateway" : "sidecar",
    peerIp: visit.connection.sourceIp,
    numTrustedProxies: visit.mesh.config.numTrustedProxies,
    defaultAuthority: visit.workload.name,
  });
  if (read.kind === "rejected") {
    const { name, wanted, saw } = read.check;
    visit.recorder.add(node, null, { kind: "check", name, wanted, saw, result: "no-match" });
    return refuse(read.status, read.body, read.details, read.raw);
  }
  const { request } = read;
  if (request.path === null) return enter(visit, { ...passage, http: request, noRoute: true });
  const normalized = normalizePath(request.path, visit.mesh.config.pathNormalization);
  if (normalized.kind === "rejected") {
    visit.recorder.add(node, null, {
      kind: "check",
      name: "path",
      wanted: "a path that can be normalised",
      saw: request.path,
      result: "no-match",
    });
    return refuse(400, null, "path_normalization_failed", false, { ...passage, http: request });
  }
  recordSteps(visit, node, normalized.steps);
  return enter(visit, { ...passage, http: { ...request, path: normalized.path } });
};

function enter(visit: Visit, passage: Passage): StageOutcome {
  if (passage.http === null) return passed(passage);
  const remoteIp = remoteAddress(passage.http, {
    proxy: visit.workload.proxy === "gateway" ? "gateway" : "sidecar",
    numTrustedProxies: visit.mesh.config.numTrustedProxies,
    peerIp: visit.connection.sourceIp,
  });
  return passed({ ...passage, remoteIp });
}

function refuse(
  status: number,
  body: string | null,
  details: string,
  raw: boolean,
  passage?: Passage,
): StageOutcome {
  const reply = { ...httpReply(status, body, details), raw };
  return { kind: "rejected", stage: "PROXY", reply, decidedBy: null, ...(passage && { passage }) };
}

function recordSteps(
  visit: Visit,
  node: TraceId,
  steps: readonly { readonly step: string; readonly before: string; readonly after: string }[],
): void {
  for (const step of steps) visit.recorder.add(node, null, { kind: "path", ...step });
}
