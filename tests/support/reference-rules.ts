import { blockBits, inBlock, type SeenRequest } from "./reference-http.ts";
import {
  namespaceOf,
  type PlainMesh,
  type PlainResource,
  type PlainRule,
} from "./reference-mesh.ts";

/** What rules see of a connection or request. No token ever is among it. */
export interface Seen {
  readonly identity: string | null;
  readonly sni: string;
  readonly peerIp: string;
  readonly remoteIp: string;
  readonly localIp: string;
  readonly port: number;
  /** Null on a TCP chain. */
  readonly http: SeenRequest | null;
}

/** One list of a rule: `paths`, `notPaths`, or the values of a condition. */
interface Field {
  readonly key: string;
  readonly negated: boolean;
  readonly values: readonly string[];
}

/** Which condition key each field of a source or operation spells; the others have none. */
const FIELD_KEYS: Readonly<Record<string, string>> = {
  principals: "source.principal",
  requestprincipals: "request.auth.principal",
  namespaces: "source.namespace",
  serviceaccounts: "source.serviceAccount",
  trustdomains: "source.trustDomain",
  ipblocks: "source.ip",
  remoteipblocks: "remote.ip",
  ports: "destination.port",
};

const KNOWN = [
  "source.ip",
  "remote.ip",
  "destination.ip",
  "destination.port",
  "connection.sni",
  "source.principal",
  "source.namespace",
  "source.serviceAccount",
  "source.trustDomain",
  "request.auth.principal",
  "request.auth.audiences",
  "request.auth.presenter",
];
const KNOWN_BEGINNINGS = ["request.headers", "request.auth.claims", "experimental.envoy.filters."];

/** Semantics 5.3 and 5.5: whether a rule, as far as istiod could generate it, matches. */
export function ruleMatches(
  mesh: PlainMesh,
  policy: PlainResource,
  rule: PlainRule,
  seen: Seen,
): boolean {
  const sources = (rule.from ?? []).map(({ source }) => fieldsOf(source ?? {}));
  const operations = (rule.to ?? []).map(({ operation }) => fieldsOf(operation ?? {}));
  const conditions = (rule.when ?? []).map(({ key, values = [], notValues = [] }): Field[] =>
    [
      { key, negated: false, values },
      { key, negated: true, values: notValues },
    ].filter((field) => field.values.length > 0),
  );
  const keys = (rule.when ?? []).map(({ key }) => key);
  const isKnown = (key: string) =>
    KNOWN.includes(key) || KNOWN_BEGINNINGS.some((beginning) => key.startsWith(beginning));
  if (!keys.every(isKnown)) return false;
  const all = [...sources, ...operations, ...conditions].flat();
  const lost = (field: Field) => field.values.some((value) => !canGenerate(field.key, value, seen));
  if ((policy.spec?.action ?? "ALLOW") === "ALLOW" && all.some(lost)) return false;
  const fieldHolds = ({ key, negated, values }: Field) => {
    const left = values.filter((value) => canGenerate(key, value, seen));
    return (
      left.length === 0 ||
      left.some((value) => valueHolds(mesh, namespaceOf(policy), key, value, seen)) !== negated
    );
  };
  const any = (alternatives: readonly Field[][]) =>
    alternatives.length === 0 || alternatives.some((fields) => fields.every(fieldHolds));
  return any(sources) && any(operations) && conditions.flat().every(fieldHolds);
}

function fieldsOf(lists: Readonly<Record<string, readonly string[]>>): Field[] {
  return Object.entries(lists)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => {
      const base = name.replace(/^not/, "").toLowerCase();
      return { key: FIELD_KEYS[base] ?? base, negated: name.startsWith("not"), values };
    });
}

function canGenerate(key: string, value: string, seen: Seen): boolean {
  const isHttp = ["hosts", "methods", "paths"].includes(key) || key.startsWith("request.");
  if (isHttp && seen.http === null) return false;
  if (key.startsWith("request.headers")) return /^request\.headers\[.*\]$/.test(key);
  if (key.startsWith("request.auth.claims")) return /^request\.auth\.claims(?:\[.*\])?$/.test(key);
  if (key.startsWith("experimental.")) return /\[.*\]$/.test(key);
  if (["source.ip", "remote.ip", "destination.ip"].includes(key))
    return blockBits(value) !== undefined;
  if (key === "destination.port") return /^\d+$/.test(value) && Number(value) < 65536;
  return true;
}

