import type { Scenario } from "../engine/index.ts";
import { readTexts } from "./documents.ts";
import { eachString, isMap } from "./strings.ts";
import { CREDENTIALS, NAMED_SECRET, PEM, SECRET_NAME } from "./text-scan.ts";
import { TOKEN, type TokenParts, tokensIn } from "./token-text.ts";

export type SecretKind =
  | "token"
  | "bearer"
  | "basic"
  | "cookie"
  | "api-key"
  | "password"
  | "private-key"
  | "kubernetes-secret";

/** Something that may open a door. */
export interface Secret {
  readonly kind: SecretKind;
  /** What is secret, without what stands around it. */
  readonly value: string;
  /** A file's or a request's name; null: elsewhere in the scenario. */
  readonly where: string | null;
  /** Of a token only. */
  readonly token: TokenState | null;
}

/** What the claims of a token say; nothing is verified. */
export interface TokenState {
  /** Against the scenario's clock. */
  readonly time: "expired" | "valid" | "no-expiry" | "not-yet";
  readonly issuer: string | null;
  /** Whether a RequestAuthentication of the scenario names its issuer. */
  readonly known: boolean;
}

/** Everything in a scenario that looks like a secret, in the order in which it stands. Tokens that are minted are not in it. */
export function secretsIn(scenario: Scenario, nowSeconds: number): readonly Secret[] {
  const found: Secret[] = [];
  const issuers = new Set<string>();
  for (const { documents } of readTexts(scenario)) {
    for (const document of documents) {
      eachString(document, (value, path) => {
        if (path.at(-1) === "issuer") issuers.add(value);
      });
    }
  }
  const add = (kind: SecretKind, value: string, where: string | null) =>
    found.push({ kind, value, where, token: null });
  const addToken = (parts: TokenParts, where: string | null) =>
    found.push({
      kind: "token",
      value: parts.token,
      where,
      token: stateOf(parts, issuers, nowSeconds),
    });
  const scan = (text: string, where: string | null) => {
    for (const parts of tokensIn(text)) addToken(parts, where);
    scanText(text.replace(TOKEN, " "), where, add);
  };
  for (const { name, text, documents } of readTexts(scenario)) {
    scan(text, name);
    for (const document of documents) scanStructure(document, name, add);
  }
  const { resources: _, requests, ...rest } = scenario;
  eachString(rest, (text) => scan(text, null));
  scanStructure(rest, null, add);
  for (const [index, request] of (requests ?? []).entries()) {
    const where = request.name ?? String(index + 1);
    const { expect: _expect, ...asked } = request;
    eachString(asked, (text, path) => {
      scan(text, where);
      if (path[0] === "http" && path[1] === "headers")
        scanHeader(String(path[2]), text, where, add);
    });
    const { body: _body, details: _details, ...expected } = request.expect ?? {};
    eachString(expected, (text) => scan(text, where));
  }
  return found;
}

type Add = (kind: SecretKind, value: string, where: string | null) => void;

function scanText(text: string, where: string | null, add: Add): void {
  for (const [, label = "", body = ""] of text.matchAll(PEM)) {
    if (label.includes("PRIVATE KEY")) add("private-key", body.trim(), where);
  }
  for (const pattern of CREDENTIALS) {
    for (const [value] of text.matchAll(pattern)) add("api-key", value, where);
  }
  for (const [, value = ""] of text.matchAll(NAMED_SECRET)) {
    if (!isReference(value)) add("password", value, where);
  }
}

/** `secretKeyRef`, `${PASSWORD}`, YAML's own words: nothing secret in them. */
function isReference(value: string): boolean {
  return /^(?:\$[({]|true$|false$|null$|<|\*|&|\||>)/.test(value);
}

function scanHeader(name: string, value: string, where: string, add: Add): void {
  const lower = name.toLowerCase();
  const bare = value.replace(TOKEN, "").trim();
  if (lower === "cookie") {
    if (bare !== "") add("cookie", value, where);
    return;
  }
  const [, scheme = "", credentials = ""] = /^(Basic|Bearer)\s+(\S.*)$/i.exec(bare) ?? [];
  if (scheme !== "") add(scheme.toLowerCase() === "basic" ? "basic" : "bearer", credentials, where);
  else if (SECRET_NAME.test(lower) && bare.length >= 6) add("api-key", bare, where);
}

/** Secrets that only their place in the document tells. */
function scanStructure(value: unknown, where: string | null, add: Add): void {
  if (typeof value === "string") scanKeySet(value, where, add);
  if (Array.isArray(value)) {
    for (const entry of value) scanStructure(entry, where, add);
    return;
  }
  if (!isMap(value)) return;
  if (value.kind === "Secret") {
    for (const part of [value.data, value.stringData]) {
      eachString(part, (text) => add("kubernetes-secret", text, where));
    }
  }
  if (typeof value.name === "string" && SECRET_NAME.test(value.name)) {
    if (typeof value.value === "string" && value.value !== "") add("password", value.value, where);
  }
  if (typeof value.kty === "string") addPrivateMembers(value, where, add);
  for (const entry of Object.values(value)) scanStructure(entry, where, add);
}

const PRIVATE_MEMBERS = ["d", "k", "p", "q", "dp", "dq", "qi"];

function addPrivateMembers(
  key: Readonly<Record<string, unknown>>,
  where: string | null,
  add: Add,
): void {
  for (const member of PRIVATE_MEMBERS) {
    const value = key[member];
    if (typeof value === "string" && value !== "") add("private-key", value, where);
  }
}

/** A key set that is written as JSON in a string. */
function scanKeySet(text: string, where: string | null, add: Add): void {
  if (!text.includes('"kty"') || !/^\s*[[{]/.test(text)) return;
  try {
    scanStructure(JSON.parse(text), where, add);
  } catch {
    // Not JSON after all; what the form alone tells has been found.
  }
}

function stateOf(
  { claims }: TokenParts,
  issuers: ReadonlySet<string>,
  nowSeconds: number,
): TokenState {
  const { iss, exp, nbf } = claims;
  const issuer = typeof iss === "string" ? iss : null;
  const time =
    typeof exp === "number" && exp < nowSeconds
      ? "expired"
      : typeof nbf === "number" && nbf > nowSeconds
        ? "not-yet"
        : typeof exp === "number"
          ? "valid"
          : "no-expiry";
  return { time, issuer, known: issuer !== null && issuers.has(issuer) };
}
