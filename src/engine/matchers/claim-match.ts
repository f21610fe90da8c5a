import type { JsonObject } from "./facts.ts";
import { readStringMatch, type StringMatch, stringMatches } from "./string-match.ts";

/**
 * The path that a claims key names: `[a][b]` are two steps, `[a.b]` is one. Null if the text behind
 * `request.auth.claims` is no bracketed name. Empty for the payload itself, which matches nothing.
 */
export function claimPath(brackets: string): readonly string[] | null {
  if (brackets === "") return [];
  if (/^(?:\[[^[\]]*\])+$/.test(brackets)) return brackets.slice(1, -1).split("][");
  return brackets.startsWith("[") && brackets.endsWith("]") && brackets.length >= 2
    ? [brackets.slice(1, -1)]
    : null;
}

/** The claim at a path of keys, through objects only; undefined if there is none. */
export function claimAt(payload: JsonObject | null, path: readonly string[]): unknown {
  let at: unknown = payload;
  for (const key of path) {
    if (typeof at !== "object" || at === null || Array.isArray(at) || !Object.hasOwn(at, key))
      return undefined;
    at = (at as JsonObject)[key];
  }
  return path.length === 0 ? undefined : at;
}

/** A claim's strings, the only ones that can match: its own, or the string elements of a list. */
export function claimStrings(claim: unknown): readonly string[] {
  if (typeof claim === "string") return [claim];
  return Array.isArray(claim) ? claim.filter((element) => typeof element === "string") : [];
}

/** `requestPrincipals`: one condition on `iss` and one on `sub`; both claims must be strings. */
export interface RequestPrincipalMatch {
  readonly issuer: StringMatch;
  readonly subject: StringMatch;
}

/**
 * Reads a value of `requestPrincipals`, split at its last slash (semantics 5.4).
 * Source: istio/istio pilot/pkg/security/authz/model/generator.go, requestPrincipalGenerator.
 */
export function readRequestPrincipal(value: string): RequestPrincipalMatch {
  const slash = value.lastIndexOf("/");
  const issuer = slash < 0 ? value : value.slice(0, slash);
  const subject = slash < 0 ? "" : value.slice(slash + 1);
  const any: StringMatch = { kind: "non-empty" };
  if (value === "*") return { issuer: any, subject: any };
  if (value.startsWith("*")) {
    return slash < 0
      ? { issuer: any, subject: { kind: "suffix", value: value.slice(1) } }
      : {
          issuer: readStringMatch(issuer, "non-empty"),
          subject: { kind: "exact", value: subject },
        };
  }
  if (value.endsWith("*")) {
    return slash < 0
      ? { issuer: { kind: "prefix", value: value.slice(0, -1) }, subject: any }
      : {
          issuer: { kind: "exact", value: issuer },
          subject: readStringMatch(subject, "non-empty"),
        };
  }
  return { issuer: { kind: "exact", value: issuer }, subject: { kind: "exact", value: subject } };
}

export function requestPrincipalMatches(
  match: RequestPrincipalMatch,
  payload: JsonObject | null,
): boolean {
  const issuer = claimAt(payload, ["iss"]);
  const subject = claimAt(payload, ["sub"]);
  return (
    typeof issuer === "string" &&
    typeof subject === "string" &&
    stringMatches(match.issuer, issuer) &&
    stringMatches(match.subject, subject)
  );
}
