import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const text = read("SECURITY.md");
const named = [...text.matchAll(/`((?:src|tests|e2e)\/[\w./-]+)`/g)].map(([, path = ""]) => path);

test("every test that SECURITY.md names is there and has tests", () => {
  expect(named.length).toBeGreaterThan(20);
  for (const path of new Set(named)) {
    expect(existsSync(new URL(path, ROOT)), path).toBe(true);
    expect(read(path), path).toMatch(/\b(?:test|hosted)(?:\.each|\()|base\.extend/);
  }
});

test("every promise of a table names a test", () => {
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| promise"));
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) expect(row).toMatch(/\| `(?:src|tests|e2e)\/[^|]+\|$/);
});

test("every part of the policy that gives way is explained", () => {
  const policy = read("index.html").match(/content="(default-src[^"]+)"/)?.[1] ?? "";
  for (const word of ["'unsafe-inline'", "data:"]) {
    expect(policy).toContain(word);
    expect(text).toContain(word);
  }
  const names = policy.match(/trusted-types ([^;]+)/)?.[1]?.split(" ") ?? [];
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(text).toContain(`\`${name}\``);
});

test("no address is made up for reports", () => {
  expect(text).not.toMatch(/\w@\w|https?:\/\//);
});
