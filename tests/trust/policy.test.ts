import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readHostingGuide } from "../../e2e/support/hosting-guide.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** Browsers take these from a header only. */
const HEADER_ONLY = /^(?:frame-ancestors|sandbox|report-uri|report-to)\b/;

const meta = read("index.html").match(
  /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/,
)?.[1];
const conf = read("deploy/nginx.conf").match(/add_header Content-Security-Policy "([^"]+)"/)?.[1];
const guide = readHostingGuide().headersOf("")["content-security-policy"];

function directives(policy: string | undefined): readonly string[] {
  return (policy ?? "").split(";").map((part) => part.trim());
}

test("the page, the guide and nginx say one policy; only who may frame the page is the header's", () => {
  expect(directives(meta).length).toBeGreaterThan(10);
  expect(directives(meta).filter((part) => HEADER_ONLY.test(part))).toEqual([]);
  expect(directives(guide).filter((part) => !HEADER_ONLY.test(part))).toEqual(directives(meta));
  expect(directives(guide).filter((part) => HEADER_ONLY.test(part))).toEqual([
    "frame-ancestors 'none'",
  ]);
  expect(conf?.replace("$lobby_frame_ancestors", "'none'")).toBe(guide);
});

test("the policy forbids what it does not name, and names nothing but the page's own files", () => {
  const policy = new Map(
    directives(meta).map((part) => {
      const [name = "", ...values] = part.split(" ");
      return [name, values.join(" ")];
    }),
  );
  expect(policy.get("default-src")).toBe("'none'");
  expect(policy.get("base-uri")).toBe("'none'");
  expect(policy.get("form-action")).toBe("'none'");
  expect(policy.get("require-trusted-types-for")).toBe("'script'");
  for (const name of ["script-src", "connect-src", "worker-src", "font-src", "manifest-src"])
    expect(policy.get(name), name).toBe("'self'");
  // Monaco writes style attributes, and the icon stands in the page as data.
  expect(policy.get("style-src")).toBe("'self' 'unsafe-inline'");
  expect(policy.get("img-src")).toBe("'self' data:");
  expect(meta).not.toMatch(/unsafe-eval|blob:|https?:|\*/);
});

test("the Trusted Types that may be made are those that are made", () => {
  const allowed = directives(meta)
    .find((part) => part.startsWith("trusted-types "))
    ?.split(" ")
    .slice(1);
  const editor = read("src/editor/environment.ts");
  const monacos = [
    ...(editor.match(/HTML_POLICIES = \[([^\]]+)\]/)?.[1] ?? "").matchAll(/"(\w+)"/g),
  ];
  const own = read("src/lib/trusted-urls.ts").match(/POLICY = "([\w-]+)"/)?.[1];
  expect(monacos.length).toBeGreaterThan(3);
  expect(allowed).toEqual([own, ...monacos.map(([, name]) => name), "dompurify"]);
});
