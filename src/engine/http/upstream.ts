import type { HttpRequest } from "./request.ts";

/** What the workload receives of an allowed HTTP request; names and exclusions as in the scenario document. */
export interface Upstream {
  readonly path: string;
  /** Lower-case names, each with its values as received. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

/** What proxies add by themselves, and what belongs to one hop only (scenario document, `upstream`). */
const LEFT_OUT = new Set([
  "x-request-id",
  "x-forwarded-for",
  "x-forwarded-proto",
  "x-forwarded-client-cert",
  "content-length",
  "transfer-encoding",
  "connection",
  "keep-alive",
  "proxy-connection",
]);

/** What the workload receives of a request that passed (semantics 1.1, last point). */
export function upstreamOf(request: HttpRequest): Upstream {
  const headers: Record<string, string[]> = { host: [request.authority] };
  for (const { name, value } of request.headers) {
    if (LEFT_OUT.has(name) || name.startsWith("x-envoy-")) continue;
    if (Object.hasOwn(headers, name)) headers[name]?.push(value);
    else headers[name] = [value];
  }
  return { path: request.path ?? "", headers };
}
