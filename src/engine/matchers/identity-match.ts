import { globMatches, readStringMatch, stringMatches } from "./string-match.ts";

const SCHEME = "spiffe://";

/** A test on one URI of the peer's certificate. */
export type UriTest = (uri: string) => boolean;

/**
 * `principals`: the value with `spiffe://` put in front, as Istio does, so that a value which already has it
 * matches nobody. Source: istio/istio pilot/pkg/security/authz/model/generator.go, srcPrincipalGenerator.
 */
export function principalTest(value: string): UriTest {
  const match = readStringMatch(value, "non-empty");
  switch (match.kind) {
    case "exact":
      return (uri) => uri === SCHEME + match.value;
    case "prefix":
      return (uri) => uri.startsWith(SCHEME + match.value);
    case "suffix":
      return (uri) =>
        uri.startsWith(SCHEME) &&
        uri.length >= SCHEME.length + match.value.length &&
        uri.endsWith(match.value);
    case "non-empty":
    case "present":
      return (uri) => stringMatches(match, uri);
  }
}

/**
 * `namespaces`: `/ns/V/` somewhere in the URI, each `*` of V any characters, also `/`. So `*a` finds
 * namespace `foo` through `/ns/foo/sa/` (semantics 5.6).
 */
export function namespaceTest(value: string): UriTest {
  return (uri) => globMatches(`*/ns/${value}/*`, uri);
}

/** `serviceAccounts`: `NAME`, in the policy's namespace, or `NAMESPACE/NAME`. The trust domain does not count. */
export function serviceAccountTest(value: string, policyNamespace: string): UriTest {
  const slash = value.indexOf("/");
  const namespace = slash < 0 ? policyNamespace : value.slice(0, slash);
  const account = slash < 0 ? value : value.slice(slash + 1);
  const quoted = `^spiffe://.+/ns/${quote(namespace)}/(?:.+/|)sa/${quote(account)}(?:/.+)?$`;
  const test = new RegExp(quoted);
  return (uri) => test.test(uri);
}

/** `trustDomains`: any, exactly one, or one with a `*` that does not cross `/`. */
export function trustDomainTest(value: string): UriTest {
  if (value === "*") return (uri) => uri.startsWith(SCHEME);
  if (!value.includes("*")) return (uri) => uri.startsWith(`${SCHEME}${value}/`);
  const at = value.indexOf("*");
  const test = new RegExp(
    `^spiffe://${quote(value.slice(0, at))}[^/]*${quote(value.slice(at + 1))}/.*$`,
  );
  return (uri) => test.test(uri);
}

function quote(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}
