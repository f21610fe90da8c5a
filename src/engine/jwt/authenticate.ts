import { type HttpRequest, headerValues } from "../http/request.ts";
import type { SourceRange } from "../source/range.ts";
import type { Recorder } from "../trace/recorder.ts";
import type { TraceId, Truth } from "../trace/trace.ts";
import { outputHeaderNames, outputHeaders } from "./output-headers.ts";
import { type JsonObject, type ParsedToken, parseToken } from "./parse-token.ts";
import { payloadForAuthorization } from "./payload.ts";
import type { JwtProvider } from "./providers.ts";
import { recordAbsence, recordToken } from "./record-token.ts";
import { MISSING, OK } from "./status.ts";
import { type JwtClock, verifyToken } from "./token-checks.ts";
import { type FoundToken, tokenLocations, tokensAt, withoutToken } from "./token-location.ts";

/** How one provider ended. */
export interface ProviderResult {
  /** `OK`, `Jwt is missing`, or Envoy's words for the fault. */
  readonly status: string;
  readonly request: HttpRequest;
  /** Of the last token that was found good, even if another failed. */
  readonly payload: JsonObject | null;
}

/**
 * Tries one provider: takes away the headers that it writes itself, finds its tokens, and verifies them from the last to
 * the first, since all must be good (semantics 4.3). Source: envoyproxy/envoy .../jwt_authn/authenticator.cc.
 */
export function authenticate(
  provider: JwtProvider,
  incoming: HttpRequest,
  clock: JwtClock,
  recorder: Recorder,
  parent: TraceId,
): ProviderResult {
  const { rule } = provider;
  const node = recorder.add(parent, rule.range, {
    kind: "jwt-rule",
    policy: provider.policy,
    index: rule.index,
    issuer: rule.issuer?.value ?? "",
    status: MISSING,
    result: "no-match",
  });
  const finish = (result: ProviderResult): ProviderResult => {
    const truth: Truth =
      result.status === OK ? "match" : result.status === MISSING ? "not-evaluated" : "no-match";
    recorder.amend(node, { status: result.status, result: truth });
    return result;
  };
  let request = sanitized(incoming, outputHeaderNames(rule), recorder, node, rule.range);
  const places = tokenLocations(rule);
  const tokens = places.flatMap((place) => tokensAt(request, place));
  for (const place of places) {
    if (!tokens.some(({ location }) => location === place)) recordAbsence(recorder, node, place);
  }
  if (tokens.length === 0) return finish({ status: MISSING, request, payload: null });
  let payload: JsonObject | null = null;
  for (const found of tokens.toReversed()) {
    const parsed = parseToken(found.token);
    const token = recordToken(recorder, node, found, parsed, rule.range);
    const status =
      parsed.kind === "malformed"
        ? parsed.status
        : verifyToken(provider, parsed, clock, recorder, token);
    recorder.amend(token, { status });
    if (parsed.kind === "malformed" || status !== OK) return finish({ status, request, payload });
    payload = payloadForAuthorization(rule, parsed.payload);
    request = accepted(provider, request, found, parsed, recorder, node);
  }
  return finish({ status: OK, request, payload });
}

/** What a good token changes: its output headers come, and it is taken from its place unless it is forwarded. */
function accepted(
  provider: JwtProvider,
  request: HttpRequest,
  found: FoundToken,
  token: ParsedToken,
  recorder: Recorder,
  node: TraceId,
): HttpRequest {
  const { rule } = provider;
  const added = outputHeaders(rule, token);
  for (const { name, value } of added) {
    recorder.add(node, rule.range, {
      kind: "header",
      name,
      before: null,
      after: [value],
      why: "from the token",
    });
  }
  const next = { ...request, headers: [...request.headers, ...added] };
  if (rule.forwardOriginalToken) return next;
  const { location } = found;
  if (location.in === "header") {
    const before = headerValues(next, location.name);
    const why = "the token was used up; forwardOriginalToken is off";
    recorder.add(node, location.range, {
      kind: "header",
      name: location.name,
      before,
      after: null,
      why,
    });
  }
  return withoutToken(next, location);
}

function sanitized(
  request: HttpRequest,
  names: readonly string[],
  recorder: Recorder,
  node: TraceId,
  range: SourceRange,
): HttpRequest {
  const forged = names.filter((name) => headerValues(request, name).length > 0);
  if (forged.length === 0) return request;
  for (const name of forged) {
    const before = headerValues(request, name);
    recorder.add(node, range, {
      kind: "header",
      name,
      before,
      after: null,
      why: "only a token may set it",
    });
  }
  return { ...request, headers: request.headers.filter(({ name }) => !forged.includes(name)) };
}
