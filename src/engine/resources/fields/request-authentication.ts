import { SELECTOR, TARGET_REF, TARGET_REFS } from "./attachment.ts";
import { type ObjectField, type StringField, strings } from "./field.ts";

const NON_EMPTY = { minLength: 1 } as const;

const JWKS_URI: StringField = {
  type: "string",
  doc: "Where the issuer's keys are fetched from.",
  minLength: 1,
  maxLength: 2048,
  rules: ["http-url"],
};

const JWT_RULE: ObjectField = {
  type: "object",
  doc: "An issuer, its keys, and where its tokens stand in a request.",
  rules: ["one-key-source"],
  fields: {
    issuer: { type: "string", doc: "The token's `iss` claim; absent: any issuer.", minLength: 1 },
    audiences: strings(
      "Values of the `aud` claim of which one must be there; absent: any.",
      {},
      NON_EMPTY,
    ),
    jwksUri: JWKS_URI,
    jwks_uri: { ...JWKS_URI, doc: "Old spelling of `jwksUri`." },
    jwks: { type: "string", doc: "The issuer's keys themselves, as a JWK set." },
    fromHeaders: {
      type: "array",
      doc: "Headers that may hold the token; absent: Authorization with `Bearer `.",
      items: {
        type: "object",
        doc: "One header.",
        required: ["name"],
        fields: {
          name: { type: "string", doc: "Name of the header.", minLength: 1 },
          prefix: { type: "string", doc: "What stands before the token, such as `Bearer `." },
        },
      },
    },
    fromParams: strings("Query parameters that may hold the token.", {}, NON_EMPTY),
    fromCookies: strings("Cookies that may hold the token.", {}, NON_EMPTY),
    outputPayloadToHeader: {
      type: "string",
      doc: "Header that takes the verified payload, in base64url, to the workload.",
    },
    outputClaimToHeaders: {
      type: "array",
      doc: "Claims that are handed to the workload in headers.",
      items: {
        type: "object",
        doc: "One claim and its header.",
        required: ["header", "claim"],
        fields: {
          header: {
            type: "string",
            doc: "Name of the header.",
            minLength: 1,
            pattern: "^[-_A-Za-z0-9]+$",
          },
          claim: {
            type: "string",
            doc: "Name of the claim; `.` goes into nested ones.",
            minLength: 1,
          },
        },
      },
    },
    forwardOriginalToken: {
      type: "boolean",
      doc: "Leaves the token in the request; false if absent.",
    },
    timeout: {
      type: "string",
      doc: "How long fetching the keys may take; 5s if absent.",
      rules: ["valid-duration"],
    },
    spaceDelimitedClaims: strings(
      "Claims that are lists of words; `scope` and `permission` always are.",
      { maxItems: 64 },
      NON_EMPTY,
    ),
  },
};

export const REQUEST_AUTHENTICATION_SPEC: ObjectField = {
  type: "object",
  doc: "Which tokens are accepted; a request without a token passes.",
  rules: ["one-attachment"],
  fields: {
    selector: SELECTOR,
    targetRef: TARGET_REF,
    targetRefs: TARGET_REFS,
    jwtRules: {
      type: "array",
      doc: "The issuers whose tokens are accepted.",
      maxItems: 4096,
      items: JWT_RULE,
    },
  },
};
