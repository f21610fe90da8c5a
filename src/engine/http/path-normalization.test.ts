import { describe, expect, test } from "vitest";
import { normalizePath } from "./path-normalization.ts";

function paths(path: string): readonly string[] {
  return (["NONE", "BASE", "MERGE_SLASHES", "DECODE_AND_MERGE_SLASHES"] as const).map((setting) => {
    const normalized = normalizePath(path, setting);
    return normalized.kind === "path" ? normalized.path : "400";
  });
}

function base(path: string): string {
  return paths(path)[1] ?? "";
}

function decoded(path: string): string {
  return paths(path)[3] ?? "";
}

// Source: istio/istio tests/integration/security/normalization_test.go.
describe("Istio's own table (semantics 5.7)", () => {
  test.each([
    ["/app#foo", "/app", "/app", "/app", "/app"],
    ["/app/../admin", "/app/../admin", "/admin", "/admin", "/admin"],
    ["/app//", "/app//", "/app//", "/app/", "/app/"],
    ["/app/%2f", "/app/%2f", "/app/%2f", "/app/%2f", "/app/"],
    ["/app%2f/", "/app%2f/", "/app%2f/", "/app%2f/", "/app/"],
    ["/xyz%30..//abc", "/xyz%30..//abc", "/xyz0..//abc", "/xyz0../abc", "/xyz0../abc"],
    ["/app/%2E./admin", "/app/%2E./admin", "/admin", "/admin", "/admin"],
    ["/app\\admin", "/app\\admin", "/app/admin", "/app/admin", "/app/admin"],
    ["/app/\\/\\/\\admin", "/app/\\/\\/\\admin", "/app//////admin", "/app/admin", "/app/admin"],
    [
      "/%5Capp%2f%5c%2F%2e%2e%2fadmin%5c\\abc",
      "/%5Capp%2f%5c%2F%2e%2e%2fadmin%5c\\abc",
      "/%5Capp%2f%5c%2F..%2fadmin%5c/abc",
      "/%5Capp%2f%5c%2F..%2fadmin%5c/abc",
      "/app/admin/abc",
    ],
    ["/app//../admin", "/app//../admin", "/app/admin", "/app/admin", "/app/admin"],
    ["/app//../../admin", "/app//../../admin", "/admin", "/admin", "/admin"],
    ["/xyz/..;foo/abc", "/xyz/..;foo/abc", "/abc", "/abc", "/abc"],
    ["/..;/admin", "/..;/admin", "/admin", "/admin", "/admin"],
  ])("%s", (path, ...wanted) => {
    expect(paths(path)).toEqual(wanted);
  });

  test.each([
    ["/%c0%2e%c0%2e/admin", "/%c0.%c0./admin"],
    ["/%c0%2fadmin", "/%c0/admin"],
    ["/%252e%252e/admin", "/%252e%252e/admin"],
    ["/.../admin", "/.../admin"],
    ["/;/admin", "/;/admin"],
    ["/admin%00", "400"],
  ])("decoding %s", (path, wanted) => {
    expect(decoded(path)).toBe(wanted);
  });

  test("of all escapes only unreserved characters and slashes are decoded", () => {
    for (let code = 1; code < 256; code++) {
      const escaped = `%${code.toString(16).padStart(2, "0")}`;
      const character = String.fromCharCode(code);
      const plain = /[A-Za-z0-9\-._~]/.test(character) ? character : escaped;
      const slash = character === "/" || character === "\\" ? "/" : plain;
      expect(decoded(`/admin${escaped}`)).toBe(`/admin${slash}`);
    }
  });
});

// Seen on Envoy 1.39.1.
describe("canonical paths (semantics 5.7)", () => {
  test.each([
    ["/.", "/"],
    ["/a/..", "/"],
    ["/a/b/..", "/a/"],
    ["/../../a", "/a"],
    ["/a/./", "/a/"],
    ["/a;b", "/a;b"],
    ["/x;..;/a", "/x;..;/a"],
    ["/x/...;/a", "/x/...;/a"],
    ["/a/.;x/b", "/a/b"],
    ["/a/..;x\\y/b", "/b"],
    ["/a\\..;x/b", "/a/..;x/b"],
    ["/%zz%4%", "/%zz%4%"],
    ["/%4%31", "/%2541"],
    ["/%%341", "/%2541"],
    ["/%%34%31", "/%2541"],
    ["/%%zz%7e", "/%%zz~"],
    ['/"<>^|`{}', "/%22%3C%3E%5E%7C%60%7B%7D"],
    ["/[]'*+,;:@!$&()=", "/[]'*+,;:@!$&()="],
    ["/%c3%A9%2F", "/%c3%A9%2F"],
    ["/a/%00", "400"],
    ["/a?b=%00/../c\\d//", "/a?b=%00/../c\\d//"],
    ["/a/..?x", "/?x"],
    ["/a#b?c", "/a"],
    ["/a?b#c", "/a?b"],
  ])("%s", (path, wanted) => {
    expect(base(path)).toBe(wanted);
  });

  test.each([
    ["/%2f..%2fa", "/a"],
    ["/x%2f..;%2fa", "/a"],
    ["/x/%2f..;y/a", "/x/a"],
    ["/%5C..;x", "/..;x"],
    ["/%5C", "//"],
    ["///", "//"],
    ["/", "/"],
    ["/a//?b//c", "/a/?b//c"],
  ])("decoding and merging %s", (path, wanted) => {
    expect(decoded(path)).toBe(wanted);
  });
});

test("says which steps changed the path", () => {
  expect(normalizePath("/a%2f%2F..;/b#c", "DECODE_AND_MERGE_SLASHES")).toEqual({
    kind: "path",
    path: "/a/b",
    steps: [
      { step: "fragment cut", before: "/a%2f%2F..;/b#c", after: "/a%2f%2F..;/b" },
      { step: "escaped slashes decoded", before: "/a%2f%2F..;/b", after: "/a//..;/b" },
      {
        step: "path parameters behind dots dropped",
        before: "/a//..;/b",
        after: "/a//../b",
      },
      { step: "canonicalised", before: "/a//../b", after: "/a/b" },
    ],
  });
});
