import { readDocuments, type Scenario } from "../engine/index.ts";
import { trimEndOf } from "../lib/trim.ts";
import { readTexts } from "./documents.ts";
import { eachString, isMap, type Path } from "./strings.ts";
import {
  COMMENT,
  EMAIL,
  HOST,
  IPV4,
  IPV6,
  isWellKnownHost,
  NAMING_LINE,
  PRINCIPAL,
  URL_TEXT,
} from "./text-scan.ts";
import { tokensIn } from "./token-text.ts";

export type NameKind =
  | "namespace"
  | "host"
  | "workload"
  | "principal"
  | "issuer"
  | "email"
  | "address"
  /** Values of labels and claims: what they say of people and teams is renamed, and not listed. */
  | "personal";

/** One place where a name stands. */
export interface Name {
  readonly kind: NameKind;
  readonly value: string;
}

/** What a scenario names, each as often as it does. */
export interface Names {
  readonly names: readonly Name[];
  /** Field names and values of enumerations in lower case: not names, whatever a name may look like. */
  readonly structural: ReadonlySet<string>;
}

/** Maps whose keys are free. */
const FREE =
  /^(?:labels|annotations|matchLabels|nodeSelector|data|stringData|claims|headers|header|jwks|externalAuthorizers|selector|includeAdditionalHeadersInCheck)$/;
const ENUMERATED =
  /^(?:kind|apiVersion|action|mode|protocol|appProtocol|type|operator|group|normalization|proxy|stage|outcome|decision|signWith|tls|stageOrder|kty|crv|alg|use)$/;
