import { expect, test, vi } from "vitest";
import { createOwnScripts } from "./trusted-urls.ts";

const PAGE = "https://tools.example/lobby/index.html?embed#1abc";

const CASES: readonly (readonly [url: string, allowed: boolean])[] = [
  ["https://tools.example/lobby/assets/engine.worker-1.js", true],
  ["assets/engine.worker-1.js", true],
  ["./sw.js", true],
  ["/lobby/sw.js", true],
  ["https://tools.example/other/sw.js", false],
  ["https://tools.example/lobbyist/sw.js", false],
  ["../sw.js", false],
  ["/lobby/../sw.js", false],
  ["//elsewhere.example/lobby/sw.js", false],
  ["https://elsewhere.example/lobby/sw.js", false],
  ["https://tools.example@elsewhere.example/lobby/sw.js", false],
  ["http://tools.example/lobby/sw.js", false],
  ["data:text/javascript,0", false],
  ["blob:https://tools.example/lobby/0", false],
  ["javascript:0", false],
];

test.each(CASES)("%s may be run: %s", (url, allowed) => {
  const run = () => createOwnScripts(PAGE, undefined)(url);
  if (allowed) expect(run()).toBe(url);
  else expect(run).toThrow(/is no script of this page/);
});

test("where the browser has Trusted Types, the same check is its policy", () => {
  const createPolicy = vi.fn(
    (_name: string, rules: { readonly createScriptURL: (url: string) => string }) => ({
      createScriptURL: (url: string) => `trusted ${rules.createScriptURL(url)}`,
    }),
  );
  const ownScript = createOwnScripts(PAGE, { createPolicy });
  expect(createPolicy).toHaveBeenCalledOnce();
  expect(ownScript("./sw.js")).toBe("trusted ./sw.js");
  expect(() => ownScript("https://elsewhere.example/sw.js")).toThrow(TypeError);
});
