import type { HttpRequest } from "../http/request.ts";

/** A JSON object, as a token's payload. */
export type JsonObject = { readonly [key: string]: unknown };

/** What one stage sees of a request: the input of every atom. */
export interface Facts {
  /** SPIFFE URIs of the client's certificate; null without a verified one. */
  readonly peerUris: readonly string[] | null;
  /** In lower case; empty when there is none. */
  readonly sni: string;
  /** The direct peer's address, as text. */
  readonly sourceIp: string;
  /** The client's address after `x-forwarded-for` (semantics 5.9). */
  readonly remoteIp: string;
  /** The proxy's own address and port that were connected to. */
  readonly destinationIp: string;
  readonly destinationPort: number;
  /** Null on a TCP filter chain. */
  readonly http: HttpRequest | null;
  /** Claims that jwt_authn left for authorization; null without a verified token. */
  readonly payload: JsonObject | null;
}
