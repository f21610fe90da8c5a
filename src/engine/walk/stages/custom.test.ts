import { describe, expect, test } from "vitest";
import {
  ALL,
  DRY,
  denied,
  id,
  NONE,
  policy,
  TCP,
  verdictLine,
} from "../../../../tests/support/one-request.ts";

const ask = (name: string, provider: string, rules = ALL, annotations = "{}") =>
  policy(name, `{ action: CUSTOM, provider: { name: ${provider} }, ${rules} }`, annotations);
const bad = (name: string, provider: string) =>
  denied(`istio-ext-authz-${provider}-${id(name)}-deny-due-to-bad-CUSTOM-action`);

describe("CUSTOM (semantics 5.10, 5.12)", () => {
  const no = {
    ext: { decision: "deny" },
    "ext-b": { decision: "deny" },
    open: { decision: "error" },
  } as const;
  test.each([
    {
      note: "allowed, and on it goes",
      policies: [ask("c", "ext"), policy("a", "{}")],
      authorizers: { ext: { decision: "allow" } } as const,
      says: `denied ALLOW - ${denied("none")}`,
    },
    {
      note: "refused",
      policies: [ask("c", "ext")],
      authorizers: no,
      says: "denied CUSTOM bar/c[0] ext_authz_denied",
    },
    {
      note: "nothing matches, nobody is asked",
      policies: [ask("c", "ext", NONE)],
      authorizers: no,
      says: "allowed ALLOW -",
    },
    {
      note: "by a header that is sent to it",
      policies: [ask("c", "ext")],
      authorizers: { ext: { allowWhen: { header: "X-Ext", equals: "yes" } } },
      says: "allowed ALLOW -",
    },
    {
      note: "a header that is not sent to it",
      policies: [ask("c", "ext")],
      authorizers: { ext: { allowWhen: { header: "x-other", equals: "yes" } } },
      request: { http: { path: "/a", authority: "a", headers: { "x-other": "yes" } } },
      says: "denied CUSTOM bar/c[0] ext_authz_denied",
    },
    {
      note: "an error refuses",
      policies: [ask("c", "ext")],
      authorizers: { ext: { decision: "error" } } as const,
      says: "denied CUSTOM bar/c[0] ext_authz_error",
    },
    {
      note: "an error that is let pass (#92)",
      policies: [ask("c", "open")],
      authorizers: no,
      says: "allowed ALLOW -",
    },
    {
      note: "a 5xx over HTTP is an error",
      policies: [ask("c", "ext")],
      authorizers: { ext: { decision: "deny", status: 500 } } as const,
      says: "denied CUSTOM bar/c[0] ext_authz_error",
    },
    {
      note: "a 5xx over gRPC is a refusal",
      policies: [ask("c", "ext-b")],
      authorizers: { "ext-b": { decision: "deny", status: 500 } } as const,
      says: "denied CUSTOM bar/c[0] ext_authz_denied",
    },
    {
      note: "its header reaches ALLOW",
      policies: [
        ask("c", "ext"),
        policy("a", "{ rules: [{ when: [{ key: 'request.headers[x-user]', values: [alice] }] }] }"),
      ],
      authorizers: { ext: { headers: { "x-user": "alice" } } },
      says: "allowed ALLOW bar/a[0]",
    },
    {
      note: "an unknown provider refuses what matches (#89)",
      policies: [ask("c", "nobody")],
      says: `denied CUSTOM bar/c[0] ${bad("c", "nobody")}`,
    },
    {
      note: "and nothing else (#89)",
      policies: [ask("c", "nobody", NONE)],
      says: "allowed ALLOW -",
    },
    {
      note: "a bad provider",
      policies: [ask("c", "bad")],
      says: `denied CUSTOM bar/c[0] ${bad("c", "bad")}`,
    },
    {
      note: "two providers (#90): the first by name",
      policies: [ask("a", "ext-b"), ask("z", "ext")],
      says: `denied CUSTOM bar/z[0] ${bad("z", "ext")}`,
    },
    {
      note: "dry-run refuses as DENY (#96)",
      policies: [ask("c", "ext", ALL, DRY)],
      authorizers: no,
      says: `denied DENY bar/c[0] ${denied(`istio-ext-authz-ext-${id("c")}`)}`,
    },
    {
      note: "dry-run of a bad provider does nothing (#96)",
      policies: [ask("c", "nobody", ALL, DRY)],
      says: "allowed ALLOW -",
    },
    {
      note: "dry-run counts among several providers",
      policies: [ask("c", "ext", ALL, DRY), ask("b", "ext-b")],
      says: `denied CUSTOM bar/b[0] ${bad("b", "ext-b")}`,
    },
    {
      note: "CUSTOM is before AUDIT",
      policies: [ask("c", "ext"), policy("n", `{ action: AUDIT, ${ALL} }`)],
      authorizers: no,
      says: "denied CUSTOM bar/c[0] ext_authz_denied",
    },
    {
      note: "TCP: an HTTP authorizer is not asked (#91)",
      policies: [ask("c", "ext")],
      authorizers: no,
      request: TCP,
      says: "allowed ALLOW -",
    },
    {
      note: "TCP: a gRPC authorizer is",
      policies: [ask("c", "ext-b")],
      authorizers: no,
      request: TCP,
      says: "refused CUSTOM bar/c[0] ext_authz_denied",
    },
    {
      note: "TCP: a bad provider closes",
      policies: [ask("c", "nobody", NONE)],
      request: TCP,
      says: `refused CUSTOM bar/c[0] ${bad("c", "nobody")}`,
    },
  ])("$note", async ({ says, ...setting }) => {
    expect(await verdictLine(setting)).toBe(says);
  });
});
