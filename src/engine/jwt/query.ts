/** One parameter of a query, percent-decoded. */
export interface QueryParameter {
  readonly name: string;
  readonly value: string;
}

/** The parameters of a path's query, in order. An empty piece counts as a nameless one, except behind a last `&`. */
export function queryParameters(path: string): readonly QueryParameter[] {
  const at = path.indexOf("?");
  if (at < 0) return [];
  const pieces = path.slice(at + 1).split("&");
  if (pieces.at(-1) === "") pieces.pop();
  return pieces.map((piece) => {
    const equals = piece.indexOf("=");
    return equals < 0
      ? { name: percentDecode(piece), value: "" }
      : {
          name: percentDecode(piece.slice(0, equals)),
          value: percentDecode(piece.slice(equals + 1)),
        };
  });
}

/**
 * The path without a parameter, its query built again as Envoy does: sorted by name, decoded and not encoded again,
 * each with `=` (semantics 4.3).
 */
export function withoutParameter(
  path: string,
  name: string,
  compare: (a: string, b: string) => number,
): string {
  const at = path.indexOf("?");
  const kept = queryParameters(path)
    .filter((parameter) => parameter.name !== name)
    .toSorted((a, b) => compare(a.name, b.name));
  const query = kept.map((parameter) => `${parameter.name}=${parameter.value}`).join("&");
  return path.slice(0, at) + (kept.length > 0 ? `?${query}` : "");
}

/** Decodes every `%XX`, byte by byte; what is no escape stays. Bytes above 127 stay single characters. */
function percentDecode(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
