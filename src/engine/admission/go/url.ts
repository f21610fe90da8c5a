import { quote } from "./format.ts";
import { parseAddress } from "./netip.ts";

/** The parts of a URL that somebody asks for, or Go's words for why it is none. */
export type UrlReading =
  | { readonly kind: "url"; readonly scheme: string; readonly port: string }
  | { readonly kind: "error"; readonly message: string };

/** `request`: a URL or an absolute path, as in a request line. `reference`: any, also with a fragment. */
export type UrlForm = "request" | "reference";

/** Parses a URL as Go's url.ParseRequestURI or url.Parse does; the scheme comes in lower case. */
export function parseUrl(text: string, form: UrlForm): UrlReading {
  const hash = form === "reference" ? text.indexOf("#") : -1;
  const url = hash < 0 ? text : text.slice(0, hash);
  const parsed = parseParts(url, form);
  if (typeof parsed === "string")
    return { kind: "error", message: `parse ${quote(url)}: ${parsed}` };
  const fragment = hash < 0 ? null : unescapeError(text.slice(hash + 1), "path");
  if (fragment !== null) return { kind: "error", message: `parse ${quote(text)}: ${fragment}` };
  return { kind: "url", ...parsed };
}

interface Parts {
  readonly scheme: string;
  readonly port: string;
}

/** The parts, or what is wrong. */
function parseParts(url: string, form: UrlForm): Parts | string {
  if ([...url].some((character) => character < " " || character === "\x7f")) {
    return "net/url: invalid control character in URL";
  }
  if (url === "" && form === "request") return "empty url";
  if (url.startsWith(":")) return "missing protocol scheme";
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(url)?.[1] ?? "";
  const afterScheme = scheme === "" ? url : url.slice(scheme.length + 1);
  let rest = afterScheme.split("?", 1)[0] ?? "";
  const noPort = { scheme: scheme.toLowerCase(), port: "" };
  if (!rest.startsWith("/") && url !== "*") {
    if (scheme !== "") return noPort;
    if (form === "request") return "invalid URI for request";
    if ((rest.split("/", 1)[0] ?? "").includes(":"))
      return "first path segment in URL cannot contain colon";
  }
  let port = "";
  const hasAuthority =
    rest.startsWith("//") && (scheme !== "" || (form === "reference" && !rest.startsWith("///")));
  if (hasAuthority) {
    const slash = rest.indexOf("/", 2);
    const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
    rest = slash < 0 ? "" : rest.slice(slash);
    const problem = authorityError(noPort.scheme, authority);
    if (problem !== null) return problem;
    port = /:([0-9]*)$/.exec(authority)?.[1] ?? "";
  }
  return unescapeError(rest, "path") ?? { ...noPort, port };
}

function authorityError(scheme: string, authority: string): string | null {
  const at = authority.lastIndexOf("@");
  const problem = hostError(scheme, authority.slice(at + 1));
  if (problem !== null || at < 0) return problem;
  const user = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user)) return "net/url: invalid userinfo";
  const colon = user.indexOf(":");
  if (colon < 0) return unescapeError(user, "path");
  return (
    unescapeError(user.slice(0, colon), "path") ?? unescapeError(user.slice(colon + 1), "path")
  );
}

function hostError(scheme: string, host: string): string | null {
  const bracket = host.lastIndexOf("[");
  if (bracket > 0) return "invalid IP-literal";
  if (bracket === 0) return literalError(host);
  const first = host.indexOf(":");
  if (first >= 0) {
    // Go is strict about a second colon for these schemes only, since some databases use lists of hosts.
    const isStrict = scheme === "http" || scheme === "https";
    const port = host.slice(isStrict ? first : host.lastIndexOf(":"));
    if (!/^:[0-9]*$/.test(port)) return `invalid port ${quote(port)} after host`;
  }
  return unescapeError(host, "host");
}

/** An IPv6 address in brackets, perhaps with a zone and a port. */
function literalError(host: string): string | null {
  const close = host.lastIndexOf("]");
  if (close < 0) return "missing ']' in host";
  const port = host.slice(close + 1);
  if (!/^(?::[0-9]*)?$/.test(port)) return `invalid port ${quote(port)} after host`;
  const name = host.slice(1, close);
  const zone = name.indexOf("%25");
  const plain = zone < 0 ? name : name.slice(0, zone);
  const problem =
    unescapeError(plain, "host") ?? (zone < 0 ? null : unescapeError(name.slice(zone), "zone"));
  if (problem !== null) return problem;
  const address = parseAddress(unescapeText(name));
  if (address.kind === "error") return `invalid host: ${address.message}`;
  return address.bits === 32 ? "invalid IP-literal" : null;
}

type Part = "path" | "host" | "zone";

const HOST_CHARACTER = /^[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]$/;

function unescapeError(text: string, part: Part): string | null {
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character !== "%") {
      if (part !== "path" && character < "\x80" && !HOST_CHARACTER.test(character)) {
        return `invalid character ${quote(character)} in host name`;
      }
      continue;
    }
    const triplet = text.slice(index, index + 3);
    if (!/^%[0-9A-Fa-f]{2}$/.test(triplet))
      return `invalid URL escape ${quoteThreeBytes(text.slice(index, index + 4))}`;
    const isAscii = Number.parseInt(triplet.slice(1, 2), 16) < 8;
    if (part === "host" && isAscii && triplet !== "%25")
      return `invalid URL escape ${quote(triplet)}`;
    const meant = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    if (part === "zone" && triplet !== "%25" && meant !== " " && !HOST_CHARACTER.test(meant)) {
      return `invalid URL escape ${quote(triplet)}`;
    }
    index += 2;
  }
  return null;
}

/** The first three bytes in quotes; bytes of a character that is cut in two stand as `\\xf0`. */
function quoteThreeBytes(text: string): string {
  const bytes = new TextEncoder().encode(text).slice(0, 3);
  let whole = "";
  let length = 0;
  for (const character of text) {
    const next = length + new TextEncoder().encode(character).length;
    if (next > bytes.length) break;
    whole += character;
    length = next;
  }
  const rest = Array.from(bytes.slice(length), (byte) => `\\x${byte.toString(16)}`).join("");
  return `${quote(whole).slice(0, -1)}${rest}"`;
}

function unescapeText(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
