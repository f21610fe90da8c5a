import type { SourceRange } from "../../source/range.ts";
import { parseDuration } from "../go/duration.ts";
import { atoiError } from "../go/strconv.ts";
import { parseUrl } from "../go/url.ts";
import { itemsOf, type JsonValue, member, stringMember } from "../json.ts";
import type { WebhookAnswer, WebhookError, WebhookRequest } from "./answer.ts";
import { checkAttachment } from "./attachment.ts";
import { readJwkSet } from "./jwk-set.ts";

/**
 * What istiod's webhook says of a RequestAuthentication that has passed its CRD's schema.
 * Source: semantics 4.10; istio/istio pkg/config/validation/validation.go.
 */
export function checkRequestAuthentication({ spec }: WebhookRequest): WebhookAnswer {
  const attachment = checkAttachment(spec);
  const rules = itemsOf(spec, "jwtRules");
  return {
    errors: [...attachment.errors, ...rules.flatMap(ruleErrors)],
    warnings: [...attachment.warnings, ...rules.flatMap(keyWarnings)],
  };
}

function ruleErrors(rule: JsonValue): readonly WebhookError[] {
  const uri = member(rule, "jwksUri") ?? member(rule, "jwks_uri");
  const uriText = uri?.kind === "string" ? uri.value : "";
  const issuer = stringMember(rule, "issuer") ?? "";
  const errors: WebhookError[] = [];
  const report = (message: string | null, range: SourceRange | undefined) => {
    if (message !== null) errors.push({ message, range: range ?? rule.range });
  };
  if (issuer === "" && uriText === "")
    report("issuer or jwksUri must be non-empty string", rule.range);
  if (uriText !== "") report(portError(uriText), uri?.range);
  const jwks = stringMember(rule, "jwks") ?? "";
  const keys = jwks === "" ? null : readJwkSet(jwks);
  if (keys?.kind === "error")
    report(`jwks parse error: ${keys.message}`, member(rule, "jwks")?.range);
  report(durationError(stringMember(rule, "timeout")), member(rule, "timeout")?.range);
  return errors;
}

function portError(uri: string): string | null {
  const url = parseUrl(uri, "reference");
  return url.kind === "url" && url.port !== "" ? atoiError(url.port) : null;
}

const NANOSECONDS_IN_MILLISECOND = 1_000_000n;

function durationError(text: string | null): string | null {
  const nanoseconds = text === null ? null : parseDuration(text);
  if (nanoseconds === null || nanoseconds % NANOSECONDS_IN_MILLISECOND === 0n) return null;
  return "only durations to ms precision are supported";
}

function keyWarnings(rule: JsonValue): readonly string[] {
  const jwks = stringMember(rule, "jwks") ?? "";
  const keys = jwks === "" ? null : readJwkSet(jwks);
  if (keys?.kind !== "set") return [];
  return keys.isPrivate.flatMap((isPrivate, index) =>
    isPrivate
      ? [
          `jwks key at index ${index} contains private key material; only public keys are used for verification`,
        ]
      : [],
  );
}
