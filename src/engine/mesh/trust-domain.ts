/** The mesh's trust domain and its aliases, each once, the domain itself first. */
export type TrustDomainBundle = readonly string[];

export function trustDomainBundle(
  trustDomain: string,
  aliases: readonly string[],
): TrustDomainBundle {
  return [...new Set([trustDomain, ...aliases])];
}

/**
 * The values that one value of `principals` stands for: its trust domain replaced by each of the mesh's,
 * if it is one of them or `cluster.local` (semantics 5.6).
 *
 * Source: istio/istio pilot/pkg/security/trustdomain/bundle.go, ReplaceTrustDomainAliases.
 */
export function expandPrincipal(value: string, bundle: TrustDomainBundle): readonly string[] {
  const parts = value.split("/");
  const domain = parts[0] ?? "";
  if (parts.length !== 5 || domain === "*") return [value];
  const known = bundle.some((member) => covers(domain, member) || covers(member, domain));
  if (!known && domain !== "cluster.local") return [value];
  const rest = value.slice(domain.length);
  const replaced = bundle.map((member) =>
    domain.startsWith("*") && covers(domain, member) ? value : `${member}${rest}`,
  );
  return [...new Set(replaced)];
}

/** `trustDomains`: only a value that is literally one of the mesh's stands for all of them. */
export function expandTrustDomain(value: string, bundle: TrustDomainBundle): readonly string[] {
  return bundle.includes(value) ? bundle : [value];
}

/** `pattern` with one wildcard at an end, or equal. */
function covers(pattern: string, value: string): boolean {
  if (pattern === "*") return value.length > 0;
  if (pattern.startsWith("*")) return value.endsWith(pattern.slice(1));
  if (pattern.endsWith("*")) return value.startsWith(pattern.slice(0, -1));
  return pattern === value;
}
