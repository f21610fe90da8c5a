import type { HttpRequest } from "../../src/engine/http/request.ts";
import { DEMO_JWKS } from "../../src/engine/jwt/demo-keys.ts";
import { type JwtOutcome, runJwt } from "../../src/engine/jwt/filter.ts";
import { PLACEHOLDER_KEY_SET, readKeySet } from "../../src/engine/jwt/key-set.ts";
import { mint } from "../../src/engine/jwt/mint.ts";
import type { JwtProvider } from "../../src/engine/jwt/providers.ts";
import {
  createSignatureBook,
  pendingSignatures,
  settle,
} from "../../src/engine/jwt/signature-book.ts";
import { type Recorder, silentRecorder } from "../../src/engine/trace/recorder.ts";
import { jwtRuleOf, type ShortRule } from "./jwt-rule.ts";

export const NOW = 1_000_000;
const READ = readKeySet(JSON.stringify(DEMO_JWKS));
const KEY_SET = READ.kind === "keys" ? READ.keySet : PLACEHOLDER_KEY_SET;
const POLICY = { kind: "RequestAuthentication", namespace: "d", name: "p" } as const;

export const good = (iss: string, claims = {}) =>
  mint({ claims: { iss, sub: "s", ...claims } }, NOW);
export const expired = (iss: string) => mint({ claims: { iss, exp: "-1h" } }, NOW);
export const forged = (iss: string) => mint({ claims: { iss }, signWith: "stranger" }, NOW);

export type Lines = readonly (readonly [string, string])[];

export function requestOf(lines: Lines, fields: Partial<HttpRequest> = {}): HttpRequest {
  const headers = lines.map(([name, value]) => ({ name, value }));
  return { method: "GET", authority: "a", path: "/", scheme: "http", headers, ...fields };
}

/** Runs the filter until every signature is known. The rules come sorted, as `makeProviders` leaves them. */
export async function runFilter(
  rules: readonly ShortRule[],
  request: HttpRequest,
  recorderOf: () => Recorder = () => silentRecorder,
): Promise<{ readonly outcome: JwtOutcome; readonly recorder: Recorder }> {
  const providers = rules.map(
    (rule, index): JwtProvider => ({
      policy: POLICY,
      rule: jwtRuleOf(rule, index),
      keySet: KEY_SET,
    }),
  );
  const book = createSignatureBook();
  for (;;) {
    const recorder = recorderOf();
    const outcome = runJwt(providers, request, NOW, book, recorder, 0);
    if (pendingSignatures(book) === 0) return { outcome, recorder };
    await settle(book);
  }
}
