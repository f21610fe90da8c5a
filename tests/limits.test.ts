import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** The rows of docs/limits.md. */
const rows = [
  ...readFileSync("docs/limits.md", "utf8").matchAll(
    /^\| (.+) \| ([\d,]+) \| `(\w+)` in `(.+)` \| “(.+)” \|$/gm,
  ),
].map(([, limit = "", value = "", constant = "", file = "", words = ""]) => ({
  limit,
  value: Number(value.replaceAll(",", "")),
  constant,
  file,
  words,
}));

const source = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => readFileSync(join("src", name), "utf8"))
  .join("\n");

test("the table has all of its rows", () => {
  const lines = readFileSync("docs/limits.md", "utf8").split("\n");
  expect(rows.length).toBe(lines.filter((line) => line.startsWith("| ")).length - 1);
  expect(rows.length).toBeGreaterThan(12);
});

test.each(rows)("$limit: $value, as $constant says", ({ value, constant, file }) => {
  const written = new RegExp(`\\b${constant}(?: =|:) ([\\d_]+)`).exec(
    readFileSync(file, "utf8"),
  )?.[1];
  expect(Number(written?.replaceAll("_", ""))).toBe(value);
});

test.each(rows)("$limit: the words are said somewhere", ({ words }) => {
  expect(source.includes(words), words).toBe(true);
});
