import type { SourceRange } from "../source/range.ts";
import type { Recorder } from "../trace/recorder.ts";
import type { TraceId } from "../trace/trace.ts";
import { candidates } from "./key-set.ts";
import { audiencesOf, type ParsedToken, timeClaim } from "./parse-token.ts";
import type { JwtProvider } from "./providers.ts";
import type { UsableKey } from "./public-key.ts";
import { lookUp, type SignatureBook } from "./signature-book.ts";
import { OK, UNKNOWN_ISSUER, WRONG_AUDIENCE } from "./status.ts";

/** What every token is judged with. */
export interface JwtClock {
  readonly nowSeconds: number;
  readonly book: SignatureBook;
}

interface TokenCheck {
  readonly name: string;
  /** Null if the token passes. Asked in order, and not at all behind the first fault. */
  readonly fault: () => string | null;
  /** For the trace alone. */
  readonly explain: () => {
    readonly wanted: string;
    readonly saw: string;
    readonly range: SourceRange | null;
  };
}

const LEEWAY_SECONDS = 60;

/**
 * Issuer, time, audience, key, signature: the first fault is the status (semantics 4.4). The checks behind it stand in
 * the trace as not evaluated.
 *
 * Source: envoyproxy/envoy .../jwt_authn/authenticator.cc.
 */
export function verifyToken(
  provider: JwtProvider,
  token: ParsedToken,
  clock: JwtClock,
  recorder: Recorder,
  node: TraceId,
): string {
  const keys = candidates(provider.keySet, token);
  const checks = [
    issuerCheck(provider, token),
    ...timeChecks(token, clock.nowSeconds),
    audienceCheck(provider, token),
    keyCheck(provider, token, keys),
    signatureCheck(provider, token, keys, clock.book),
  ];
  let status = OK;
  for (const { name, fault, explain } of checks) {
    const asked = status === OK;
    const found = asked ? fault() : null;
    if (found !== null) status = found;
    if (!recorder.enabled) {
      if (status !== OK) break;
      continue;
    }
    const { range, ...told } = explain();
    const result = !asked ? "not-evaluated" : found === null ? "match" : "no-match";
    recorder.add(node, range, { kind: "check", name, ...told, result });
  }
  return status;
}

function issuerCheck({ rule: { issuer } }: JwtProvider, { payload }: ParsedToken): TokenCheck {
  const saw = typeof payload.iss === "string" ? payload.iss : "";
  return {
    name: "issuer",
    fault: () => (issuer !== null && issuer.value !== saw ? UNKNOWN_ISSUER : null),
    explain: () => ({ wanted: issuer?.value ?? "any", saw, range: issuer?.range ?? null }),
  };
}

function timeChecks({ payload }: ParsedToken, now: number): readonly TokenCheck[] {
  const notBefore = timeClaim(payload, "nbf");
  const expires = timeClaim(payload, "exp");
  const told = (wanted: string, seconds: number) => () => ({
    wanted,
    saw: seconds === 0 ? "none" : String(seconds),
    range: null,
  });
  return [
    {
      name: "nbf",
      fault: () => (now + LEEWAY_SECONDS < notBefore ? "Jwt not yet valid" : null),
      explain: told(`at most ${now} + ${LEEWAY_SECONDS}`, notBefore),
    },
    {
      name: "exp",
      fault: () => (expires !== 0 && now > expires + LEEWAY_SECONDS ? "Jwt is expired" : null),
      explain: told(`at least ${now} - ${LEEWAY_SECONDS}`, expires),
    },
  ];
}

function audienceCheck({ rule }: JwtProvider, { payload }: ParsedToken): TokenCheck {
  const saw = audiencesOf(payload);
  return {
    name: "audience",
    fault: () => (audienceFits(rule.audiences, saw) ? null : WRONG_AUDIENCE),
    explain: () => ({
      wanted: rule.audiences.map(({ value }) => value).join(" or ") || "any",
      saw: saw.join(", ") || "none",
      range: rule.audiences[0]?.range ?? null,
    }),
  };
}

/** Equal once `http://` or `https://` in front and one `/` behind are gone; an empty list takes anything. */
function audienceFits(wanted: JwtProvider["rule"]["audiences"], found: readonly string[]): boolean {
  const bare = (audience: string) => audience.replace(/^https?:\/\//, "").replace(/\/$/, "");
  const allowed = new Set(wanted.map(({ value }) => bare(value)));
  return wanted.length === 0 || found.some((audience) => allowed.has(bare(audience)));
}

function keyCheck(
  { rule }: JwtProvider,
  { kid, alg }: ParsedToken,
  keys: readonly UsableKey[],
): TokenCheck {
  return {
    name: "key",
    fault: () => (keys.length === 0 ? "Jwks doesn't have key to match kid or alg from Jwt" : null),
    explain: () => ({
      wanted: `a key for kid ${kid || "(none)"} and alg ${alg}`,
      saw: keys.length === 0 ? "none" : keys.map((key) => key.kid || "(no kid)").join(", "),
      range: rule.jwks?.range ?? rule.jwksUri?.range ?? null,
    }),
  };
}

const SIGNATURE_FAULTS = {
  good: null,
  bad: "Jwt verification fails",
  "wrong-length": "Jwt ED25519 signature is wrong length",
} as const;

function signatureCheck(
  { keySet }: JwtProvider,
  token: ParsedToken,
  keys: readonly UsableKey[],
  book: SignatureBook,
): TokenCheck {
  return {
    name: "signature",
    fault: () => SIGNATURE_FAULTS[lookUp(book, keySet, keys, token)],
    explain: () => ({ wanted: "one that the key verifies", saw: token.alg, range: null }),
  };
}
