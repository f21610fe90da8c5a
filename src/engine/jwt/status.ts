/** How a provider or a token ended where the filter looks at it: Envoy's words, which are the answer's body. */
export const OK = "OK";
export const MISSING = "Jwt is missing";
export const UNKNOWN_ISSUER = "Jwt issuer is not configured";
/** The one fault that is answered with 403. */
export const WRONG_AUDIENCE = "Audiences in Jwt are not allowed";
