import type { Scenario, ScenarioRequest } from "../../../engine/index.ts";
import policies from "./policies.yaml?raw";

const ISSUER = "https://issuer.example";
const KEYS = "https://issuer.example/keys";

/** The public key of the built-in issuer. Written out: the engine with its private half stays in the worker. */
const DEMO_KEY = {
  kty: "OKP",
  crv: "Ed25519",
  kid: "demo-1",
  alg: "EdDSA",
  use: "sig",
  x: "uBtNR5t9_Q-6HYAv2Bo3-q7e30uUsVwsw-EJE6h3ERE",
};

/** The clock stands still, so that alice's tokens are for ever fresh and stale. */
const NOW = "2026-11-22T09:14:00Z";

const TO = { workload: "default/backend", port: 8080 };
const AUTHORITY = "backend.default.svc.cluster.local:8080";

/** Asked of the authorizer and allowed. */
const PASS = { "x-ext-authz": "allow" };

const REQUESTS: readonly ScenarioRequest[] = [
  {
    name: "Frontend writes data",
    from: { workload: "default/frontend" },
    to: TO,
    http: { method: "POST", authority: AUTHORITY, path: "/api/v1/data", headers: PASS },
    expect: {
      outcome: "denied",
      status: 403,
      stage: "DENY",
      policy: "default/deny-all-backend",
      rule: 0,
    },
  },
  {
    name: "Alice reads data",
    from: { workload: "default/frontend" },
    to: TO,
    http: { method: "GET", authority: AUTHORITY, path: "/api/v1/./data", headers: PASS },
    jwt: { claims: { iss: ISSUER, sub: "alice", exp: "+46m" }, signWith: "demo" },
    expect: {
      outcome: "allowed",
      status: 200,
      stage: "ALLOW",
      policy: "default/allow-frontend",
      rule: 0,
    },
  },
  {
    name: "Alice, yesterday's token",
    from: { workload: "default/frontend" },
    to: TO,
    http: { method: "GET", authority: AUTHORITY, path: "/api/v1/data", headers: PASS },
    jwt: { claims: { iss: ISSUER, sub: "alice", exp: "-24h" }, signWith: "demo" },
    expect: { outcome: "denied", status: 401, stage: "JWT", policy: null, body: "Jwt is expired" },
  },
  {
    name: "Legacy cron, plaintext",
    from: { workload: "default/legacy-cron" },
    to: TO,
    http: { method: "GET", authority: AUTHORITY, path: "/api/v1/data", headers: PASS },
    expect: { outcome: "refused", status: null, stage: "HANDSHAKE", policy: null },
  },
  {
    name: "Reports asks for a status",
    from: { workload: "default/reports" },
    to: TO,
    http: { method: "GET", authority: AUTHORITY, path: "/status" },
    expect: { outcome: "denied", status: 403, stage: "ALLOW", policy: null },
  },
  {
    name: "Frontend lists orders",
    from: { workload: "default/frontend" },
    to: TO,
    http: { method: "GET", authority: AUTHORITY, path: "/api/v1/orders", headers: PASS },
    expect: {
      outcome: "allowed",
      status: 200,
      stage: "ALLOW",
      policy: "default/allow-frontend",
      rule: 0,
    },
  },
];

/**
 * A small shop's backend as it might stand in production: STRICT, tokens, an authorizer, a DENY and an ALLOW policy.
 * Data and not text, so that the first verdict waits for no parser.
 */
export const DEFAULT_EXAMPLE: Scenario = {
  lobby: 1,
  name: "Who may write to backend?",
  description:
    "An ALLOW policy lets the frontend POST, and still its POST is refused: a DENY policy is asked first. Choose a request and watch who stops it.",
  mesh: {
    extensionProviders: [
      {
        name: "sample-ext-authz",
        envoyExtAuthzHttp: {
          service: "ext-authz.default.svc.cluster.local",
          port: 8000,
          includeRequestHeadersInCheck: ["x-ext-authz"],
        },
      },
    ],
  },
  resources: [{ name: "policies.yaml", text: policies }],
  workloads: [
    {
      name: "backend",
      namespace: "default",
      labels: { app: "backend" },
      serviceAccount: "backend",
      ip: "10.0.0.9",
      ports: [{ port: 8080, protocol: "HTTP" }],
      services: ["backend"],
    },
    {
      name: "frontend",
      namespace: "default",
      labels: { app: "frontend" },
      serviceAccount: "frontend",
      ip: "10.0.0.5",
    },
    {
      name: "reports",
      namespace: "default",
      labels: { app: "reports" },
      serviceAccount: "reports",
      ip: "10.0.0.6",
    },
    {
      name: "legacy-cron",
      namespace: "default",
      labels: { app: "legacy-cron" },
      proxy: "none",
      ip: "10.0.3.17",
    },
  ],
  jwks: { [KEYS]: { keys: [DEMO_KEY] } },
  externalAuthorizers: {
    "sample-ext-authz": {
      allowWhen: { header: "x-ext-authz", equals: "allow" },
      body: "denied by ext_authz",
    },
  },
  now: NOW,
  requests: [...REQUESTS],
};