/** Semantics 5.4. */
function valueHolds(
  mesh: PlainMesh,
  policyNamespace: string,
  key: string,
  value: string,
  { identity, sni, peerIp, remoteIp, localIp, port, http }: Seen,
): boolean {
  const identityLike = (pattern: string) => identity !== null && full(pattern).test(identity);
  switch (key) {
    case "source.ip":
      return inBlock(peerIp, value);
    case "remote.ip":
      return inBlock(remoteIp, value);
    case "destination.ip":
      return inBlock(localIp, value);
    case "destination.port":
      return Number(value) === port;
    case "connection.sni":
      return string(value, ".+").test(sni);
    case "source.principal":
      return rewritten(mesh, value).some((one) => {
        if (one === "*") return identityLike(".+");
        if (one.startsWith("*")) return identityLike(`spiffe://.*${quote(one.slice(1))}`);
        return identity !== null && string(`spiffe://${one}`, ".+").test(identity);
      });
    case "source.namespace":
      return identityLike(`.*/ns/${value.split("*").map(quote).join(".*")}/.*`);
    case "source.serviceAccount": {
      const [namespace, account] = value.includes("/")
        ? [value.split("/")[0] ?? "", value.slice(value.indexOf("/") + 1)]
        : [policyNamespace, value];
      return identityLike(`spiffe://.+/ns/${quote(namespace)}/(.+/|)sa/${quote(account)}(/.+)?`);
    }
    case "source.trustDomain":
      return (mesh.bundle.includes(value) ? mesh.bundle : [value]).some((one) =>
        one === "*"
          ? identityLike("spiffe://.*")
          : identityLike(`spiffe://${quote(one).replace("\\*", "[^/]*")}/.*`),
      );
    case "hosts":
      return string(value.toLowerCase(), ".*").test((http?.authority ?? "").toLowerCase());
    case "methods":
      return string(value, ".*").test(http?.method ?? "");
    case "paths": {
      const path = http?.path.split("?")[0] ?? "";
      return /\{\*\*?\}/.test(value) ? template(value).test(path) : string(value, ".+").test(path);
    }
    default:
      if (!key.startsWith("request.headers")) return false;
      return headerLines(http, key.slice("request.headers[".length, -1).toLowerCase()).some((one) =>
        string(value, ".*").test(one),
      );
  }
}

function headerLines(http: SeenRequest | null, name: string): readonly string[] {
  if (http === null) return [];
  if (name === ":path") return [http.path];
  if (name === ":method") return [http.method];
  if (name === ":scheme") return [http.scheme];
  if (name === ":authority" || name === "host") return [http.authority];
  return http.headers.filter(([one]) => one === name).map(([, value]) => value);
}

/** Semantics 5.6, trust-domain aliases. */
function rewritten(mesh: PlainMesh, value: string): readonly string[] {
  const [domain = "", ...rest] = value.split("/");
  if (rest.length !== 4 || domain === "*") return [value];
  const covers = (pattern: string, one: string) => string(pattern, ".+").test(one);
  const touches = mesh.bundle.some((one) => covers(domain, one) || covers(one, domain));
  if (!touches && domain !== "cluster.local") return [value];
  return mesh.bundle.map((one) =>
    domain.startsWith("*") && covers(domain, one) ? value : [one, ...rest].join("/"),
  );
}

/** S(v) with `.+` for a lone star, H(v) with `.*`. */
function string(value: string, star: string): RegExp {
  if (value === "*") return full(star);
  if (value.startsWith("*")) return full(`.*${quote(value.slice(1))}`);
  if (value.endsWith("*")) return full(`${quote(value.slice(0, -1))}.*`);
  return full(quote(value));
}

/** Semantics 5.7, templates. */
function template(value: string): RegExp {
  const one = "[A-Za-z0-9\\-._~%!$&'()+,;:@=*]";
  return full(
    value
      .split(/(\{\*\*?\})/)
      .map((part) => (part === "{*}" ? `${one}+` : part === "{**}" ? `(${one}|/)*` : quote(part)))
      .join(""),
  );
}

function full(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "s");
}

function quote(text: string): string {
  return text.replace(/[.+*?()|[\]{}^$\\]/g, "\\$&");
}
