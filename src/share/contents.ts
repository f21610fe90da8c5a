import { DEMO_PUBLIC, isDemonstrationToken, type Scenario } from "../engine/index.ts";
import { compareBytes } from "../lib/compare-bytes.ts";
import { readTexts } from "./documents.ts";
import { type NameKind, namesOf } from "./names.ts";
import { type Secret, secretsIn } from "./secrets.ts";
import { eachString, isMap } from "./strings.ts";

export const CONTENT_KINDS = [
  "namespace",
  "host",
  "address",
  "email",
  "principal",
  "workload",
  "issuer",
  "token",
  "key",
  "secret",
] as const;

export type ContentKind = (typeof CONTENT_KINDS)[number];

/** One value and how often it stands in the scenario. */
export interface Content {
  readonly value: string;
  readonly count: number;
}

/** What somebody who gets the scenario gets with it. */
export interface Contents {
  /** Only kinds of which there is something, each with its values in order. */
  readonly groups: readonly { readonly kind: ContentKind; readonly values: readonly Content[] }[];
  /** What may open a door, each once. Tokens that a public demonstration key signed are not among them. */
  readonly secrets: readonly Secret[];
}

/**
 * Lists what a scenario contains that its owner may not want to hand on, comments included: names, addresses, people, tokens and
 * keys. Kubernetes' and Istio's own names (`default`, `istio-system`, `cluster.local`) are left out. `nowSeconds` is the scenario's
 * clock, against which a token counts as expired.
 */
export async function listContents(scenario: Scenario, nowSeconds: number): Promise<Contents> {
  const { names } = namesOf(scenario);
  const all = secretsIn(scenario, nowSeconds);
  const secrets: Secret[] = [];
  for (const secret of once(all)) {
    const isMinted = secret.kind === "token" && (await isDemonstrationToken(secret.value));
    if (!isMinted) secrets.push(secret);
  }
  const tokens = all.filter(({ kind }) => kind === "token");
  const values: Readonly<Record<ContentKind, readonly string[]>> = {
    ...named(names),
    token: tokens.map(({ value }) => value),
    key: publicKeys(scenario),
    secret: secrets.filter(({ kind }) => kind !== "token").map(({ value }) => value),
  };
  const groups = CONTENT_KINDS.map((kind) => ({ kind, values: counted(values[kind]) }));
  return { groups: groups.filter(({ values }) => values.length > 0), secrets };
}

type NamedKind = Exclude<NameKind, "personal">;

/** Names that every cluster has. */
const COMMON =
  /^(?:default|istio-system|kube-system|kube-public|kube-node-lease|istio-ingress|istio-ingressgateway|istio-egressgateway|cluster\.local|localhost)$/;

function named(
  names: readonly { readonly kind: NameKind; readonly value: string }[],
): Readonly<Record<NamedKind, readonly string[]>> {
  const of = (kind: NamedKind) =>
    names
      .filter((name) => name.kind === kind && !COMMON.test(name.value))
      .map(({ value }) => value);
  return {
    namespace: of("namespace"),
    host: of("host"),
    workload: of("workload"),
    principal: of("principal"),
    issuer: of("issuer"),
    email: of("email"),
    address: of("address"),
  };
}

function counted(values: readonly string[]): readonly Content[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => compareBytes(a.value, b.value));
}

function once(secrets: readonly Secret[]): readonly Secret[] {
  return [...new Map(secrets.map((secret) => [`${secret.kind} ${secret.value}`, secret])).values()];
}

/** Public keys of key sets, by `kid` or by what identifies the key; the demonstration key is not one of somebody. */
function publicKeys(scenario: Scenario): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value === "string") readJson(value, visit);
    if (!isMap(value)) return;
    const number = [value.n, value.x].find((part) => typeof part === "string");
    if (typeof value.kty === "string" && number !== DEMO_PUBLIC) {
      const name = typeof value.kid === "string" ? value.kid : number;
      if (typeof name === "string") found.push(`${value.kty} ${name}`);
    }
    Object.values(value).forEach(visit);
  };
  visit(scenario.jwks);
  for (const { documents } of readTexts(scenario)) {
    for (const document of documents) {
      eachString(document, (inner) => readJson(inner, visit));
    }
  }
  return found;
}

function readJson(text: string, visit: (value: unknown) => void): void {
  if (!text.includes('"kty"')) return;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object") visit(value);
  } catch {
    // A text that only mentions keys.
  }
}
