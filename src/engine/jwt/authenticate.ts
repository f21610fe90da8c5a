import { type HttpRequest, headerValues } from "../http/request.ts";
import type { SourceRange } from "../source/range.ts";
import type { Recorder } from "../trace/recorder.ts";
import type { TraceId, Truth } from "../trace/trace.ts";
import { candidates } from "./key-set.ts";
import { outputHeaderNames, outputHeaders } from "./output-headers.ts";
import {
  audiencesOf,
  type JsonObject,
  type ParsedToken,
  parseToken,
  timeClaim,
} from "./parse-token.ts";
import { payloadForAuthorization } from "./payload.ts";
import type { JwtProvider } from "./providers.ts";
import { lookUp, type SignatureBook } from "./signature-book.ts";
import {
  type FoundToken,
  type TokenLocation,
  tokenLocations,
  tokensAt,
  withoutToken,
} from "./token-location.ts";

/** What every token is judged with. */
export interface JwtClock {
  readonly nowSeconds: number;
  readonly book: SignatureBook;
}

/** How one provider ended. */
export interface ProviderResult {
  /** `OK`, `Jwt is missing`, or Envoy's words for the fault. */
  readonly status: string;
  readonly request: HttpRequest;
  /** Of the last token that was found good, even if another failed. */
  readonly payload: JsonObject | null;
}

export const OK = "OK";
export const MISSING = "Jwt is missing";
export const UNKNOWN_ISSUER = "Jwt issuer is not configured";
export const WRONG_AUDIENCE = "Audiences in Jwt are not allowed";
const LEEWAY_SECONDS = 60;

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
    if (!tokens.some(({ location }) => location === place))
      recordToken(recorder, node, place, null, null, null);
  }
  if (tokens.length === 0) return finish({ status: MISSING, request, payload: null });
  let payload: JsonObject | null = null;
  for (const found of tokens.toReversed()) {
    const parsed = parseToken(found.token);
    const token = recorder.enabled
      ? recordToken(recorder, node, found.location, found, parsed, null)
      : 0;
    const status =
      parsed.kind === "malformed"
        ? parsed.status
        : verify(provider, parsed, clock, recorder, token);
    recorder.amend(token, recorder.enabled ? { status } : {});
    if (parsed.kind === "malformed" || status !== OK) {
      if (parsed.kind === "malformed") recordShape(recorder, token, parsed.status, rule.range);
      return finish({ status, request, payload });
    }
    payload = payloadForAuthorization(rule, parsed.payload);
    request = accepted(provider, request, found, parsed, recorder, node);
  }
  return finish({ status: OK, request, payload });
}

/** Issuer, time, audience, key, signature: the first fault is the status (semantics 4.4). */
function verify(
  provider: JwtProvider,
  token: ParsedToken,
  clock: JwtClock,
  recorder: Recorder,
  node: TraceId,
): string {
  const { rule, keySet } = provider;
  const { payload } = token;
  const keys = candidates(keySet, token);
  const issuer = typeof payload.iss === "string" ? payload.iss : "";
  const notBefore = timeClaim(payload, "nbf");
  const expires = timeClaim(payload, "exp");
  const { nowSeconds, book } = clock;
  const checks: readonly TokenCheck[] = [
    {
      name: "issuer",
      wanted: rule.issuer?.value ?? "any",
      saw: issuer,
      range: rule.issuer?.range ?? null,
      fault: () => (rule.issuer !== null && rule.issuer.value !== issuer ? UNKNOWN_ISSUER : null),
    },
    {
      name: "nbf",
      wanted: `at most ${nowSeconds} + ${LEEWAY_SECONDS}`,
      saw: notBefore === 0 ? "none" : String(notBefore),
      range: null,
      fault: () => (nowSeconds + LEEWAY_SECONDS < notBefore ? "Jwt not yet valid" : null),
    },
    {
      name: "exp",
      wanted: `at least ${nowSeconds} - ${LEEWAY_SECONDS}`,
      saw: expires === 0 ? "none" : String(expires),
      range: null,
      fault: () =>
        expires !== 0 && nowSeconds > expires + LEEWAY_SECONDS ? "Jwt is expired" : null,
    },
    {
      name: "audience",
      wanted: rule.audiences.map(({ value }) => value).join(" or ") || "any",
      saw: audiencesOf(payload).join(", ") || "none",
      range: rule.audiences[0]?.range ?? null,
      fault: () => (audienceFits(rule.audiences, audiencesOf(payload)) ? null : WRONG_AUDIENCE),
    },
    {
      name: "key",
      wanted: `a key for kid ${token.kid || "(none)"} and alg ${token.alg}`,
      saw: keys.length === 0 ? "none" : keys.map((key) => key.kid || "(no kid)").join(", "),
      range: rule.jwks?.range ?? rule.jwksUri?.range ?? null,
      fault: () =>
        keys.length === 0 ? "Jwks doesn't have key to match kid or alg from Jwt" : null,
    },
    {
      name: "signature",
      wanted: "one that the key verifies",
      saw: token.alg,
      range: null,
      fault: () => SIGNATURE_FAULTS[lookUp(book, keySet, keys, token)],
    },
  ];
  let status = OK;
  for (const check of checks) {
    const asked = status === OK;
    const fault = asked ? check.fault() : null;
    if (fault !== null) status = fault;
    recorder.add(node, check.range, {
      kind: "check",
      name: check.name,
      wanted: check.wanted,
      saw: check.saw,
      result: asked ? (fault === null ? "match" : "no-match") : "not-evaluated",
    });
  }
  return status;
}

interface TokenCheck {
  readonly name: string;
  readonly wanted: string;
  readonly saw: string;
  readonly range: SourceRange | null;
  readonly fault: () => string | null;
}

const SIGNATURE_FAULTS = {
  good: null,
  bad: "Jwt verification fails",
  "wrong-length": "Jwt ED25519 signature is wrong length",
} as const;

/** Equal once `http://` or `https://` in front and one `/` behind are gone; an empty list takes anything. */
function audienceFits(wanted: JwtProvider["rule"]["audiences"], found: readonly string[]): boolean {
  const bare = (audience: string) => audience.replace(/^https?:\/\//, "").replace(/\/$/, "");
  const allowed = new Set(wanted.map(({ value }) => bare(value)));
  return wanted.length === 0 || found.some((audience) => allowed.has(bare(audience)));
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

function recordToken(
  recorder: Recorder,
  node: TraceId,
  location: TokenLocation,
  found: FoundToken | null,
  parsed: ReturnType<typeof parseToken> | null,
  status: string | null,
): TraceId {
  const payload = parsed?.kind === "token" ? parsed.payload : null;
  return recorder.add(node, location.range, {
    kind: "token",
    location: { in: location.in, name: location.name, prefix: location.prefix },
    found: found !== null,
    token:
      found === null
        ? null
        : found.token.length > 12
          ? `${found.token.slice(0, 11)}…`
          : found.token,
    issuer: typeof payload?.iss === "string" ? payload.iss : null,
    subject: typeof payload?.sub === "string" ? payload.sub : null,
    status,
  });
}

function recordShape(recorder: Recorder, token: TraceId, status: string, range: SourceRange): void {
  recorder.add(token, range, {
    kind: "check",
    name: "shape",
    wanted: "a well-formed token",
    saw: status,
    result: "no-match",
  });
}
