import { type HttpRequest, headerValues } from "./request.ts";

/** Whether this is a CORS preflight, which jwt_authn lets pass without a token: `OPTIONS` with origin and method asked for. */
export function isCorsPreflight(request: HttpRequest): boolean {
  const filled = (name: string) => headerValues(request, name).some((value) => value !== "");
  return (
    request.method === "OPTIONS" && filled("origin") && filled("access-control-request-method")
  );
}
