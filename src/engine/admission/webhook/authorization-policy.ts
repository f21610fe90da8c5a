import type { SourceRange } from "../../source/range.ts";
import { itemsOf, type JsonValue, member, stringMember, stringsOf } from "../json.ts";
import type { WebhookAnswer, WebhookError, WebhookRequest } from "./answer.ts";
import { checkAttachment } from "./attachment.ts";
import { conditionErrors, isKeyBarredFromCustom } from "./condition.ts";
import {
  addressErrors,
  checkEmpty,
  checkPathTemplates,
  checkServiceAccounts,
  checkTrustDomains,
  portErrors,
  type ValueCheck,
} from "./values.ts";

const DENIES_TCP =
  "configured AuthorizationPolicy will deny all traffic to TCP ports under its scope due to the use of only HTTP " +
  "attributes in a DENY rule; it is recommended to explicitly specify the port";

/** Fields of a source in the order in which istiod looks at their values. */
const SOURCE_CHECKS: readonly (readonly [string, ValueCheck])[] = [
  ["principals", checkEmpty],
  ["requestPrincipals", checkEmpty],
  ["namespaces", checkEmpty],
  ["serviceAccounts", checkServiceAccounts],
  ["trustDomains", checkTrustDomains],
  ["ipBlocks", checkEmpty],
  ["remoteIpBlocks", checkEmpty],
  ["notPrincipals", checkEmpty],
  ["notRequestPrincipals", checkEmpty],
  ["notNamespaces", checkEmpty],
  ["notServiceAccounts", checkServiceAccounts],
  ["notTrustDomains", checkTrustDomains],
  ["notIpBlocks", checkEmpty],
  ["notRemoteIpBlocks", checkEmpty],
];

/** Fields of an operation in that order. */
const OPERATION_CHECKS: readonly (readonly [string, ValueCheck])[] = [
  ["ports", checkEmpty],
  ["methods", checkEmpty],
  ["paths", checkEmpty],
  ["hosts", checkEmpty],
  ["notPorts", checkEmpty],
  ["notMethods", checkEmpty],
  ["notPaths", checkEmpty],
  ["notHosts", checkEmpty],
  ["paths", checkPathTemplates],
  ["notPaths", checkPathTemplates],
];

const BARRED_FROM_CUSTOM = [
  "namespaces",
  "notNamespaces",
  "serviceAccounts",
  "notServiceAccounts",
  "trustDomains",
  "notTrustDomains",
  "principals",
  "notPrincipals",
  "requestPrincipals",
  "notRequestPrincipals",
];

/** Fields of a source that a TCP connection has as well. Trust domains are left out, as istiod does. */
const TCP_SOURCE_FIELDS = [
  "Principals",
  "IpBlocks",
  "Namespaces",
  "RemoteIpBlocks",
  "ServiceAccounts",
].flatMap((field) => [lowerFirst(field), `not${field}`]);

/**
 * What istiod's webhook says of an AuthorizationPolicy that has passed its CRD's schema.
 * Source: semantics 5.13; istio/istio pkg/config/validation/validation.go.
 */
export function checkAuthorizationPolicy({ name, namespace, spec }: WebhookRequest): WebhookAnswer {
  const attachment = checkAttachment(spec);
  const action = stringMember(spec, "action") ?? "ALLOW";
  const rules = itemsOf(spec, "rules");
  const errors = [
    ...attachment.errors,
    ...(action === "CUSTOM" ? customErrors(spec, rules) : []),
    ...actionErrors(spec, action, rules),
    ...rules.flatMap((rule, index) => ruleErrors(rule, index)),
  ];
  const deniesTcp = action === "DENY" && rules.some(saysOnlyHttp);
  return {
    errors: errors.map(({ message, range }) => ({
      message: `invalid policy ${name}.${namespace}: ${message}`,
      range,
    })),
    warnings: [...attachment.warnings, ...(deniesTcp ? [DENIES_TCP] : [])],
  };
}

function withoutRules(action: string): string {
  return `${action} action without \`rules\` is meaningless as it will never be triggered, add an empty rule \`{}\` if you want it be triggered for every request`;
}

function actionRange(spec: JsonValue | null): SourceRange | null {
  return (member(spec, "action") ?? spec)?.range ?? null;
}

