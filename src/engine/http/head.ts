import { trimEndOf, trimOf } from "../../lib/trim.ts";
import type { ScenarioRequest } from "../scenario/document.ts";
import { type CodecRefusal, codecError, codecRefusal } from "./refusal.ts";
import type { HeaderLine } from "./request.ts";

/** The head of an HTTP/1.1 message as it goes over the wire, one character a byte. */
export interface RequestHead {
  readonly method: string;
  readonly target: string;
  /** `host` first, if there is one; lower-case names, values without blanks and tabs at their ends. */
  readonly lines: readonly HeaderLine[];
  /** Bytes of the whole head with its line ends. */
  readonly size: number;
}

/** Envoy's `max_request_headers_kb`, in bytes. */
const MAX_HEAD_BYTES = 60 * 1024;
/** Methods that Envoy's HTTP/1.1 parser knows, in capitals only. */
const METHODS = new Set(
  (
    "ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MOVE MSEARCH NOTIFY " +
    "OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK " +
    "UNSUBSCRIBE"
  ).split(" "),
);
const HEADER_NAME = /^[a-z0-9!#$%&'*+\-.^_`|~]+$/;
const PATH = /^[/*][!-~]*$/;
/** Scheme, except for CONNECT, then a place, then what Envoy takes for path and query. */
const ABSOLUTE =
  /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/)([A-Za-z0-9!$%&'()*+,\-.:;=@[\]_~]*)(?:[/?][!-~]*)?$/;
const CONNECT_TARGET = /^([A-Za-z0-9!$%&'()*+,\-.:;=@[\]_~]*)(?:[/?][!-~]*)?$/;

/** What a client sends for the scenario's `http`. */
export function writeHead(
  http: NonNullable<ScenarioRequest["http"]>,
  defaultAuthority: string,
): RequestHead {
  const given = Object.entries(http.headers ?? {}).flatMap(([name, value]) =>
    [value].flat().map((line) => headerLine(name, line)),
  );
  const hasHost = given.some(({ name }) => name === "host");
  const authority = http.authority ?? (hasHost ? null : defaultAuthority);
  const lines = authority === null ? given : [headerLine("host", authority), ...given];
  const method = trimEndOf(asBytes(http.method ?? "GET"), " \t");
  const target = trimmed(asBytes(http.path ?? "/"));
  const firstLine = `${method} ${target} HTTP/1.1\r\n`.length;
  const rest = lines.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 2);
  return { method, target, lines, size: firstLine + rest };
}

/** A name ends at its first `:`; a carriage return inside a value is dropped. */
function headerLine(name: string, value: string): HeaderLine {
  const text = `${asBytes(name)}: ${asBytes(value).replaceAll("\r", "")}`;
  // A `:` in front leaves no name at all.
  const colon = text.indexOf(":");
  return { name: text.slice(0, colon).toLowerCase(), value: trimmed(text.slice(colon + 1)) };
}

function trimmed(value: string): string {
  return trimOf(value, " \t");
}

/** Up to `ÿ` a character is a byte; a text with others is sent as UTF-8. */
function asBytes(text: string): string {
  const isBytes = Array.from(text).every((character) => (character.codePointAt(0) ?? 0) <= 0xff);
  if (isBytes) return text;
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

/**
 * The first fault of a head, in the order in which Envoy's parser sees them (semantics 5.8): an oversized head arrives
 * in pieces, so its first line is judged first; else characters that no head may hold come before anything else.
 *
 * Source: google/quiche balsa_frame.cc, envoyproxy/envoy source/common/http/http1/balsa_parser.cc.
 */
export function checkHead(head: RequestHead): CodecRefusal | null {
  if (head.size > MAX_HEAD_BYTES) return checkFirstLine(head) ?? tooLarge(head);
  return (
    checkTokens(head) ?? checkCharacters(head) ?? checkFirstLine(head) ?? checkLines(head.lines)
  );
}

/** A request line without its first or second word is not read any further. */
function checkTokens({ method, target }: RequestHead): CodecRefusal | null {
  if (method === "" || method.startsWith(" ")) {
    return codecError({ name: "method", wanted: "a method", saw: method });
  }
  if (target !== "") return null;
  const check = { name: "target", wanted: "a path that begins with `/`", saw: target };
  return method === "CONNECT" ? codecRefusal(400, "http1.invalid_url", check) : codecError(check);
}

function tooLarge({ size }: RequestHead): CodecRefusal {
  const check = { name: "headers", wanted: "at most 60 KiB", saw: `${size} bytes` };
  return codecRefusal(431, "http1.headers_too_large", check);
}

function checkCharacters({ method, target, lines }: RequestHead): CodecRefusal | null {
  const texts = [
    { name: "method", text: method },
    { name: "target", text: target },
    ...lines.flatMap(({ name, value }) => [
      { name: "header name", text: name },
      { name: `header ${name}`, text: value },
    ]),
  ];
  const bad = texts.find(({ text }) => hasControls(text));
  if (bad === undefined) return null;
  const check = { name: bad.name, wanted: "no control characters", saw: bad.text };
  return codecRefusal(400, "http1.invalid_characters", check);
}

/** Control characters but tab and line ends, and DEL. */
function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x7f || (code < 0x20 && code !== 9 && code !== 10 && code !== 13)) return true;
  }
  return false;
}

function checkFirstLine({ method, target }: RequestHead): CodecRefusal | null {
  if (!METHODS.has(method)) {
    return codecError({
      name: "method",
      wanted: "a method that HTTP/1.1 parsers know",
      saw: method,
    });
  }
  const place = (method === "CONNECT" ? CONNECT_TARGET : ABSOLUTE).exec(target)?.[1];
  if (PATH.test(target) || (place !== undefined && !place.includes("@@"))) return null;
  const wanted = "a path that begins with `/`, without blanks and non-ASCII bytes";
  return codecError({ name: "target", wanted, saw: target });
}

function checkLines(lines: readonly HeaderLine[]): CodecRefusal | null {
  const badName = lines.find(({ name }) => !HEADER_NAME.test(name));
  if (badName) {
    const wanted = "letters, digits and a few signs";
    return codecError({ name: "header name", wanted, saw: badName.name });
  }
  const broken = lines.find(({ value }) => value.includes("\n"));
  if (broken) {
    return codecError({ name: `header ${broken.name}`, wanted: "one line", saw: broken.value });
  }
  return checkLength(lines);
}

/** One `content-length` at most, and a number. With a chunked body nobody reads it here. */
function checkLength(lines: readonly HeaderLine[]): CodecRefusal | null {
  const lengths = lines.filter(({ name }) => name === "content-length").map(({ value }) => value);
  const [length] = lengths;
  if (length === undefined) return null;
  const encoding = lines.findLast(({ name }) => name === "transfer-encoding")?.value;
  const readable = encoding?.toLowerCase() === "chunked" || isUint64(length);
  if (lengths.length === 1 && readable) return null;
  return codecError({ name: "content-length", wanted: "one number", saw: lengths.join(", ") });
}

function isUint64(text: string): boolean {
  return /^\d+$/.test(text) && BigInt(text) < 2n ** 64n;
}
