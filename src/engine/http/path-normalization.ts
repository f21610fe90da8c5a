import type { PathNormalization } from "../mesh/mesh-config.ts";

/** One step that changed the path. */
export interface NormalizationStep {
  readonly step: string;
  readonly before: string;
  readonly after: string;
}

export type NormalizedPath =
  | { readonly kind: "path"; readonly path: string; readonly steps: readonly NormalizationStep[] }
  /** 400 `path_normalization_failed`. */
  | { readonly kind: "rejected" };

const MERGES: readonly PathNormalization[] = ["MERGE_SLASHES", "DECODE_AND_MERGE_SLASHES"];

/**
 * What Envoy makes of `:path` before any policy sees it, and what the workload receives (semantics 5.7), with
 * the fixes of August 2026. The query keeps its place and is not looked into.
 *
 * Source: envoyproxy/envoy source/common/http/path_utility.cc.
 */
export function normalizePath(path: string, setting: PathNormalization): NormalizedPath {
  const steps: NormalizationStep[] = [];
  let current = path;
  const apply = (step: string, next: string) => {
    if (next !== current) steps.push({ step, before: current, after: next });
    current = next;
  };
  apply("fragment cut", path.split("#", 1)[0] ?? "");
  if (setting === "NONE") return { kind: "path", path: current, steps };
  if (setting === "DECODE_AND_MERGE_SLASHES") {
    apply("escaped slashes decoded", onPath(current, decodeSlashes));
  }
  apply("path parameters behind dots dropped", onPath(current, reduceDotParameters));
  const [bare, query] = splitQuery(current);
  const canonical = canonicalize(bare);
  if (canonical === null) return { kind: "rejected" };
  apply("canonicalised", canonical + query);
  if (MERGES.includes(setting)) apply("slashes merged", onPath(current, mergeSlashes));
  return { kind: "path", path: current, steps };
}

function splitQuery(path: string): readonly [string, string] {
  const at = path.indexOf("?");
  return at < 0 ? [path, ""] : [path.slice(0, at), path.slice(at)];
}

function onPath(path: string, change: (bare: string) => string): string {
  const [bare, query] = splitQuery(path);
  return change(bare) + query;
}

function decodeSlashes(path: string): string {
  return path.replace(/%2f/gi, "/").replace(/%5c/gi, "\\");
}

/** A segment that starts with `..;` is `..`, one with `.;` is `.`; a `\` separates nothing yet. */
function reduceDotParameters(path: string): string {
  return path.replace(/(^|\/)(\.\.?);[^/]*/g, "$1$2");
}

/** Runs of slashes become one; a path of nothing but slashes, two or more, becomes two. */
function mergeSlashes(path: string): string {
  if (/^\/{2,}$/.test(path)) return "//";
  return path.replace(/\/{2,}/g, "/");
}

/** Letters, digits and `-._~`: the only escapes that are decoded. */
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;
/** What is percent-encoded when it comes as it is. */
const ENCODED = /["<>^|`{}\u0080-\u{10ffff}]/u;
const HEX_PAIR = /^[0-9A-Fa-f]{2}$/;

/**
 * The path with `\` as `/`, unreserved escapes decoded, unsafe characters encoded, and dot segments removed. Null
 * for an escaped NUL.
 */
function canonicalize(path: string): string | null {
  let text = "";
  for (let index = 0; index < path.length; index++) {
    const character = path[index] ?? "";
    const digits = path.slice(index + 1, index + 3);
    if (character === "%" && HEX_PAIR.test(digits)) {
      if (digits === "00") return null;
      index += 2;
      const decoded = String.fromCharCode(Number.parseInt(digits, 16));
      if (!UNRESERVED.test(decoded)) text += `%${digits}`;
      else text = withDecoded(text, decoded, path[index + 1] ?? "");
    } else if (character === "\\") text += "/";
    else text += ENCODED.test(character) ? encodeLatin1(character) : character;
  }
  return removeDotSegments(text);
}

/**
 * Appends a decoded character. Where it would complete an escape with a lone `%` before it, that `%` is encoded, so
 * that nothing is decoded twice: `%4%31` is `%2541`.
 */
function withDecoded(text: string, decoded: string, next: string): string {
  const completes =
    (text.at(-1) === "%" && HEX_PAIR.test(decoded + next)) ||
    (text.at(-2) === "%" && HEX_PAIR.test(text.slice(-1) + decoded));
  if (!completes) return text + decoded;
  const at = text.lastIndexOf("%") + 1;
  return `${text.slice(0, at)}25${text.slice(at)}${decoded}`;
}

function encodeLatin1(character: string): string {
  const code = character.charCodeAt(0);
  const bytes = code < 0x100 ? [code] : [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

/** Removes `.` and `..`, never above the root; a dot segment at the end leaves its slash. */
function removeDotSegments(path: string): string {
  const segments = path.slice(1).split("/");
  const kept: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === "..") kept.pop();
    if (segment === "." || segment === "..") {
      if (isLast) kept.push("");
    } else kept.push(segment);
  }
  return `/${kept.join("/")}`;
}
