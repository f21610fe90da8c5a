import type { ScenarioRequest } from "../../src/engine/index.ts";
import type { Entry } from "./reference-connection.ts";
import type { PlainMesh, PlainWorkload } from "./reference-mesh.ts";

/** A request as rules see it. */
export interface SeenRequest {
  readonly method: string;
  readonly authority: string;
  readonly path: string;
  readonly scheme: string;
  /** Lower-case name and value of each line. */
  readonly headers: readonly (readonly [string, string])[];
}

/** Names that Envoy keeps in one slot (semantics 5.8), as far as the generator sends them. */
const JOINED = ["user-agent", "x-forwarded-for", "authorization", "accept", "referer"];

export function seenRequest(
  mesh: PlainMesh,
  entry: Entry,
  http: NonNullable<ScenarioRequest["http"]>,
): SeenRequest {
  const lines = Object.entries(http.headers ?? {}).flatMap(([name, value]) =>
    [value]
      .flat()
      .map((line) => [name.toLowerCase(), line.replace(/^[ \t]+|[ \t]+$/g, "")] as const),
  );
  const joined = JOINED.flatMap((name) => {
    const values = lines.filter(([key]) => key === name).map(([, value]) => value);
    if (values.length === 0) return [];
    const filled = values.filter((value) => value !== "");
    return [[name, filled.join(",")] as const];
  });
  return {
    method: http.method ?? "GET",
    authority: http.authority ?? "",
    path: normalize(http.path ?? "/", mesh.scenario.mesh?.pathNormalization?.normalization),
    scheme: entry.secure ? "https" : "http",
    headers: [...lines.filter(([name]) => !JOINED.includes(name)), ...joined],
  };
}

/** Semantics 5.7, for paths without `%00` and control characters. */
function normalize(target: string, setting = "DEFAULT"): string {
  const whole = target.split("#")[0] ?? "";
  if (setting === "NONE") return whole;
  const question = whole.includes("?") ? whole.slice(whole.indexOf("?")) : "";
  let path = whole.slice(0, whole.length - question.length);
  if (setting === "DECODE_AND_MERGE_SLASHES")
    path = path.replace(/%2f/gi, "/").replace(/%5c/gi, "\\");
  path = path.replace(/%([0-9a-f]{2})/gi, (escaped, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escaped;
  });
  const kept: string[] = [];
  const segments = path.replaceAll("\\", "/").split("/").slice(1);
  for (const [index, segment] of segments.entries()) {
    const bare = segment.replace(/^(\.\.?);.*$/, "$1");
    const last = index === segments.length - 1;
    if (bare === "..") kept.pop();
    else if (bare !== ".") kept.push(segment.replace(/["<>^|`{}]/g, encodeURIComponent));
    if (last && (bare === "." || bare === "..")) kept.push("");
  }
  path = `/${kept.join("/")}`;
  if (setting !== "BASE" && setting !== "DEFAULT")
    path = /^\/\/+$/.test(path) ? "//" : path.replace(/\/\/+/g, "/");
  return path + question;
}

/** Semantics 5.9: the client's address, with what it may claim in `x-forwarded-for`. */
export function remoteAddress(
  mesh: PlainMesh,
  workload: PlainWorkload,
  seen: SeenRequest | null,
  peer: string,
): string {
  if (seen === null) return peer;
  const forwarded = seen.headers.find(([name]) => name === "x-forwarded-for")?.[1];
  if (forwarded === undefined) return peer;
  const entries = forwarded.split(",").map((entry) => entry.trim());
  const trusted = mesh.scenario.mesh?.defaultConfig?.gatewayTopology?.numTrustedProxies ?? 0;
  const back = workload.proxy === "gateway" ? trusted : 1;
  if (back === 0) return peer;
  const claimed = entries.at(-back);
  return claimed !== undefined && addressBits(claimed) !== null ? claimed : peer;
}

/** An address as bits, of 4 or 16 bytes; null if it is none. No IPv4 inside IPv6. */
export function addressBits(text: string): string | null {
  const bits = (value: number, width: number) => value.toString(2).padStart(width, "0");
  if (/^(?:\d+\.){3}\d+$/.test(text)) {
    const parts = text.split(".");
    const good = parts.every((part) => String(Number(part)) === part && Number(part) < 256);
    return good ? parts.map((part) => bits(Number(part), 8)).join("") : null;
  }
  if (!/^[0-9a-f:]+$/i.test(text) || text.split("::").length > 2) return null;
  const [left = [], right] = text.split("::").map((half) => half.split(":").filter(Boolean));
  const known = [...left, ...(right ?? [])];
  if (right === undefined ? known.length !== 8 : known.length > 7) return null;
  const zeros = Array.from({ length: 8 - known.length }, () => "0");
  return [...left, ...zeros, ...(right ?? [])]
    .map((group) => bits(Number.parseInt(group, 16), 16))
    .join("");
}

/** An address or CIDR of a policy; undefined if it cannot be read. Host bits do not count. */
export function blockBits(text: string): string | undefined {
  const [address = "", length, ...more] = text.split("/");
  const all = addressBits(address);
  if (all === null || more.length > 0) return undefined;
  if (length === undefined) return all;
  if (!/^(?:0|[1-9]\d*)$/.test(length) || Number(length) > all.length) return undefined;
  return `${all.length}:${all.slice(0, Number(length))}`;
}

export function inBlock(address: string, text: string): boolean {
  const block = blockBits(text);
  const own = addressBits(address);
  if (block === undefined || own === null) return false;
  const [family, prefix] = block.includes(":") ? block.split(":") : [String(block.length), block];
  return String(own.length) === family && own.startsWith(prefix ?? "");
}
