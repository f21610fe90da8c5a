import type { CelRule } from "../../resources/fields/field.ts";
import { parseDuration } from "../go/duration.ts";
import { parseInt64 } from "../go/strconv.ts";
import { parseUrl } from "../go/url.ts";
import { type JsonValue, member } from "../json.ts";

/** What came of a rule: an error is one of its evaluation, such as a conversion that fails. */
export type RuleResult = "holds" | "fails" | { readonly error: string };

export interface Rule {
  readonly message: string;
  readonly check: (value: JsonValue) => RuleResult;
}

function demand(message: string, holds: (value: JsonValue) => boolean): Rule {
  return { message, check: (value) => (holds(value) ? "holds" : "fails") };
}

function keys(value: JsonValue | null): readonly string[] {
  if (value?.kind !== "object") return [];
  return [...value.entries].flatMap(([key, entry]) => (entry.value.kind === "null" ? [] : [key]));
}

function textOf(value: JsonValue): string {
  return value.kind === "string" ? value.value : "";
}

function has(value: JsonValue, key: string): boolean {
  return member(value, key) !== null;
}

function howMany(value: JsonValue, ...fields: readonly string[]): number {
  return fields.filter((key) => has(value, key)).length;
}

/** Nanoseconds; the rule says `duration(self) >= duration('1ms')`. */
const SHORTEST_DURATION = 1_000_000n;

function conversionError(to: string): { readonly error: string } {
  return { error: `type conversion error from 'string' to '${to}'` };
}

/** One key that is out of range decides, even where another is no number. */
function portsInRange(value: JsonValue): RuleResult {
  const ports = keys(value).map(parseInt64);
  if (ports.some((port) => port !== null && (port <= 0n || port > 65535n))) return "fails";
  return ports.includes(null) ? conversionError("int") : "holds";
}

function validDuration(value: JsonValue): RuleResult {
  const nanoseconds = parseDuration(textOf(value));
  if (nanoseconds === null) return conversionError("google.protobuf.Duration");
  return nanoseconds >= SHORTEST_DURATION ? "holds" : "fails";
}

/** Parsed twice, since the first form takes a fragment for part of the path. */
function httpUrl(value: JsonValue): RuleResult {
  const text = textOf(value);
  const request = parseUrl(text, "request");
  const url = request.kind === "error" ? request : parseUrl(text, "reference");
  if (url.kind === "error")
    return { error: `URL parse error during conversion from string: ${url.message}` };
  return url.scheme === "http" || url.scheme === "https" ? "holds" : "fails";
}

const PEER_LISTS = ["principals", "notPrincipals", "namespaces", "notNamespaces"];

/** Istio's CEL rules by name. Presence is what counts: an empty list is there, a null is not. */
export const CEL_RULES: Readonly<Record<CelRule, Rule>> = {
  "one-attachment": demand(
    "only one of targetRefs or selector can be set",
    (value) => howMany(value, "selector", "targetRef", "targetRefs") <= 1,
  ),
  "no-label-value-wildcard": demand(
    "wildcard not allowed in label value match",
    (value) => !textOf(value).includes("*"),
  ),
  "no-label-key-wildcard": demand(
    "wildcard not allowed in label key match",
    (value) => !keys(value).some((key) => key.includes("*")),
  ),
  "no-empty-label-key": demand("key must not be empty", (value) => !keys(value).includes("")),
  "no-other-namespace": demand(
    "cross namespace referencing is not currently supported",
    (value) => textOf(value) === "",
  ),
  "service-accounts-alone": demand(
    "Cannot set serviceAccounts with namespaces or principals",
    (value) =>
      howMany(value, "serviceAccounts", "notServiceAccounts") === 0 ||
      howMany(value, ...PEER_LISTS) === 0,
  ),
  "ports-in-range": { message: "port must be between 1-65535", check: portsInRange },
  "ports-need-selector": demand("portLevelMtls requires selector", (value) => {
    if (!has(value, "portLevelMtls")) return true;
    return keys(member(member(value, "selector"), "matchLabels")).length > 0;
  }),
  "one-key-source": demand(
    "only one of jwks or jwksUri can be set",
    (value) => howMany(value, "jwksUri", "jwks_uri", "jwks") <= 1,
  ),
  "valid-duration": { message: "must be a valid duration greater than 1ms", check: validDuration },
  "http-url": { message: "url must have scheme http:// or https://", check: httpUrl },
};
