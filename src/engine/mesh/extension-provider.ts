import type { ScenarioMesh } from "../scenario/document.ts";

/** An external authorizer of MeshConfig.extensionProviders (semantics 5.10). */
export interface ExtensionProvider {
  readonly name: string;
  readonly protocol: "http" | "grpc";
  readonly service: string;
  readonly failOpen: boolean;
  /** Status of the proxy's own answer when the call fails without `failOpen`. */
  readonly statusOnError: number;
  readonly includeRequestHeadersInCheck: readonly string[];
  /** Sent in any case, in place of the request's own. Lower-case names. */
  readonly includeAdditionalHeadersInCheck: Readonly<Record<string, string>>;
  readonly headersToUpstreamOnAllow: readonly string[];
  /** Why istiod cannot use it, so that its rules refuse what they match; null when it can. */
  readonly badBecause: string | null;
}

const HEADER_LISTS = [
  "includeRequestHeadersInCheck",
  "includeHeadersInCheck",
  "headersToUpstreamOnAllow",
  "headersToDownstreamOnAllow",
  "headersToDownstreamOnDeny",
] as const;

/**
 * Reads the providers. Of two with one name the later counts. `isKnownService` says whether the registry
 * holds a host. Source: istio/istio pilot/pkg/security/authz/builder/extauthz.go.
 */
export function readExtensionProviders(
  providers: ScenarioMesh["extensionProviders"],
  isKnownService: (host: string) => boolean,
): ReadonlyMap<string, ExtensionProvider> {
  const found = new Map<string, ExtensionProvider>();
  for (const provider of providers ?? []) {
    found.set(provider.name, readProvider(provider, isKnownService));
  }
  return found;
}

function readProvider(
  provider: { readonly name: string } & Record<string, unknown>,
  isKnownService: (host: string) => boolean,
): ExtensionProvider {
  const http = record(provider.envoyExtAuthzHttp);
  const config = http ?? record(provider.envoyExtAuthzGrpc);
  const service = typeof config?.service === "string" ? config.service : "";
  const listed = strings(config?.includeRequestHeadersInCheck);
  return {
    name: provider.name,
    protocol: http ? "http" : "grpc",
    service,
    failOpen: config?.failOpen === true,
    statusOnError: Number(config?.statusOnError ?? 403) || 403,
    includeRequestHeadersInCheck:
      listed.length > 0 ? listed : strings(config?.includeHeadersInCheck),
    includeAdditionalHeadersInCheck: Object.fromEntries(
      Object.entries(record(config?.includeAdditionalHeadersInCheck) ?? {}).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]),
    ),
    headersToUpstreamOnAllow: strings(config?.headersToUpstreamOnAllow),
    badBecause:
      config === null
        ? "it is no external authorizer"
        : whyBad(provider.name, config, isKnownService),
  };
}

function whyBad(
  name: string,
  config: Readonly<Record<string, unknown>>,
  isKnownService: (host: string) => boolean,
): string | null {
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) return "its name is no DNS label";
  const service = typeof config.service === "string" ? config.service : "";
  const host = service.includes("/") ? service.slice(service.indexOf("/") + 1) : service;
  if (!isKnownService(host)) return `the mesh has no service \`${service}\``;
  const port = Number(config.port ?? 0);
  if (!(port >= 1 && port <= 65535)) return `its port ${port} is out of range`;
  const status = config.statusOnError;
  if (status !== undefined && status !== "" && !isEnvoyStatus(String(status))) {
    return `its statusOnError \`${status}\` is not supported`;
  }
  const prefix = config.pathPrefix;
  if (typeof prefix === "string" && prefix !== "" && !prefix.startsWith("/")) {
    return "its pathPrefix does not begin with `/`";
  }
  const starred = HEADER_LISTS.find((list) => strings(config[list]).includes("*"));
  return starred ? `its ${starred} holds a lone \`*\`` : null;
}

/** Envoy's StatusCode enum, in which istiod looks the number up. */
const ENVOY_STATUSES = new Set([
  100, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 307, 308,
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421,
  422, 423, 424, 426, 428, 429, 431, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
]);

function isEnvoyStatus(text: string): boolean {
  return /^\d+$/.test(text) && ENVOY_STATUSES.has(Number(text));
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
