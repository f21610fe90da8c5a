import { compareBytes } from "../../lib/compare-bytes.ts";
import type { JwtRule, RequestAuthentication } from "../resources/request-authentication.ts";
import type { SourceRange } from "../source/range.ts";
import type { PolicyRef } from "../trace/trace.ts";
import { DEMO_ISSUER, DEMO_JWKS } from "./demo-keys.ts";
import { type KeySet, PLACEHOLDER_KEY_SET, readKeySet } from "./key-set.ts";

/** A jwtRule as the proxy holds it. */
export interface JwtProvider {
  readonly policy: PolicyRef;
  readonly rule: JwtRule;
  readonly keySet: KeySet;
}

/** An assumption that every verdict should state; the shape of a verdict's notes. */
export interface ProviderNote {
  readonly code: string;
  readonly message: string;
  readonly range: SourceRange | null;
}

export interface Providers {
  readonly providers: readonly JwtProvider[];
  /** An inline key set that Envoy cannot use: it refuses the whole listener (semantics 4.6). */
  readonly listenerRejected: { readonly range: SourceRange; readonly message: string } | null;
  readonly notes: readonly ProviderNote[];
}

/**
 * Merges the rules of the attached RequestAuthentications, by issuer as bytes, a missing one first (semantics 4.1), and
 * finds each one's keys. `jwks` is what the scenario says that URIs answer.
 *
 * Source: istio/istio pilot/pkg/security/authn/policy_applier.go, pilot/pkg/model/jwks_resolver.go.
 */
export function makeProviders(
  policies: readonly { readonly ref: PolicyRef; readonly policy: RequestAuthentication }[],
  jwks: Readonly<Record<string, unknown>>,
): Providers {
  const notes: ProviderNote[] = [];
  let listenerRejected: Providers["listenerRejected"] = null;
  const rules = policies
    .flatMap(({ ref, policy }) => policy.jwtRules.map((rule) => ({ ref, rule })))
    .toSorted((a, b) => compareBytes(a.rule.issuer?.value ?? "", b.rule.issuer?.value ?? ""));
  const providers = rules.map(({ ref, rule }, index): JwtProvider => {
    const keys = keysOf(rule, jwks);
    if (keys.kind === "invalid") {
      const message = `Envoy refuses the listener: provider origins-${index} has invalid local jwks: ${keys.why}`;
      listenerRejected ??= { range: rule.jwks?.range ?? rule.range, message };
      return { policy: ref, rule, keySet: PLACEHOLDER_KEY_SET };
    }
    if (keys.note) notes.push(keys.note);
    return { policy: ref, rule, keySet: keys.keySet };
  });
  return { providers, listenerRejected, notes };
}

type Keys =
  | { readonly kind: "keys"; readonly keySet: KeySet; readonly note: ProviderNote | null }
  | { readonly kind: "invalid"; readonly why: string };

function keysOf(rule: JwtRule, jwks: Readonly<Record<string, unknown>>): Keys {
  if (rule.jwks) {
    const read = readKeySet(rule.jwks.value);
    return read.kind === "keys" ? { ...read, note: null } : read;
  }
  const place = rule.jwksUri?.value ?? rule.issuer?.value ?? "";
  const names = rule.jwksUri
    ? [place]
    : [place, `${place.replace(/\/$/, "")}/.well-known/openid-configuration`];
  const found = names.find((name) => Object.hasOwn(jwks, name));
  const answer = found === undefined ? undefined : jwks[found];
  const unreachable: Keys = { kind: "keys", keySet: PLACEHOLDER_KEY_SET, note: null };
  if (answer === "unreachable") return unreachable;
  const range = rule.jwksUri?.range ?? rule.issuer?.range ?? rule.range;
  if (answer === undefined && rule.issuer?.value === DEMO_ISSUER) {
    return textKeys(JSON.stringify(DEMO_JWKS), place, range);
  }
  if (answer === undefined) {
    const message = `the scenario gives no key set for \`${place}\`; it is taken as unreachable`;
    return { ...unreachable, note: { code: "assumed/jwks", message, range } };
  }
  return textKeys(typeof answer === "string" ? answer : JSON.stringify(answer), place, range);
}

/** A fetched body; one that is no key set counts as a failed fetch (semantics 4.6, pull 61375). */
function textKeys(text: string, place: string, range: SourceRange): Keys {
  const read = readKeySet(text);
  if (read.kind === "keys") return { ...read, note: null };
  const message = `what \`${place}\` answers is no key set (${read.why}); istiod takes the fetch as failed`;
  return {
    kind: "keys",
    keySet: PLACEHOLDER_KEY_SET,
    note: { code: "assumed/jwks", message, range },
  };
}
