import { isCorsPreflight } from "../http/cors.ts";
import type { HttpRequest } from "../http/request.ts";
import type { Recorder } from "../trace/recorder.ts";
import { silentRecorder } from "../trace/recorder.ts";
import type { TraceId } from "../trace/trace.ts";
import { authenticate, type ProviderResult } from "./authenticate.ts";
import type { JsonObject } from "./parse-token.ts";
import type { JwtProvider } from "./providers.ts";
import type { SignatureBook } from "./signature-book.ts";
import { MISSING, OK, UNKNOWN_ISSUER, WRONG_AUDIENCE } from "./status.ts";

export type JwtOutcome =
  /** `payload` is what authorization sees; null without a good token. */
  | { readonly kind: "passed"; readonly request: HttpRequest; readonly payload: JsonObject | null }
  | { readonly kind: "rejected"; readonly status: 401 | 403; readonly message: string };

/**
 * Envoy's jwt_authn filter with the requirement that istiod builds: any provider's token, or none at all (semantics 4.2).
 *
 * With two providers or more a second round asks each once more whether it is good or missing, on what the first left
 * of the request. Source: envoyproxy/envoy .../jwt_authn/verifier.cc.
 */
export function runJwt(
  providers: readonly JwtProvider[],
  request: HttpRequest,
  nowSeconds: number,
  book: SignatureBook,
  recorder: Recorder,
  parent: TraceId,
): JwtOutcome {
  if (isCorsPreflight(request)) {
    recorder.add(parent, null, {
      kind: "check",
      name: "CORS preflight",
      wanted: "no token asked of it",
      saw: "OPTIONS with origin and access-control-request-method",
      result: "match",
    });
    return { kind: "passed", request, payload: null };
  }
  const clock = { nowSeconds, book };
  let current = request;
  let payload: JsonObject | null = null;
  const ask = (provider: JwtProvider, writer: Recorder): ProviderResult => {
    const result = authenticate(provider, current, clock, writer, parent);
    current = result.request;
    payload = result.payload ?? payload;
    return result;
  };
  const statuses: string[] = [];
  for (const provider of providers) {
    const { status } = ask(provider, recorder);
    if (status === OK) return { kind: "passed", request: current, payload };
    statuses.push(status);
  }
  const passes =
    providers.length > 1
      ? providers.every((provider) => [OK, MISSING].includes(ask(provider, silentRecorder).status))
      : statuses[0] === MISSING;
  if (passes) return { kind: "passed", request: current, payload };
  const message = reported(statuses);
  return { kind: "rejected", status: message === WRONG_AUDIENCE ? 403 : 401, message };
}

/** Which provider's fault the client sees: the first, unless that is only an unknown issuer; then the last real one. */
function reported(statuses: readonly string[]): string {
  const faults = statuses.filter((status) => status !== MISSING);
  const [first = MISSING] = faults;
  if (first !== UNKNOWN_ISSUER) return first;
  return faults.findLast((status) => status !== UNKNOWN_ISSUER) ?? UNKNOWN_ISSUER;
}
