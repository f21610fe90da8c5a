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
    recordCheck(visit, node, read.check);
    return refuse(read.status, read.body, read.details, read.raw);
  }
  const { request, noRoute } = read;
  const setting = visit.mesh.config.pathNormalization;
  const normalized = request.path === null ? null : normalizePath(request.path, setting);
  if (normalized?.kind === "rejected") {
    const wanted = "a path that can be normalised";
    recordCheck(visit, node, { name: "path", wanted, saw: request.path ?? "" });
    return refuse(400, null, "path_normalization_failed", false, { ...passage, http: request });
  }
  if (normalized) recordSteps(visit, node, normalized.steps);
  const http = { ...request, path: normalized?.path ?? null };
  const late = read.refusedAfterNormalization;
  if (late) {
    recordCheck(visit, node, late.check);
    return refuse(late.status, late.body, late.details, late.raw, { ...passage, http });
  }
  return enter(visit, { ...passage, http, noRoute });
};

function recordCheck(
  visit: Visit,
  node: TraceId,
  check: { readonly name: string; readonly wanted: string; readonly saw: string },
): void {
  visit.recorder.add(node, null, { kind: "check", ...check, result: "no-match" });
}

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
