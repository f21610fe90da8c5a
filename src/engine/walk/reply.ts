import { grpcStatusOf, isGrpcRequest } from "../http/grpc.ts";
import { upstreamOf } from "../http/upstream.ts";
import type { Verdict } from "./verdict.ts";
import type { WalkResult } from "./walk.ts";

/** The verdict that a walk's end is for the client and the access log (semantics 1.1). */
export function verdictOf(result: WalkResult): Verdict {
  const { reply, decidedBy, passage, stage } = result;
  const base = {
    stage,
    policy: decidedBy ? `${decidedBy.policy.meta.namespace}/${decidedBy.policy.meta.name}` : null,
    rule: decidedBy?.rule ?? null,
    audited: passage.audited,
  };
  if (reply === null) {
    const allowed = {
      ...base,
      outcome: "allowed",
      status: 200,
      body: null,
      grpcStatus: null,
      details: null,
    } as const;
    return passage.http === null ? allowed : { ...allowed, upstream: upstreamOf(passage.http) };
  }
  if (reply.status === null) {
    return {
      ...base,
      outcome: "refused",
      status: null,
      body: null,
      grpcStatus: null,
      details: reply.details,
    };
  }
  const grpc = !reply.raw && passage.http !== null && isGrpcRequest(passage.http);
  const noBody = !reply.raw && passage.http?.method === "HEAD";
  return {
    ...base,
    outcome: "denied",
    status: grpc ? 200 : reply.status,
    body: grpc || noBody ? null : reply.body,
    grpcStatus: grpc ? grpcStatusOf(reply.status) : null,
    details: reply.details,
  };
}

/** The headers of the proxy's own answer; none where there is none. */
export function responseHeaders(result: WalkResult): Readonly<Record<string, string>> {
  const { reply, passage } = result;
  if (reply === null || reply.status === null) return {};
  if (!reply.raw && passage.http !== null && isGrpcRequest(passage.http)) {
    return {
      "content-type": "application/grpc",
      "grpc-status": String(grpcStatusOf(reply.status)),
      ...(reply.body === null ? {} : { "grpc-message": reply.body }),
      ...reply.headers,
    };
  }
  const length = new TextEncoder().encode(reply.body ?? "").length;
  return {
    ...(reply.body === null
      ? {}
      : { "content-length": String(length), "content-type": "text/plain" }),
    ...reply.headers,
    server: "istio-envoy",
  };
}
