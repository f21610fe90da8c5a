/** What `{*}` and `{**}` may cover; `{**}` also takes `/`. */
const SEGMENT = "[A-Za-z0-9\\-._~%!$&'()+,;:@=*]";
const LITERAL = /^[A-Za-z0-9\-._~%!$&'()+,;:@=]*$/;

/** True if a value of `paths` is a path template (semantics 5.7). */
export function isPathTemplate(value: string): boolean {
  return value.includes("{*}") || value.includes("{**}");
}

/**
 * Compiles a template to a test on a path without its query. Null if Envoy would not load it: then the
 * proxy does not stay up (semantics 5.5). Source: envoyproxy/envoy source/extensions/path/uri_template_lib.
 */
export function compilePathTemplate(value: string): RegExp | null {
  const pattern = value.replaceAll("{**}", "**").replaceAll("{*}", "*");
  if (!pattern.startsWith("/")) return null;
  const segments = pattern.slice(1).split("/");
  let source = "^";
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === "" && !isLast) return null;
    if (segment === "" && isLast && segments.length > 1 && segments[index - 1] === "") return null;
    source += "/";
    if (segment === "*") source += `${SEGMENT}+`;
    else if (segment === "**") source += `(?:${SEGMENT}|/)*`;
    else if (LITERAL.test(segment)) source += segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    else return null;
  }
  return new RegExp(`${source}$`);
}
