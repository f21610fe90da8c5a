import { type HttpRequest, headerValues } from "./request.ts";

/**
 * Whether Envoy answers this request as gRPC: content type `application/grpc` or `application/grpc+…`
 * (semantics 1.1), of any method with a path. gRPC-Web is plain HTTP to it.
 */
export function isGrpcRequest(request: HttpRequest): boolean {
  if (request.path === null) return false;
  const [type = ""] = headerValues(request, "content-type");
  return type === "application/grpc" || type.startsWith("application/grpc+");
}

const UNKNOWN = 2;
const GRPC_STATUS: Readonly<Record<number, number>> = {
  400: 13,
  401: 16,
  403: 7,
  404: 12,
  429: 14,
  502: 14,
  503: 14,
  504: 14,
};

/** The gRPC status that stands for an HTTP status in a proxy's own answer. */
export function grpcStatusOf(httpStatus: number): number {
  return GRPC_STATUS[httpStatus] ?? UNKNOWN;
}
