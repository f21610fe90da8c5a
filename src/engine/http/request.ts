/** One header line as the proxy holds it: lower-case name, value without blanks and tabs at its ends. */
export interface HeaderLine {
  readonly name: string;
  readonly value: string;
}

/**
 * An HTTP request behind the codec: what filters see and may change. Plain data; a stage that changes it
 * returns a new one.
 */
export interface HttpRequest {
  readonly method: string;
  /** `:authority`, with its port as sent. May be empty. */
  readonly authority: string;
  /** `:path` after normalisation, with its query. Null for CONNECT. */
  readonly path: string | null;
  /** `https` over mutual TLS, `http` in plaintext. */
  readonly scheme: "http" | "https";
  /** In the order received, without pseudo headers and `host`; single-slot names already joined (5.8). */
  readonly headers: readonly HeaderLine[];
}

/** All values of a header, in order; empty if absent. `name` in lower case. */
export function headerValues(request: HttpRequest, name: string): string[] {
  return request.headers.filter((line) => line.name === name).map((line) => line.value);
}
