/** Istio's string matcher: one `*` at one end, or the whole value (semantics 5.4, S and H). */
export type StringMatch =
  | { readonly kind: "exact"; readonly value: string }
  | { readonly kind: "prefix"; readonly value: string }
  | { readonly kind: "suffix"; readonly value: string }
  /** `*`: there, and not empty. */
  | { readonly kind: "non-empty" }
  /** `*` of a header: there, even when empty. */
  | { readonly kind: "present" };

/**
 * Reads a pattern. A leading `*` wins over a trailing one, and a `*` anywhere else is a literal.
 * `whole` says what a lone `*` means. Source: istio/istio pilot/pkg/security/authz/matcher/string.go.
 */
export function readStringMatch(pattern: string, whole: "non-empty" | "present"): StringMatch {
  if (pattern === "*") return { kind: whole };
  if (pattern.startsWith("*")) return { kind: "suffix", value: pattern.slice(1) };
  if (pattern.endsWith("*")) return { kind: "prefix", value: pattern.slice(0, -1) };
  return { kind: "exact", value: pattern };
}

export function stringMatches(match: StringMatch, value: string): boolean {
  switch (match.kind) {
    case "exact":
      return value === match.value;
    case "prefix":
      return value.startsWith(match.value);
    case "suffix":
      return value.endsWith(match.value);
    case "non-empty":
      return value !== "";
    case "present":
      return true;
  }
}

/** The same match on ASCII-lower-cased values, as `hosts` compares. */
export function withoutCase(match: StringMatch): StringMatch {
  return "value" in match ? { ...match, value: asciiLower(match.value) } : match;
}

/** Lower-cases A-Z and nothing else, as Envoy does. */
export function asciiLower(value: string): string {
  return value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * Whether a value matches a pattern in which every `*` stands for any characters. Linear in both: the
 * leftmost fit of each part is always good enough.
 */
export function globMatches(pattern: string, value: string): boolean {
  const parts = pattern.split("*");
  const first = parts.shift() ?? "";
  const last = parts.pop();
  if (last === undefined) return value === first;
  if (!value.startsWith(first) || value.length < first.length + last.length) return false;
  let at = first.length;
  const end = value.length - last.length;
  for (const part of parts) {
    const found = value.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return value.endsWith(last);
}
