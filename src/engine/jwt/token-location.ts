import { compareBytes } from "../../lib/compare-bytes.ts";
import { type HttpRequest, headerValues } from "../http/request.ts";
import type { JwtRule } from "../resources/request-authentication.ts";
import type { SourceRange } from "../source/range.ts";
import { queryParameters, withoutParameter } from "./query.ts";

/** One place where a rule looks for a token. */
export interface TokenLocation {
  readonly in: "header" | "param" | "cookie";
  /** Header names in lower case; parameters and cookies as they are. */
  readonly name: string;
  readonly prefix: string;
  readonly range: SourceRange;
}

export interface FoundToken {
  readonly location: TokenLocation;
  readonly token: string;
}

/**
 * Where a rule looks, in Envoy's order: headers, parameters, cookies, each by name. The defaults count only if the rule
 * names no place at all (semantics 4.3). Source: envoyproxy/envoy .../jwt_authn/extractor.cc.
 */
export function tokenLocations(rule: JwtRule): readonly TokenLocation[] {
  const { fromHeaders, fromParams, fromCookies, range } = rule;
  if (fromHeaders.length + fromParams.length + fromCookies.length === 0) {
    return [
      { in: "header", name: "authorization", prefix: "Bearer ", range },
      { in: "param", name: "access_token", prefix: "", range },
    ];
  }
  const headers = fromHeaders.map(({ name, prefix }) => ({
    in: "header" as const,
    name: name.value.toLowerCase(),
    prefix,
    range: name.range,
  }));
  const plain = (kind: "param" | "cookie", names: JwtRule["fromParams"]) =>
    names.map((name) => ({ in: kind, name: name.value, prefix: "", range: name.range }));
  const sorted = (locations: readonly TokenLocation[]) =>
    unique(locations).toSorted((a, b) => compareBytes(a.name + a.prefix, b.name + b.prefix));
  return [
    ...sorted(headers),
    ...sorted(plain("param", fromParams)),
    ...sorted(plain("cookie", fromCookies)),
  ];
}

function unique(locations: readonly TokenLocation[]): readonly TokenLocation[] {
  return [
    ...new Map(
      locations.map((location) => [`${location.name} ${location.prefix}`, location]),
    ).values(),
  ];
}

/** The tokens at a place: every line of a header, the first of a parameter or cookie. */
export function tokensAt(request: HttpRequest, location: TokenLocation): readonly FoundToken[] {
  return valuesAt(request, location).map((token) => ({ location, token }));
}

function valuesAt(request: HttpRequest, location: TokenLocation): readonly string[] {
  switch (location.in) {
    case "header":
      return headerValues(request, location.name).flatMap((value) =>
        behindPrefix(value, location.prefix),
      );
    case "param": {
      const found = queryParameters(request.path ?? "").find(({ name }) => name === location.name);
      return found ? [found.value] : [];
    }
    case "cookie": {
      const found = cookies(request).find(({ name }) => name === location.name);
      return found ? [found.value] : [];
    }
  }
}

/** The prefix is looked for anywhere in the value; behind it everything from the next token character on. */
function behindPrefix(value: string, prefix: string): readonly string[] {
  if (prefix === "") return [value];
  const at = value.indexOf(prefix);
  if (at < 0) return [];
  const rest = value.slice(at + prefix.length);
  const start = rest.search(/[A-Za-z0-9_.-]/);
  return [start < 0 ? value : rest.slice(start)];
}

/** Blanks count, except before a name; quotes are cut off only where they are the first and the last character. */
function cookies(
  request: HttpRequest,
): readonly { readonly name: string; readonly value: string }[] {
  return headerValues(request, "cookie").flatMap((line) =>
    line.split(";").flatMap((piece) => {
      const equals = piece.indexOf("=");
      if (equals < 0) return [];
      const value = piece.slice(equals + 1);
      const quoted = value.length >= 2 && value.startsWith('"') && value.endsWith('"');
      const name = piece.slice(0, equals).replace(/^ +/, "");
      return [{ name, value: quoted ? value.slice(1, -1) : value }];
    }),
  );
}

/** The request once the token has been taken from its place: the whole header goes, or the parameter; cookies stay. */
export function withoutToken(request: HttpRequest, location: TokenLocation): HttpRequest {
  switch (location.in) {
    case "header":
      return { ...request, headers: request.headers.filter(({ name }) => name !== location.name) };
    case "param":
      return {
        ...request,
        path: withoutParameter(request.path ?? "", location.name, compareBytes),
      };
    case "cookie":
      return request;
  }
}
