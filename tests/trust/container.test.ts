import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const dockerfile = read("Dockerfile");
const [, build = "", server = ""] = dockerfile.split(/^FROM /m);
const copies = (stage: string): readonly (readonly string[])[] =>
  [...stage.matchAll(/^COPY (?!--from)(.+)$/gm)].map(([, words = ""]) => words.split(" "));

test("all that the build stage copies is there, and passes .dockerignore", () => {
  const sources = copies(build).flatMap((words) => words.slice(0, -1));
  const passed = read(".dockerignore").split("\n");
  expect(sources.length).toBeGreaterThan(5);
  expect(passed).toContain("*");
  for (const source of sources) {
    expect(existsSync(new URL(source, ROOT)), source).toBe(true);
    expect(passed, source).toContain(`!${source}`);
  }
});

test("what vite.config.ts and its build need is copied", () => {
  const sources = copies(build).flatMap((words) => words.slice(0, -1));
  const imports = [...read("vite.config.ts").matchAll(/from "\.\/([^/"]+)/g)].map(
    ([, name]) => name,
  );
  const plugins = [...read("scripts/build-plugins.ts").matchAll(/"\.\.\/([^/"]+)/g)].map(
    ([, name]) => name,
  );
  expect([...imports, ...plugins]).not.toEqual([]);
  for (const name of [...imports, ...plugins]) expect(sources).toContain(name);
  expect(build).toMatch(/^RUN npm run build$/m);
  expect(read("docs/self-hosting.md")).toContain("npm run build");
});

test("the server has the tested configuration, where that looks for its files, and no root", () => {
  expect(server).toMatch(/^COPY deploy\/nginx\.conf nginx\.conf$/m);
  expect(server).toMatch(/^COPY --from=build \/src\/dist html$/m);
  const conf = read("deploy/nginx.conf");
  expect(conf).toMatch(/^\s*root html;$/m);
  expect(server).toContain('"-p", "/lobby", "-c", "/lobby/nginx.conf"');
  const port = conf.match(/listen (\d+);/)?.[1];
  expect(server).toMatch(new RegExp(`^EXPOSE ${port}$`, "m"));
  expect(server).toMatch(/^USER 101$/m);
  // Every place that nginx writes to lies in the one folder that is its user's.
  const written = [...conf.matchAll(/^\s*(?:pid|\w+_temp_path) (\S+);/gm)].map(([, path]) => path);
  expect(written.length).toBe(6);
  for (const path of written) expect(path).toMatch(/^tmp\//);
});
