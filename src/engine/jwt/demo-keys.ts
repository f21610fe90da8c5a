/**
 * The built-in issuer, for scenarios that mint their tokens instead of spelling them out (`request.jwt`).
 *
 * Both private keys stand here on purpose: they are public demonstration material and guard nothing.
 */
export const DEMO_ISSUER = "https://issuer.example";

export const DEMO_KID = "demo-1";

/** The built-in issuer's public key: the point, as a JWK's `x` has it. */
export const DEMO_PUBLIC = "uBtNR5t9_Q-6HYAv2Bo3-q7e30uUsVwsw-EJE6h3ERE";

/** What the built-in issuer's jwksUri answers where the scenario says nothing else. */
export const DEMO_JWKS = {
  keys: [{ kty: "OKP", crv: "Ed25519", x: DEMO_PUBLIC, kid: DEMO_KID, alg: "EdDSA", use: "sig" }],
} as const;

/** The issuer's own key, and one that no issuer has. */
export const DEMO_PRIVATE_KEYS = {
  demo: {
    kty: "OKP",
    crv: "Ed25519",
    x: DEMO_PUBLIC,
    d: "c1tVsdbBCuv8nozxEB5TjkPXLXwse1FVulU1XqoPtkE",
  },
  stranger: {
    kty: "OKP",
    crv: "Ed25519",
    x: "TUV4aAb22EliSmGHIaNqDewtV6tJrMXZMF3ZxoNOemI",
    d: "TtYBXjQx9bNFkAP4JyfUkOvO7cW4n4FyAyzHwJYiq78",
  },
} as const;
