import { addressInRange, parseAddressRange } from "../http/addresses.ts";
import { headerValues } from "../http/request.ts";
import {
  expandPrincipal,
  expandTrustDomain,
  type TrustDomainBundle,
} from "../mesh/trust-domain.ts";
import type { RuleField } from "../resources/authorization-policy.ts";
import type { AtomId, AtomTable } from "./atom.ts";
import {
  claimAt,
  claimPath,
  claimStrings,
  readRequestPrincipal,
  requestPrincipalMatches,
} from "./claim-match.ts";
import { type ConditionKey, isConditionKey } from "./condition-keys.ts";
import type { Facts } from "./facts.ts";
import {
  namespaceTest,
  principalTest,
  serviceAccountTest,
  trustDomainTest,
  type UriTest,
} from "./identity-match.ts";
import { compilePathTemplate, isPathTemplate } from "./path-template.ts";
import { asciiLower, readStringMatch, stringMatches, withoutCase } from "./string-match.ts";

/** What a value needs besides itself to become an atom. */
export interface ValueContext {
  readonly atoms: AtomTable;
  readonly trustDomains: TrustDomainBundle;
  readonly policyNamespace: string;
}

/** The atoms of one value; `invalid`: istiod cannot generate it; `unloadable`: Envoy refuses to load it. */
export type CompiledValue = readonly AtomId[] | "invalid" | "unloadable";

/** One condition key or field of a rule: where it counts, what it looks at, how its values are read. */
export interface Attribute {
  /** On a TCP filter chain it cannot be generated (semantics 5.5). */
  readonly httpOnly: boolean;
  /** One value that cannot be generated takes its whole list with it. */
  readonly wholeList: boolean;
  readonly saw: (facts: Facts) => readonly string[] | null;
  readonly compile: (value: string, context: ValueContext) => CompiledValue;
}

/** What each field of a source or operation looks at: a condition key, or one of `OPERATIONS`. */
export const FIELD_ATTRIBUTES: Readonly<Record<RuleField, string>> = {
  principals: "source.principal",
  requestPrincipals: "request.auth.principal",
  namespaces: "source.namespace",
  serviceAccounts: "source.serviceAccount",
  trustDomains: "source.trustDomain",
  ipBlocks: "source.ip",
  remoteIpBlocks: "remote.ip",
  hosts: "hosts",
  methods: "methods",
  paths: "paths",
  ports: "destination.port",
};

const KEYS: Readonly<Record<ConditionKey, Attribute>> = {
  "source.ip": address("source.ip", (facts) => facts.sourceIp),
  "remote.ip": address("remote.ip", (facts) => facts.remoteIp),
  "destination.ip": address("destination.ip", (facts) => facts.destinationIp),
  "destination.port": {
    httpOnly: false,
    wholeList: false,
    saw: (facts) => [String(facts.destinationPort)],
    compile(value, { atoms }) {
      const port = /^\d+$/.test(value) ? Number(value) : Number.NaN;
      if (!(port >= 0 && port <= 65535)) return "invalid";
      return [
        atoms.intern(
          "destination.port",
          "port",
          String(port),
          (facts) => facts.destinationPort === port,
        ),
      ];
    },
  },
  "connection.sni": {
    httpOnly: false,
    wholeList: false,
    saw: (facts) => (facts.sni === "" ? null : [facts.sni]),
    compile(value, { atoms }) {
      const match = readStringMatch(value, "non-empty");
      return [
        atoms.intern("connection.sni", "string", value, (facts) => stringMatches(match, facts.sni)),
      ];
    },
  },
  "source.principal": identity("source.principal", principalTest, (value, { trustDomains }) =>
    expandPrincipal(value, trustDomains),
  ),
  "source.namespace": identity("source.namespace", namespaceTest),
  "source.serviceAccount": identity("source.serviceAccount", serviceAccountTest),
  "source.trustDomain": identity("source.trustDomain", trustDomainTest, (value, { trustDomains }) =>
    expandTrustDomain(value, trustDomains),
  ),
  "request.auth.principal": {
    httpOnly: true,
    wholeList: true,
    saw(facts) {
      const [issuer] = claimStrings(claimAt(facts.payload, ["iss"]));
      const [subject] = claimStrings(claimAt(facts.payload, ["sub"]));
      return issuer === undefined && subject === undefined
        ? null
        : [`${issuer ?? ""}/${subject ?? ""}`];
    },
    compile(value, { atoms }) {
      const match = readRequestPrincipal(value);
      const test = (facts: Facts) => requestPrincipalMatches(match, facts.payload);
      return [atoms.intern("request.auth.principal", "principal", value, test)];
    },
  },
  "request.auth.audiences": claim("request.auth.audiences", ["aud"]),
  "request.auth.presenter": claim("request.auth.presenter", ["azp"]),
};

