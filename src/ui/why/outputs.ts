import type { Judgement, ScenarioRequest } from "../../engine/index.ts";

const REASONS: Readonly<Record<number, string>> = {
  200: "OK",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** What curl prints, its first line apart. */
export interface ClientView {
  readonly first: string;
  readonly rest: string;
}

/** Null where the connection stays open and nothing is printed. */
export function clientView(judgement: Judgement, request: ScenarioRequest): ClientView {
  const { outcome, status, body, grpcStatus } = judgement.verdict;
  if (outcome === "refused") {
    return { first: "curl: (56) Recv failure: Connection reset by peer", rest: "" };
  }
  if (request.http === undefined) return { first: "Connected", rest: "" };
  const code = status ?? 200;
  const protocol = grpcStatus === null ? "HTTP/1.1" : "HTTP/2";
  const reason = grpcStatus === null ? ` ${REASONS[code] ?? ""}` : "";
  const headers = Object.entries(judgement.responseHeaders)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
  const rest = [headers, body === null || body === "" ? null : `\n${body}`]
    .filter((part) => part !== null && part !== "")
    .join("\n");
  return { first: `${protocol} ${code}${reason}`.trimEnd(), rest };
}

/** Istio's default access log line: what is known of it, in its order, cut where the proxy adds its own. */
export interface LogView {
  readonly before: string;
  readonly strong: string;
  readonly after: string;
}

export function logView(judgement: Judgement, request: ScenarioRequest): LogView {
  const { outcome, status, details, body, stage, grpcStatus } = judgement.verdict;
  const tcp = request.http === undefined || outcome === "refused";
  const what = tcp
    ? '"- - -"'
    : `"${request.http?.method ?? "GET"} ${request.http?.path ?? "/"} ${grpcStatus === null ? "HTTP/1.1" : "HTTP/2"}"`;
  const bytes = body === null ? 0 : new TextEncoder().encode(body).length;
  const code = tcp ? 0 : (status ?? 0);
  // RESPONSE_CODE_DETAILS belongs to HTTP; of a connection CONNECTION_TERMINATION_DETAILS speaks, one field later.
  const spoken = details ?? (outcome === "allowed" && !tcp ? "via_upstream" : "-");
  const where = tcp && stage !== "HANDSHAKE" ? `- ${spoken}` : `${spoken} -`;
  return {
    before: `${what} `,
    strong: `${code} ${responseFlags(judgement)} ${where}`,
    after: ` "-" 0 ${outcome === "allowed" ? "…" : bytes} 0 - …`,
  };
}

/** RESPONSE_FLAGS: UAEX is ext_authz's, NR a connection that no filter chain took. */
function responseFlags({ verdict }: Judgement): string {
  if (verdict.stage === "CUSTOM" && verdict.details?.startsWith("ext_authz")) return "UAEX";
  if (verdict.details === "filter_chain_not_found") return "NR";
  return "-";
}
