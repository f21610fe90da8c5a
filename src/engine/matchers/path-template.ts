/** What `{*}` and `{**}` may cover and what a literal may hold; `{**}` also takes `/`. */
const CHARACTERS = "A-Za-z0-9\\-._~%!$&'()+,;:@=*";
const LITERAL = new RegExp(`^[${CHARACTERS}]+$`);
const ONE_SEGMENT = `[${CHARACTERS}]+`;
const ANYTHING = `[${CHARACTERS}/]*`;

/** True if a value of `paths` is a path template (semantics 5.7). */
export function isPathTemplate(value: string): boolean {
  return value.includes("{*}") || value.includes("{**}");
}

/**
 * Compiles a template to a test on a path without its query. Null if Envoy would not load it: then the
 * proxy does not stay up (semantics 5.5).
 *
 * An operator counts where a segment starts with it; what follows it in the same segment is a suffix, which must end
 * the template. Nothing but literals may come behind `{**}`. Source: envoyproxy/envoy
 * source/extensions/path/uri_template_lib/uri_template_internal.cc, parseURLPatternSyntax.
 */
export function compilePathTemplate(value: string): RegExp | null {
  const pattern = value.replaceAll("{**}", "**").replaceAll("{*}", "*");
  if (!/^\/[!-~]*$/.test(pattern)) return null;
  const segments = pattern === "/" ? [] : pattern.slice(1).split("/");
  let source = "^";
  let behindTextGlob = false;
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    const operator = segment.startsWith("**") ? "**" : segment.startsWith("*") ? "*" : "";
    const literal = segment.slice(operator.length);
    if (operator !== "" && behindTextGlob) return null;
    if (operator !== "" && literal !== "" && !isLast) return null;
    if (literal !== "" && !LITERAL.test(literal)) return null;
    // One empty segment at the very end is a trailing slash; anywhere else it is no literal.
    if (segment === "" && (!isLast || index === 0)) return null;
    behindTextGlob ||= operator === "**";
    source += `/${operator === "**" ? ANYTHING : operator === "*" ? ONE_SEGMENT : ""}${quote(literal)}`;
  }
  return regExpOf(`${segments.length === 0 ? "^/" : source}$`);
}

/** Null for one that is too large; Envoy's RE2 has a limit of its own, and refuses to load what exceeds it. */
function regExpOf(source: string): RegExp | null {
  try {
    const made = new RegExp(source);
    // Compiled only when it is first used: that is where a large one fails.
    made.test("");
    return made;
  } catch {
    return null;
  }
}

function quote(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
