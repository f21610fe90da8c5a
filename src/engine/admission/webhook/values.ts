import { trimOf } from "../../../lib/trim.ts";
import { byteLength, quote } from "../go/format.ts";
import { parseAddress, prefixError } from "../go/netip.ts";
import { parseUintError } from "../go/strconv.ts";

/** Every address or range that is none, in istiod's words. */
export function addressErrors(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => {
    if (value.includes("/")) {
      const error = prefixError(value);
      return error === null ? [] : [`bad CIDR range (${value}): ${error}`];
    }
    return parseAddress(value).kind === "error" ? [`bad IP address (${value})`] : [];
  });
}

/** Every port that is none. Above the highest one istiod prints that there was no error. */
export function portErrors(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => {
    const error = parseUintError(value, 32);
    if (error !== null) return [`bad port (${value}): ${error}`];
    return Number(value) > 65535 ? [`bad port (${value}): <nil>`] : [];
  });
}

/** The first of a list's values that istiod objects to; null if there is none. */
export type ValueCheck = (field: string, values: readonly string[]) => string | null;

export const checkEmpty: ValueCheck = (field, values) =>
  values.includes("") ? `empty value not allowed, found in ${field}` : null;

/** At most one `*`, at the start or the end. */
export const checkWildcards: ValueCheck = (field, values) => {
  const empty = checkEmpty(field, values);
  if (empty !== null) return empty;
  for (const value of values) {
    const stars = value.split("*").length - 1;
    if (stars > 1) return `at most one wildcard is allowed, found in ${field}: ${quote(value)}`;
    if (stars === 1 && !value.startsWith("*") && !value.endsWith("*")) {
      return `wildcard is only allowed at the start or end, found in ${field}: ${quote(value)}`;
    }
  }
  return null;
};

export const checkTrustDomains: ValueCheck = (field, values) => {
  const wildcard = checkWildcards(field, values);
  if (wildcard !== null) return wildcard;
  const slashed = values.find((value) => value.includes("/"));
  return slashed === undefined
    ? null
    : `trust domain must not contain '/', found in ${field}: ${quote(slashed)}`;
};

/** How many service accounts a list may have, and how many bytes one of them. */
const MAX_SERVICE_ACCOUNTS = 16;
const MAX_SERVICE_ACCOUNT_BYTES = 320;

export const checkServiceAccounts: ValueCheck = (field, values) => {
  if (values.length > MAX_SERVICE_ACCOUNTS)
    return `may not have more than ${MAX_SERVICE_ACCOUNTS} values`;
  for (const value of values) {
    const problem = serviceAccountProblem(field, value);
    if (problem !== null) return problem;
  }
  return null;
};

function serviceAccountProblem(field: string, value: string): string | null {
  if (value === "") return `empty value not allowed, found in ${field}`;
  if (value.includes("*")) return `wildcard not allowed, found in ${field}`;
  const form = "expected format 'serviceAccount' or 'namespace/serviceAccount', found";
  const [namespace = "", name, ...more] = value.split("/");
  if (more.length > 0) return `${form} ${quote(value)} in ${field}`;
  if (byteLength(value) > MAX_SERVICE_ACCOUNT_BYTES) {
    return `value cannot exceed ${MAX_SERVICE_ACCOUNT_BYTES} characters, found ${quote(value)} in ${field}`;
  }
  if (name === undefined) return null;
  if (namespace === "") return `${form} empty namespace ${quote(value)} in ${field}`;
  return name === "" ? `${form} empty serviceAccount ${quote(value)} in ${field}` : null;
}

const ONE_SEGMENT = "{*}";
const ANY_SEGMENTS = "{**}";

/** Path templates: `{**}` only at the end, no other braces, and literals that a path may hold. */
export const checkPathTemplates: ValueCheck = (field, values) => {
  for (const value of values) {
    const problem = templateProblem(field, value);
    if (problem !== null) return problem;
  }
  return null;
};

function templateProblem(field: string, value: string): string | null {
  const isTemplate = value.includes(ONE_SEGMENT) || value.includes(ANY_SEGMENTS);
  const path = trimOf(value, "/");
  const refused = `invalid or unsupported path ${path}, found in ${field}. `;
  let hasAny = false;
  for (const segment of path.split("/")) {
    if (segment === ONE_SEGMENT || segment === ANY_SEGMENTS) {
      if (hasAny) return `${refused}{**} is not the last operator`;
      hasAny = segment === ANY_SEGMENTS;
    } else if (/[{}]/.test(segment)) {
      return `${refused}Contains '{' or '}' beyond a supported path template`;
    } else if (isTemplate && !/^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/.test(segment)) {
      return `${refused}Contains segment ${segment} with invalid string literal`;
    }
  }
  return null;
}
