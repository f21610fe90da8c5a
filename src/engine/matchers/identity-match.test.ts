import { describe, expect, test } from "vitest";
import {
  namespaceTest,
  principalTest,
  serviceAccountTest,
  trustDomainTest,
} from "./identity-match.ts";

const CLIENT = "spiffe://cluster.local/ns/foo/sa/client";

describe("principals (semantics 5.4, 5.6)", () => {
  test.each([
    { value: "cluster.local/ns/foo/sa/client", holds: true, note: "exact" },
    { value: "cluster.local/ns/foo/*", holds: true, note: "prefix" },
    { value: "*/sa/client", holds: true, note: "suffix" },
    { value: "*", holds: true, note: "anybody with an identity" },
    { value: "*cluster.local/ns/foo/sa/client", holds: true, note: "a suffix may be all of it" },
    {
      value: "*spiffe://cluster.local/ns/foo/sa/client",
      holds: false,
      note: "a suffix behind the scheme",
    },
    {
      value: "spiffe://cluster.local/ns/foo/sa/client",
      holds: false,
      note: "the scheme is put in front (#63)",
    },
    { value: "cluster.local/ns/foo/sa/Client", holds: false, note: "case counts" },
    { value: "foo/sa/client", holds: false, note: "no part of it (#77b)" },
  ])("$value: $holds ($note)", ({ value, holds }) => {
    expect(principalTest(value)(CLIENT)).toBe(holds);
  });
});

describe("namespaces run over `/sa/` (semantics 5.6)", () => {
  test.each([
    { value: "foo", uri: CLIENT, holds: true, note: "exact" },
    { value: "fo", uri: CLIENT, holds: false, note: "exact is the whole name" },
    { value: "f*", uri: CLIENT, holds: true, note: "prefix" },
    { value: "*o", uri: CLIENT, holds: true, note: "suffix" },
    { value: "*a", uri: CLIENT, holds: true, note: "through foo/sa (#61)" },
    { value: "f*a", uri: CLIENT, holds: true, note: "through foo/sa (#62)" },
    { value: "*t", uri: CLIENT, holds: false, note: "the account is not reached" },
    { value: "*", uri: CLIENT, holds: true, note: "any" },
    { value: "foo/sa", uri: CLIENT, holds: true, note: "namespace and sa" },
    {
      value: "sa",
      uri: "spiffe://cluster.local/ns/ns/sa/x",
      holds: true,
      note: "a namespace named ns (#77a)",
    },
    { value: "f.o", uri: CLIENT, holds: false, note: "a dot is a dot" },
  ])("$value in $uri: $holds ($note)", ({ value, uri, holds }) => {
    expect(namespaceTest(value)(uri)).toBe(holds);
  });
});

describe("serviceAccounts", () => {
  test.each([
    { value: "client", namespace: "foo", holds: true, note: "in the policy's namespace" },
    { value: "client", namespace: "bar", holds: false, note: "in the policy's namespace (#71)" },
    { value: "foo/client", namespace: "bar", holds: true, note: "with its namespace" },
    { value: "foo/clien", namespace: "bar", holds: false, note: "the whole name" },
    { value: "foo/c.ient", namespace: "bar", holds: false, note: "a dot is a dot" },
    { value: "foo/*", namespace: "bar", holds: false, note: "no wildcard" },
  ])("$value of a policy in $namespace: $holds ($note)", ({ value, namespace, holds }) => {
    expect(serviceAccountTest(value, namespace)(CLIENT)).toBe(holds);
  });

  test("the trust domain does not count (#67)", () => {
    expect(serviceAccountTest("foo/client", "bar")("spiffe://else/ns/foo/sa/client")).toBe(true);
  });
});

describe("trustDomains", () => {
  test.each([
    { value: "*", holds: true },
    { value: "cluster.local", holds: true },
    { value: "cluster", holds: false },
    { value: "cluster.*", holds: true },
    { value: "*.local", holds: true },
    { value: "*", uri: "https://cluster.local/ns/foo/sa/client", holds: false },
    { value: "*foo", holds: false },
    { value: "clusterxlocal", holds: false },
  ])("$value: $holds", ({ value, uri = CLIENT, holds }) => {
    expect(trustDomainTest(value)(uri)).toBe(holds);
  });
});
