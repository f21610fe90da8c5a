import { describe, expect, test } from "vitest";
import { expandPrincipal, expandTrustDomain, trustDomainBundle } from "./trust-domain.ts";

const td1 = trustDomainBundle("td1", ["td2"]);

describe("what a principal stands for (semantics 5.6)", () => {
  test.each([
    {
      value: "td1/ns/a/sa/b",
      means: ["td1/ns/a/sa/b", "td2/ns/a/sa/b"],
      note: "one of the mesh's",
    },
    { value: "td2/ns/a/sa/b", means: ["td1/ns/a/sa/b", "td2/ns/a/sa/b"], note: "an alias" },
    {
      value: "cluster.local/ns/a/sa/b",
      means: ["td1/ns/a/sa/b", "td2/ns/a/sa/b"],
      note: "the default's name (#68)",
    },
    { value: "cluster.local/ns/a/*", means: ["cluster.local/ns/a/*"], note: "four parts (#69)" },
    {
      value: "cluster.local/ns/a/sa/*",
      means: ["td1/ns/a/sa/*", "td2/ns/a/sa/*"],
      note: "five parts",
    },
    { value: "other/ns/a/sa/b", means: ["other/ns/a/sa/b"], note: "a foreign one" },
    { value: "*/ns/a/sa/b", means: ["*/ns/a/sa/b"], note: "every trust domain" },
    {
      value: "td*/ns/a/sa/b",
      means: ["td1/ns/a/sa/b", "td2/ns/a/sa/b"],
      note: "a prefix covers both",
    },
    {
      value: "*d1/ns/a/sa/b",
      means: ["*d1/ns/a/sa/b", "td2/ns/a/sa/b"],
      note: "a suffix stays where it covers",
    },
    { value: "*", means: ["*"], note: "no parts" },
  ])("$value: $note", ({ value, means }) => {
    expect(expandPrincipal(value, td1)).toEqual(means);
  });
});

describe("what a trust domain stands for", () => {
  test.each([
    { value: "td1", means: ["td1", "td2"] },
    { value: "td2", means: ["td1", "td2"] },
    { value: "cluster.local", means: ["cluster.local"] },
    { value: "td*", means: ["td*"] },
  ])("$value", ({ value, means }) => {
    expect(expandTrustDomain(value, td1)).toEqual(means);
  });
});

test("each trust domain of a bundle is there once", () => {
  expect(trustDomainBundle("a", ["b", "a", "b"])).toEqual(["a", "b"]);
});
