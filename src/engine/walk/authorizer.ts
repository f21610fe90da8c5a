import { type HttpRequest, headerValues } from "../http/request.ts";
import type { ExtensionProvider } from "../mesh/extension-provider.ts";
import type { ScenarioAuthorizer } from "../scenario/document.ts";
import type { HeaderNode } from "../trace/trace.ts";
import type { Passage, Visit } from "./stage.ts";

/** What the service behind a provider said, as the scenario's stand-in for it says it. */
export type AuthorizerAnswer =
  | {
      readonly kind: "allow";
      readonly request: HttpRequest | null;
      readonly changes: readonly Omit<HeaderNode, "kind">[];
      readonly why: string;
    }
  | {
      readonly kind: "deny";
      readonly status: number;
      readonly body: string | null;
      readonly why: string;
    }
  | {
      readonly kind: "error";
      readonly status: number;
      readonly body: null;
      readonly failOpen: boolean;
      readonly why: string;
    };

/** Calls the authorizer (semantics 5.10, "Result of the call"). */
export function askAuthorizer(
  visit: Visit,
  passage: Passage,
  provider: ExtensionProvider,
): AuthorizerAnswer {
  const standIns = visit.scenario.externalAuthorizers ?? {};
  const standIn = Object.hasOwn(standIns, provider.name) ? standIns[provider.name] : undefined;
  if (!standIn) {
    visit.notes.push({
      code: "assumed/authorizer",
      message: `the scenario does not say how \`${provider.name}\` answers; it is taken to allow`,
      range: null,
    });
  }
  const { decision, why } = decide(standIn ?? {}, passage.http, provider);
  const status = standIn?.status ?? 403;
  // Over HTTP the status is the answer: 200 allows, 5xx is a failure, everything else refuses.
  const failed =
    decision === "error" || (decision === "deny" && provider.protocol === "http" && status >= 500);
  if (failed) {
    return {
      kind: "error",
      status: provider.statusOnError,
      body: null,
      failOpen: provider.failOpen,
      why,
    };
  }
  if (decision === "deny" && !(provider.protocol === "http" && status === 200)) {
    return { kind: "deny", status, body: standIn?.body || null, why };
  }
  return { kind: "allow", ...allowedHeaders(standIn ?? {}, passage.http, provider), why };
}

function decide(
  standIn: ScenarioAuthorizer,
  http: HttpRequest | null,
  provider: ExtensionProvider,
): { readonly decision: "allow" | "deny" | "error"; readonly why: string } {
  const rule = standIn.allowWhen;
  if (!rule) {
    const decision = standIn.decision ?? "allow";
    return { decision, why: `the authorizer's answer: ${decision}` };
  }
  const seen = http ? checkHeader(http, rule.header.toLowerCase(), provider) : null;
  const decision = seen === rule.equals ? "allow" : "deny";
  const saw = seen === null ? "was not sent to it" : `was \`${seen}\``;
  return {
    decision,
    why: `it allows when \`${rule.header}\` is \`${rule.equals}\`, and that ${saw}`,
  };
}

/** One header of the check request: an HTTP authorizer sees only the listed ones, a gRPC one all. */
function checkHeader(http: HttpRequest, name: string, provider: ExtensionProvider): string | null {
  if (provider.protocol === "http") {
    const added = provider.includeAdditionalHeadersInCheck[name];
    if (added !== undefined) return added;
    const listed = provider.includeRequestHeadersInCheck.some((pattern) =>
      covers(pattern.toLowerCase(), name),
    );
    if (!listed && name !== "authorization" && name !== "host") return null;
  }
  if (name === "host" || name === ":authority") return http.authority;
  if (name === ":path") return http.path;
  if (name === ":method") return http.method;
  const lines = headerValues(http, name);
  return lines.length > 0 ? lines.join(",") : null;
}

function covers(pattern: string, name: string): boolean {
  if (pattern.startsWith("*")) return name.endsWith(pattern.slice(1));
  if (pattern.endsWith("*")) return name.startsWith(pattern.slice(0, -1));
  return pattern === name;
}

/** The request with the authorizer's headers that the provider passes on, in place of the client's own. */
function allowedHeaders(
  standIn: ScenarioAuthorizer,
  http: HttpRequest | null,
  provider: ExtensionProvider,
): { readonly request: HttpRequest | null; readonly changes: readonly Omit<HeaderNode, "kind">[] } {
  if (http === null) return { request: null, changes: [] };
  const offered: Record<string, string> = Object.fromEntries(
    Object.entries(standIn.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  if (provider.protocol === "http") offered["x-ext-authz-check-result"] = "allowed";
  const taken = Object.entries(offered).filter(
    ([name]) =>
      provider.protocol === "grpc" ||
      provider.headersToUpstreamOnAllow.some((pattern) => covers(pattern.toLowerCase(), name)),
  );
  let headers = http.headers;
  const changes = taken.map(([name, value]) => {
    const before = headerValues({ ...http, headers }, name);
    headers = [...headers.filter((line) => line.name !== name), { name, value }];
    return {
      name,
      before: before.length > 0 ? before : null,
      after: [value],
      why: `${provider.name} allowed`,
    };
  });
  return { request: { ...http, headers }, changes };
}