/** The key of a condition. */
const ATTRIBUTE = /^(?:source|destination|request|connection|experimental)\.[\w.]+(?:\[|$)/;
const POLICY_KINDS = /^(?:AuthorizationPolicy|RequestAuthentication|PeerAuthentication)$/;
/** Headers whose value says who somebody is. */
const PERSONAL_HEADER = /tenant|user|client|org|account|customer|subject|email|owner|team|group/i;

export function namesOf(scenario: Scenario): Names {
  const names: Name[] = [];
  const structural = new Set<string>();
  const found: Finder = {
    add: (kind, value) => addName(names, kind, value),
    keep: (word) => {
      for (const part of word.toLowerCase().split(/[^\p{L}\p{N}]+/u)) structural.add(part);
    },
  };
  for (const { text, documents, whole } of readTexts(scenario)) {
    scanText(text, found);
    for (const [comment] of text.matchAll(COMMENT)) scanLines(comment, found);
    // What is not YAML names people all the same.
    if (!whole) scanLines(text, found);
    for (const document of documents) walk(document, [], found);
  }
  const { resources: _, ...rest } = scenario;
  eachString(rest, (text) => scanText(text, found));
  walk(rest, [], found);
  for (const uri of Object.keys(scenario.jwks ?? {})) found.add("issuer", uri);
  return { names, structural };
}

interface Finder {
  readonly add: (kind: NameKind, value: string) => void;
  readonly keep: (word: string) => void;
}

function addName(names: Name[], kind: NameKind, value: string): void {
  const trimmed = value.trim();
  if (/^[*.]*$/.test(trimmed)) return;
  names.push({ kind, value: trimmed });
}

/** What a text says by its form. Tokens are looked into. */
export function scanText(text: string, { add }: Pick<Finder, "add">): void {
  for (const [email] of text.matchAll(EMAIL)) add("email", email);
  for (const [principal] of text.matchAll(PRINCIPAL)) addPrincipal(principal, add);
  for (const [host] of text.matchAll(HOST)) if (!isWellKnownHost(host)) addHost(host, add);
  for (const [address] of text.matchAll(IPV4)) add("address", address);
  for (const [address] of text.matchAll(IPV6))
    if (/[0-9a-f]/i.test(address)) add("address", address);
  for (const [url] of text.matchAll(URL_TEXT)) {
    if (!isWellKnownHost(hostOf(url))) add("issuer", trimEndOf(url, ".;"));
  }
  for (const { claims } of tokensIn(text)) {
    walk({ claims }, [], { add, keep: () => {} });
    eachString(claims, (inner) => scanText(inner, { add }));
  }
}

/** Lines of YAML where no YAML is read: of a list every value, else the first word. */
function scanLines(text: string, found: Finder): void {
  for (const [, key = "", value = ""] of text.matchAll(NAMING_LINE)) {
    const words = value.match(/[^\s,"'[\]]+/g) ?? [];
    for (const word of value.startsWith("[") ? words : words.slice(0, 1)) {
      if (key === "app" || key === "name") found.add("personal", word);
      else byKey(key, word, [key], found);
    }
  }
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/@]*@)?([^/:?#]*)/.exec(url)?.[1] ?? "";
}

function addPrincipal(principal: string, add: Finder["add"]): void {
  const [, domain = "", namespace = "", account = ""] =
    /^(?:spiffe:\/\/)?(.+?)\/ns\/(.+?)\/sa\/(.+)$/.exec(principal) ?? [];
  add("principal", principal);
  if (domain === "") return;
  if (!isWellKnownHost(domain)) add("host", domain);
  add("namespace", namespace);
  add("workload", account);
}

function addHost(host: string, add: Finder["add"]): void {
  const bare = host.replace(/:\d+$/, "");
  add("host", bare);
  const namespace = /^[^.]+\.([^.]+)\.svc(?:\.|$)/.exec(bare)?.[1];
  if (namespace !== undefined) add("namespace", namespace);
}

function walk(value: unknown, path: Path, found: Finder): void {
  if (typeof value === "string") byKey(nameOfPath(path), value, path, found);
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) walk(entry, [...path, index], found);
    return;
  }
  if (!isMap(value)) return;
  addDocument(value, found);
  if (typeof value.key === "string" && ATTRIBUTE.test(value.key)) {
    addCondition(value.key, value, found);
  }
  const free = FREE.test(nameOfPath(path));
  for (const [key, entry] of Object.entries(value)) {
    if (!free) found.keep(key);
    // A ConfigMap's text is YAML again: istiod's `mesh` is.
    if (nameOfPath(path) === "data" && typeof entry === "string" && entry.includes("\n")) {
      for (const document of readDocuments(entry).documents) walk(document, [], found);
    }
    walk(entry, [...path, key], found);
  }
}

/** The last key that is a name. */
function nameOfPath(path: Path): string {
  return String(path.findLast((key) => typeof key === "string") ?? "");
}

function addDocument(value: Readonly<Record<string, unknown>>, { add }: Finder): void {
  if (typeof value.kind !== "string" || !isMap(value.metadata)) return;
  const { name } = value.metadata;
  if (typeof name !== "string" || POLICY_KINDS.test(value.kind)) return;
  add(value.kind === "Namespace" ? "namespace" : "workload", name);
}

/** A `when` of a rule: what its values are depends on its key. */
function addCondition(
  key: string,
  { values, notValues }: Readonly<Record<string, unknown>>,
  { add, keep }: Finder,
): void {
  keep(key.replace(/\[.*$/, ""));
  const both = [values, notValues].flat().filter((value) => typeof value === "string");
  const header = /^request\.headers\[(.*)\]$/.exec(key)?.[1];
  for (const value of both) {
    if (key === "source.namespace") add("namespace", value);
    else if (key === "source.serviceAccount") addAccount(value, add);
    else if (key === "source.principal") addPrincipal(value, add);
    else if (key === "connection.sni") add("host", value);
    else if (key.startsWith("request.auth.")) add("personal", value);
    else if (header !== undefined && PERSONAL_HEADER.test(header)) add("personal", value);
  }
}

function addAccount(value: string, add: Finder["add"]): void {
  const [account = "", namespace] = value.split("/").toReversed();
  add("workload", account);
  if (namespace !== undefined) add("namespace", namespace);
}

function byKey(key: string, value: string, path: Path, found: Finder): void {
  const { add, keep } = found;
  const parent = nameOfPath(path.slice(0, path.lastIndexOf(key)));
  if (ENUMERATED.test(key)) keep(value);
  else if (path.includes("claims")) addClaim(value, add);
  else if (parent === "headers") addHeader(key, value, add);
  else if (LABEL_MAPS.test(parent)) {
    if (OWN_LABELS.test(key)) keep(value);
    else add("personal", value);
  } else if (key === "name") {
    if (parent === "workloads") add("workload", value);
  } else if (Object.hasOwn(BY_KEY, key)) BY_KEY[key]?.(value, add);
}

const LABEL_MAPS = /^(?:labels|matchLabels|nodeSelector)$/;
/** Labels whose values are Istio's words. */
const OWN_LABELS = /^(?:istio|istio\.io\/.*|(?:sidecar|gateway)\.istio\.io\/.*|istio-injection)$/;

function addClaim(value: string, add: Finder["add"]): void {
  const isRelativeTime = /^[+-]\d+[smhd]$/.test(value);
  if (!isRelativeTime) add("personal", value);
}

function addHeader(name: string, value: string, add: Finder["add"]): void {
  if (PERSONAL_HEADER.test(name)) add("personal", value);
  if (name === "host" || name === ":authority") addHost(value, add);
}

type Reader = (value: string, add: Finder["add"]) => void;

const as =
  (kind: NameKind): Reader =>
  (value, add) =>
    add(kind, value);
const asDomain: Reader = (value, add) => {
  if (!isWellKnownHost(value)) add("host", value);
};
const asService: Reader = (value, add) => {
  if (value.includes(".")) addHost(value, add);
  else add("workload", value);
};

/** What a field's value is, by the field's name. */
const BY_KEY: Readonly<Record<string, Reader>> = {
  namespace: as("namespace"),
  namespaces: as("namespace"),
  notNamespaces: as("namespace"),
  rootNamespace: as("namespace"),
  serviceAccount: addAccount,
  serviceAccountName: addAccount,
  serviceAccounts: addAccount,
  notServiceAccounts: addAccount,
  workload: addWorkload,
  policy: addPolicy,
  gateway: as("workload"),
  gateways: as("workload"),
  principal: addPrincipal,
  principals: addPrincipal,
  notPrincipals: addPrincipal,
  requestPrincipals: as("personal"),
  notRequestPrincipals: as("personal"),
  trustDomain: asDomain,
  trustDomainAliases: asDomain,
  trustDomains: asDomain,
  notTrustDomains: asDomain,
  hosts: addHost,
  notHosts: addHost,
  host: addHost,
  authority: addHost,
  sni: addHost,
  service: addHost,
  services: asService,
  issuer: as("issuer"),
  jwksUri: as("issuer"),
  audiences: as("personal"),
};

/** `namespace/name`. */
function addWorkload(value: string, add: Finder["add"]): void {
  addPolicy(value, add);
  add("workload", value.slice(value.indexOf("/") + 1));
}

/** `namespace/name`, of which a policy's name says nothing of anybody. */
function addPolicy(value: string, add: Finder["add"]): void {
  const slash = value.indexOf("/");
  if (slash > 0) add("namespace", value.slice(0, slash));
}