function customErrors(
  spec: JsonValue | null,
  rules: readonly JsonValue[],
): readonly WebhookError[] {
  const hasProvider = (stringMember(member(spec, "provider"), "name") ?? "") !== "";
  const first =
    rules.length === 0
      ? [withoutRules("CUSTOM")]
      : hasProvider
        ? []
        : ["`provider.name` must not be empty"];
  const barred = (what: string, at: JsonValue): WebhookError => ({
    message: `${what} is currently not supported with CUSTOM action`,
    range: at.range,
  });
  return [
    ...first.map((message) => ({ message, range: actionRange(spec) })),
    ...rules.flatMap((rule) => [
      ...itemsOf(rule, "from").flatMap((from) =>
        BARRED_FROM_CUSTOM.flatMap((field) => {
          const list = member(member(from, "source"), field);
          return list?.kind === "array" && list.items.length > 0
            ? [barred(`From.${upperFirst(field)}`, list)]
            : [];
        }),
      ),
      ...itemsOf(rule, "when").flatMap((condition) => {
        const key = stringMember(condition, "key") ?? "";
        return isKeyBarredFromCustom(key) ? [barred(key, condition)] : [];
      }),
    ]),
  ];
}

function actionErrors(
  spec: JsonValue | null,
  action: string,
  rules: readonly JsonValue[],
): readonly WebhookError[] {
  const provider = member(spec, "provider");
  const errors: WebhookError[] = [];
  if (provider && action !== "CUSTOM") {
    errors.push({
      message: `\`provider\` must not be with non CUSTOM action, found ${action}`,
      range: provider.range,
    });
  }
  if (action === "DENY" && rules.length === 0) {
    errors.push({ message: withoutRules("DENY"), range: actionRange(spec) });
  }
  return errors;
}

function ruleErrors(rule: JsonValue, index: number): readonly WebhookError[] {
  return [
    ...itemsOf(rule, "from").flatMap((from) => partErrors(from, `found at rule ${index}`, SOURCE)),
    ...itemsOf(rule, "to").flatMap((to) => partErrors(to, `found at rule ${index}`, OPERATION)),
    ...itemsOf(rule, "when").flatMap((condition) =>
      conditionErrors(condition).map((message) => ({ message, range: condition.range })),
    ),
  ];
}

/** One item of `from` or `to`: what it holds and how that is checked. */
interface Part {
  readonly key: "source" | "operation";
  readonly title: string;
  readonly checks: readonly (readonly [string, ValueCheck])[];
  /** What comes before the checks of single fields. */
  readonly first: (content: JsonValue, where: string) => readonly WebhookError[];
}

const SOURCE: Part = {
  key: "source",
  title: "from.source",
  checks: SOURCE_CHECKS,
  first: (source) =>
    ["ipBlocks", "notIpBlocks", "remoteIpBlocks", "notRemoteIpBlocks"].flatMap((field) =>
      addressErrors(stringsOf(source, field)).map((message) => ({
        message,
        range: rangeOf(source, field),
      })),
    ),
};

const OPERATION: Part = {
  key: "operation",
  title: "to.operation",
  checks: OPERATION_CHECKS,
  first: (operation) =>
    ["ports", "notPorts"].flatMap((field) =>
      portErrors(stringsOf(operation, field)).map((message) => ({
        message,
        range: rangeOf(operation, field),
      })),
    ),
};

function partErrors(item: JsonValue, where: string, part: Part): readonly WebhookError[] {
  const content = member(item, part.key);
  if (content === null)
    return [{ message: `\`${part.title}\` must not be nil, ${where}`, range: item.range }];
  const isEmpty = part.checks.every(([field]) => itemsOf(content, field).length === 0);
  const empty = isEmpty
    ? [{ message: `\`${part.title}\` must not be empty, ${where}`, range: content.range }]
    : [];
  const fields = part.checks.flatMap(([field, check]) => {
    const message = check(upperFirst(field), stringsOf(content, field));
    return message === null ? [] : [{ message, range: rangeOf(content, field) }];
  });
  return [...empty, ...part.first(content, where), ...fields];
}

function rangeOf(content: JsonValue, field: string) {
  return member(content, field)?.range ?? content.range;
}

/** A rule that a TCP connection cannot be told apart by, as far as istiod looks. */
function saysOnlyHttp(rule: JsonValue): boolean {
  const sources = contents(rule, "from", "source");
  const operations = contents(rule, "to", "operation");
  if (operations.length > 0)
    return !operations.some((operation) => hasAny(operation, ["ports", "notPorts"]));
  return sources.length > 0 && !sources.some((source) => hasAny(source, TCP_SOURCE_FIELDS));
}

function contents(
  rule: JsonValue,
  list: "from" | "to",
  key: "source" | "operation",
): readonly JsonValue[] {
  return itemsOf(rule, list).flatMap((item) => member(item, key) ?? []);
}

function hasAny(content: JsonValue, fields: readonly string[]): boolean {
  return fields.some((field) => itemsOf(content, field).length > 0);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
