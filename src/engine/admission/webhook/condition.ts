import { type JsonValue, stringMember, stringsOf } from "../json.ts";
import { errorList } from "./answer.ts";
import {
  addressErrors,
  checkEmpty,
  checkServiceAccounts,
  checkWildcards,
  portErrors,
} from "./values.ts";

/** What istiod checks of an attribute's values, by the key's beginning or the whole key. */
interface KeyRule {
  readonly key: string;
  readonly isPrefix?: true;
  /** What is wrong with key or values; null if nothing is. */
  readonly check: (key: string, values: readonly string[]) => string | null;
}

const nothing = () => null;

function bracketed(key: string): string | null {
  const open = key.indexOf("[");
  const isFine = key.endsWith("]") && open > 0 && open < key.length - 2;
  return isFine ? null : `bad key (${key}): should have format a[b]`;
}

function listed(errors: readonly string[]): string | null {
  return errors.length === 0 ? null : errorList(errors);
}

const addresses: KeyRule["check"] = (_, values) => listed(addressErrors(values));
const deprecated: KeyRule["check"] = (key) =>
  `deprecated attribute ${key}: only supported in v1alpha1`;

/** In the order in which istiod looks. Source: pkg/config/security, ValidateAttribute. */
const KEY_RULES: readonly KeyRule[] = [
  { key: "request.headers", isPrefix: true, check: bracketed },
  { key: "source.ip", check: addresses },
  { key: "remote.ip", check: addresses },
  { key: "source.namespace", check: nothing },
  { key: "source.serviceAccount", check: checkServiceAccounts },
  { key: "source.principal", check: nothing },
  { key: "source.trustDomain", check: checkWildcards },
  { key: "request.auth.principal", check: nothing },
  { key: "request.auth.audiences", check: nothing },
  { key: "request.auth.presenter", check: nothing },
  { key: "request.auth.claims", isPrefix: true, check: bracketed },
  { key: "destination.ip", check: addresses },
  { key: "destination.port", check: (_, values) => listed(portErrors(values)) },
  { key: "connection.sni", check: nothing },
  { key: "experimental.envoy.filters.", isPrefix: true, check: bracketed },
  {
    key: "destination.namespace",
    check: (key) => `attribute ${key} is replaced by the metadata.namespace`,
  },
  {
    key: "destination.labels",
    isPrefix: true,
    check: (key) => `attribute ${key} is replaced by the workload selector`,
  },
  { key: "destination.name", check: deprecated },
  { key: "destination.user", check: deprecated },
];

/** What is wrong with a key and a list of its values: a bad key is said even of an empty list. */
function attributeProblem(key: string, values: readonly string[]): string | null {
  const empty = checkEmpty(key, values);
  if (empty !== null) return empty;
  const rule = KEY_RULES.find((candidate) =>
    candidate.isPrefix ? key.startsWith(candidate.key) : key === candidate.key,
  );
  return rule ? rule.check(key, values) : `unknown attribute: ${key}`;
}

/** What istiod says of one `when` entry. */
export function conditionErrors(condition: JsonValue): readonly string[] {
  const key = stringMember(condition, "key") ?? "";
  const values = stringsOf(condition, "values");
  const notValues = stringsOf(condition, "notValues");
  if (key === "") return ["`key` must not be empty"];
  if (values.length === 0 && notValues.length === 0) {
    return [`at least one of \`values\` or \`notValues\` must be set for key ${key}`];
  }
  const value = attributeProblem(key, values);
  const notValue = attributeProblem(key, notValues);
  return [
    ...(value === null ? [] : [`invalid \`value\` for \`key\` ${key}: ${value}`]),
    ...(notValue === null ? [] : [`invalid \`notValue\` for \`key\` ${key}: ${notValue}`]),
  ];
}

const NOT_IN_CUSTOM = [
  "source.namespace",
  "source.serviceAccount",
  "source.trustDomain",
  "source.principal",
];

/** True if CUSTOM cannot use this key: it is decided before tokens and identities are known to rules. */
export function isKeyBarredFromCustom(key: string): boolean {
  return NOT_IN_CUSTOM.includes(key) || key.startsWith("request.auth.");
}
