import type { ScenarioRequest } from "../../engine/scenario/document.ts";
import type { Caller } from "./frame.ts";
import { kindBelow, stageOf, type TraceTree } from "./read-trace.ts";

/**
 * Who calls, from the handshake's checks and the request. The checks come first: a workload's own proxy decides
 * whether it sends a certificate, and the request does not say so.
 */
export function callerOf(tree: TraceTree, request: ScenarioRequest): Caller {
  const transport = transportOf(tree, request);
  return {
    ...callerBefore(request),
    transport,
    principal: transport === "mtls" ? principalOf(tree, request) : null,
    subject: subjectOf(tree),
  };
}

/** As much of the caller as the request alone says: for one that waits in the street. */
export function callerBefore(request: ScenarioRequest): Caller {
  const { from, http, jwt } = request;
  const transport = from.plaintext ? "plaintext" : from.tls !== undefined ? "tls" : "mtls";
  const bearer = Object.entries(http?.headers ?? {}).some(
    ([name, value]) => name.toLowerCase() === "authorization" && /^bearer /i.test(String(value)),
  );
  return {
    transport,
    principal: transport === "mtls" ? (from.principal ?? null) : null,
    name: nameOf(request),
    subject: null,
    form: http === undefined ? null : { method: http.method ?? "GET", path: http.path ?? "/" },
    token: jwt !== undefined || bearer ? "shown" : "none",
  };
}

function nameOf({ from }: ScenarioRequest): string {
  if (from.workload !== undefined) return from.workload.split("/").at(-1) ?? from.workload;
  const account = from.principal?.split("/").at(-1);
  return account ?? from.ip ?? "somebody";
}

function transportOf(tree: TraceTree, request: ScenarioRequest): Caller["transport"] {
  const saw = (name: string): string | null => {
    const stage = stageOf(tree.trace, "HANDSHAKE");
    if (stage === null) return null;
    return kindBelow(tree, stage.id, "check").find((check) => check.name === name)?.saw ?? null;
  };
  if (saw("transport") === "plaintext") return "plaintext";
  const certificate = saw("client certificate");
  if (saw("identity") !== null || (certificate !== null && certificate !== "none")) return "mtls";
  if (certificate === "none" || saw("ALPN") !== null || saw("transport") !== null) return "tls";
  return callerBefore(request).transport;
}

function principalOf(tree: TraceTree, request: ScenarioRequest): string | null {
  const stage = stageOf(tree.trace, "HANDSHAKE");
  const seen =
    stage === null
      ? undefined
      : kindBelow(tree, stage.id, "check").find((check) => check.name === "identity")?.saw;
  return (
    seen ??
    (request.from.principal === undefined
      ? null
      : `spiffe://${request.from.principal.replace(/^spiffe:\/\//, "")}`)
  );
}

/** The subject of a token that the badge reader accepted. */
function subjectOf(tree: TraceTree): string | null {
  const stage = stageOf(tree.trace, "JWT");
  if (stage === null) return null;
  return kindBelow(tree, stage.id, "token").find((token) => token.found)?.subject ?? null;
}
