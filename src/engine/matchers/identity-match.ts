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
  const namespacePart = `/ns/${namespace}/`;
  const accountPart = `sa/${account}`;
  return (uri) => {
    if (!uri.startsWith(SCHEME)) return false;
    return places(uri, namespacePart, SCHEME.length + 1).some((at) => {
      const rest = uri.slice(at + namespacePart.length);
      return places(rest, accountPart, 0).some((found) => {
        const end = rest.slice(found + accountPart.length);
        const begins = found === 0 || (found > 1 && rest.charAt(found - 1) === "/");
        return begins && (end === "" || (end.startsWith("/") && end.length > 1));
      });
    });
  };
}

/** `trustDomains`: any, exactly one, or one with a `*` that does not cross `/`. */
export function trustDomainTest(value: string): UriTest {
  if (value === "*") return (uri) => uri.startsWith(SCHEME);
  const star = value.indexOf("*");
  if (star < 0) return (uri) => uri.startsWith(`${SCHEME}${value}/`);
  const before = SCHEME + value.slice(0, star);
  const after = `${value.slice(star + 1)}/`;
  return (uri) => {
    if (!uri.startsWith(before)) return false;
    const rest = uri.slice(before.length);
    const covered = rest.indexOf("/");
    return places(rest, after, 0).some((at) => at <= covered);
  };
}

/** Every place from `start` on at which the text has the part. */
function places(text: string, part: string, start: number): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part, start); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}