/** The fields of an operation that no condition key spells. */
const OPERATIONS: Readonly<Record<string, Attribute>> = {
  hosts: {
    httpOnly: true,
    wholeList: false,
    saw: (facts) => (facts.http ? [facts.http.authority] : null),
    compile(value, { atoms }) {
      const match = withoutCase(readStringMatch(value, "present"));
      const test = (facts: Facts) =>
        facts.http !== null && stringMatches(match, asciiLower(facts.http.authority));
      return [atoms.intern("hosts", "header", value, test)];
    },
  },
  methods: header("methods", (facts) => (facts.http ? [facts.http.method] : null)),
  paths: {
    httpOnly: true,
    wholeList: false,
    saw: (facts) => pathOf(facts),
    compile(value, { atoms }) {
      if (isPathTemplate(value)) {
        const template = compilePathTemplate(value);
        if (template === null) return "unloadable";
        const test = (facts: Facts) => pathOf(facts)?.some((path) => template.test(path)) ?? false;
        return [atoms.intern("paths", "template", value, test)];
      }
      const match = readStringMatch(value, "non-empty");
      const test = (facts: Facts) =>
        pathOf(facts)?.some((path) => stringMatches(match, path)) ?? false;
      return [atoms.intern("paths", "string", value, test)];
    },
  },
};

/**
 * The attribute behind a condition key. `null`: Istio does not know the key, so its whole rule is skipped;
 * `malformed`: its name in brackets cannot be read; `unloadable`: Envoy refuses the name (semantics 5.5).
 */
export function attributeOf(key: string): Attribute | "malformed" | "unloadable" | null {
  if (isConditionKey(key)) return KEYS[key];
  if (key.startsWith("request.headers")) {
    const name = bracketed(key.slice("request.headers".length));
    if (name === "") return "unloadable";
    return name === null
      ? "malformed"
      : header(key, (facts) => headerLines(facts, name.toLowerCase()));
  }
  if (key.startsWith("request.auth.claims")) {
    const path = claimPath(key.slice("request.auth.claims".length));
    if (path?.includes("")) return "unloadable";
    return path === null ? "malformed" : claim(key, path);
  }
  if (key.startsWith("experimental.envoy.filters.")) {
    const open = key.indexOf("[");
    const name = open < 0 ? null : bracketed(key.slice(open));
    return name === null ? "malformed" : NO_METADATA;
  }
  return null;
}

export function fieldAttribute(field: RuleField): Attribute {
  const key = FIELD_ATTRIBUTES[field];
  const attribute = isConditionKey(key) ? KEYS[key] : OPERATIONS[key];
  if (!attribute) throw new Error(`no attribute for field ${field}`);
  return attribute;
}

/** Dynamic metadata of other filters: none of them runs here, so nothing is ever there. */
const NO_METADATA: Attribute = {
  httpOnly: false,
  wholeList: true,
  saw: () => null,
  compile: (value, { atoms }) => [atoms.intern("experimental", "metadata", value, () => false)],
};

function address(key: string, read: (facts: Facts) => string): Attribute {
  return {
    httpOnly: false,
    wholeList: false,
    saw: (facts) => [read(facts)],
    compile(value, { atoms }) {
      const block = parseAddressRange(value);
      if (block === null) return "invalid";
      return [atoms.intern(key, "cidr", value, (facts) => addressInRange(read(facts), block))];
    },
  };
}

function identity(
  key: string,
  test: (value: string, policyNamespace: string) => UriTest,
  expand: (value: string, context: ValueContext) => readonly string[] = (value) => [value],
): Attribute {
  return {
    httpOnly: false,
    wholeList: false,
    saw: (facts) => facts.peerUris?.map((uri) => uri.replace(/^spiffe:\/\//, "")) ?? null,
    compile(value, context) {
      return expand(value, context).map((expanded) => {
        const matches = test(expanded, context.policyNamespace);
        const matcher =
          key === "source.serviceAccount" ? `in ${context.policyNamespace}` : "identity";
        return context.atoms.intern(
          key,
          matcher,
          expanded,
          (facts) => facts.peerUris?.some(matches) ?? false,
        );
      });
    },
  };
}

function header(key: string, read: (facts: Facts) => readonly string[] | null): Attribute {
  return {
    httpOnly: true,
    wholeList: false,
    saw: read,
    compile(value, { atoms }) {
      const match = readStringMatch(value, "present");
      const test = (facts: Facts) =>
        read(facts)?.some((line) => stringMatches(match, line)) ?? false;
      return [atoms.intern(key, "header", value, test)];
    },
  };
}

function claim(key: string, path: readonly string[]): Attribute {
  return {
    httpOnly: true,
    wholeList: true,
    saw(facts) {
      const found = claimAt(facts.payload, path);
      if (found === undefined) return null;
      return typeof found === "string" ? [found] : [JSON.stringify(found)];
    },
    compile(value, { atoms }) {
      const match = readStringMatch(value, "non-empty");
      const test = (facts: Facts) =>
        claimStrings(claimAt(facts.payload, path)).some((text) => stringMatches(match, text));
      return [atoms.intern(key, "claim", value, test)];
    },
  };
}

function pathOf(facts: Facts): readonly string[] | null {
  const path = facts.http?.path ?? null;
  return path === null ? null : [path.split(/[?#]/, 1)[0] ?? ""];
}

function headerLines(facts: Facts, name: string): readonly string[] | null {
  const http = facts.http;
  if (http === null) return null;
  switch (name) {
    case ":path":
      return http.path === null ? null : [http.path];
    case ":method":
      return [http.method];
    case ":scheme":
      return [http.scheme];
    case ":authority":
    case "host":
      return [http.authority];
    default: {
      const lines = headerValues(http, name);
      return lines.length > 0 ? lines : null;
    }
  }
}

/** The text between the outer brackets of `[x]`; null if it is not in brackets. */
function bracketed(text: string): string | null {
  return text.length >= 2 && text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : null;
}
