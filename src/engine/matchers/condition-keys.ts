/**
 * The condition keys with a fixed name, and what each looks at, in one sentence for hover and completion.
 *
 * Source: semantics 5.6 and 8; istio/istio pkg/config/security/security.go.
 */
export const CONDITION_KEYS = {
  "source.ip": "Address or CIDR range of the connection's sender.",
  "remote.ip": "Address or CIDR range of the original client, from X-Forwarded-For or PROXY.",
  "source.namespace": "Namespace of the peer's identity.",
  "source.serviceAccount":
    "Service account of the peer, as `NAME` of the policy's namespace or `NAMESPACE/NAME`.",
  "source.principal": "Peer identity from mutual TLS, as `cluster.local/ns/NAMESPACE/sa/NAME`.",
  "source.trustDomain": "Trust domain of the peer's identity.",
  "request.auth.principal": "Token identity, as `ISSUER/SUBJECT`.",
  "request.auth.audiences": "The token's `aud` claim.",
  "request.auth.presenter": "The token's `azp` claim.",
  "destination.ip": "Address or CIDR range of the workload.",
  "destination.port": "Port of the workload, as a quoted number.",
  "connection.sni": "Server name of the TLS handshake.",
} as const;

export type ConditionKey = keyof typeof CONDITION_KEYS;

/** The keys that hold a name of the user's choice, each with a stand-in for it. */
export const NAMED_CONDITION_KEYS = {
  "request.headers[x-name]": "One header of the request, by name; without regard to its case.",
  "request.auth.claims[name]": "One claim of the token; `[a][b]` goes into nested ones.",
} as const;

/** What a key looks at; null if nobody knows it. */
export function conditionDoc(key: string): string | null {
  if (isConditionKey(key)) return CONDITION_KEYS[key];
  if (key.startsWith("request.headers[")) return NAMED_CONDITION_KEYS["request.headers[x-name]"];
  if (key.startsWith("request.auth.claims["))
    return NAMED_CONDITION_KEYS["request.auth.claims[name]"];
  return null;
}

export function isConditionKey(key: string): key is ConditionKey {
  return Object.hasOwn(CONDITION_KEYS, key);
}
