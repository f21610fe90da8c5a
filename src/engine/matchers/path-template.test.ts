import { describe, expect, test } from "vitest";
import { compilePathTemplate, isPathTemplate } from "./path-template.ts";

describe("which paths a template takes (semantics 5.7)", () => {
  test.each([
    { template: "/foo/{*}", path: "/foo/x", holds: true },
    { template: "/foo/{*}", path: "/foo", holds: false },
    { template: "/foo/{*}", path: "/foo/", holds: false },
    { template: "/foo/{*}", path: "/foo/x/y", holds: false },
    { template: "/foo/{**}", path: "/foo/", holds: true },
    { template: "/foo/{**}", path: "/foo/x/y", holds: true },
    { template: "/foo/{**}", path: "/foo", holds: false },
    { template: "/{**}", path: "/", holds: true },
    { template: "/{**}", path: "/a//b/", holds: true },
    { template: "/store/{**}/cart", path: "/store/a/b/cart", holds: true },
    { template: "/store/{**}/cart", path: "/store//cart", holds: true },
    { template: "/store/{**}/cart", path: "/store/cart", holds: false },
    { template: "/foo/{*}/bar/{**}", path: "/foo/x/bar/", holds: true },
    { template: "/foo/{*}/bar/{**}", path: "/foo/x/bar", holds: false },
    { template: "/foo/{*}/bar/{**}", path: "/foo//bar/", holds: false },
    { template: "/foo/{*}/", path: "/foo/x/", holds: true },
    { template: "/foo/{*}/", path: "/foo/x", holds: false },
    { template: "/a.b/{*}", path: "/axb/c", holds: false },
    { template: "/a+/{*}", path: "/a+/c", holds: true },
    { template: "/foo%20/{*}", path: "/foo%20/x", holds: true },
    { template: "/foo/{*}", path: "/foo/a=b*c", holds: true },
    { template: "/foo/{*}", path: "/foo/[x]", holds: false },
    { template: "/foo/{**}", path: "/foo/<x>", holds: false },
    { template: "/foo/{**}", path: "/foo/é", holds: false },
  ])("$template takes $path: $holds", ({ template, path, holds }) => {
    expect(compilePathTemplate(template)?.test(path)).toBe(holds);
  });
});

describe("templates that Envoy loads or refuses (semantics 5.5)", () => {
  test.each([
    { template: "{**}", loads: false },
    { template: "foo/{*}", loads: false },
    { template: "//foo/{*}", loads: false },
    { template: "/foo/{*}//", loads: false },
    { template: "/{*}//", loads: false },
    { template: "/{**}/", loads: true },
    { template: "/{*}/", loads: true },
    { template: "/foo/{**}/bar", loads: true },
    { template: "/{*}/{*}/{*}/{*}/{*}/{*}", loads: true },
  ])("$template: $loads", ({ template, loads }) => {
    expect(compilePathTemplate(template) !== null).toBe(loads);
  });
});

test("only `{*}` and `{**}` make a template", () => {
  expect(["/a/{*}", "/{**}", "/a/*", "/a/{b}", "/{}"].map(isPathTemplate)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("a long path is judged in time", () => {
  const started = performance.now();
  compilePathTemplate("/{**}/a/x")?.test(`/${"a/".repeat(50_000)}`);
  expect(performance.now() - started).toBeLessThan(1000);
});
