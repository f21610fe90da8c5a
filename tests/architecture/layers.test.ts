import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/**
 * Who may import whom: a folder may import itself and what its row lists, and npm packages only where their owner is. The
 * rows stand in the order of the chain.
 */
const ENGINE = [
  "source",
  "scenario",
  "trace",
  "resources",
  "mesh",
  "http",
  "effective",
  "jwt",
  "matchers",
  "walk",
  "admission",
  "assist",
];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  "engine/source": ["lib"],
  "engine/scenario": ["engine/source", "lib"],
  "engine/trace": ["engine/source", "lib"],
  "engine/resources": ["engine/source", "engine/trace", "lib"],
  "engine/mesh": ["engine/resources", "engine/scenario", "engine/source", "lib"],
  "engine/http": ["engine/mesh", "engine/scenario", "lib"],
  "engine/effective": ["engine/mesh", "engine/resources", "engine/trace", "engine/source", "lib"],
  "engine/jwt": ["engine/http", "engine/resources", "engine/trace", "engine/source", "lib"],
  "engine/matchers": [
    "engine/effective",
    "engine/mesh",
    "engine/http",
    "engine/resources",
    "engine/trace",
    "engine/source",
    "lib",
  ],
  "engine/walk": [
    ...ENGINE.slice(0, ENGINE.indexOf("walk")).map((name) => `engine/${name}`),
    "lib",
  ],
  "engine/admission": ["engine/resources", "engine/source", "lib"],
  // What an editor asks while one writes.
  "engine/assist": ["engine/matchers", "engine/mesh", "engine/resources", "engine/source", "lib"],
  engine: [...ENGINE.map((name) => `engine/${name}`), "lib"],
  // What a scenario would hand on, and its copy under other names, are worked out beside the engine that proves them.
  worker: ["engine", "share", "lib"],
  scenarios: ["engine", "lib"],
  // The scenario document is what link, store and page hold; the rest of the engine they know through its door.
  share: ["engine/scenario", "engine", "lib"],
  state: ["worker", "share", "scenarios", "engine", "engine/scenario", "engine/trace", "lib"],
  editor: ["engine", "state", "lib"],
  // The service worker, and what the page knows about its own files.
  offline: ["lib"],
  ui: [
    "state",
    "editor",
    "scenarios",
    "share",
    "offline",
    "worker",
    "engine",
    "engine/scenario",
    "engine/trace",
    "lib",
  ],
  cli: ["engine", "lib"],
  main: ["ui", "state", "worker", "share", "scenarios", "editor", "offline", "engine", "lib"],
};

const PACKAGE_OWNERS: Readonly<Record<string, readonly string[]>> = {
  yaml: ["engine/source"],
  zod: ["engine/scenario", "share"],
  jose: ["engine/jwt"],
  fflate: ["share"],
  "idb-keyval": ["state"],
  zustand: ["state", "ui", "offline"],
  "monaco-editor": ["editor"],
  "@monaco-editor/react": ["editor"],
  react: ["ui", "editor", "main"],
  "react-dom": ["main"],
  "radix-ui": ["ui"],
  "lucide-react": ["ui"],
};

/** What reaches outside, and the only places that may. */
const RIM = /\b(?:Date\.now|Math\.random|fetch|localStorage|sessionStorage)\s*[(.]/;
const RIM_FILES =
  /^(?:main\.tsx|browser\.ts|worker\/engine\.worker\.ts|offline\/sw\.ts|cli\/|share\/location-hash\.ts|state\/persistence\.ts)/;

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
  .map((name) => name.replaceAll("\\", "/"));

const IMPORT = /(?:\bfrom\s+|\bimport\s+|\bimport\s*\(\s*|new URL\(\s*)"([^"]+)"/g;

function folderOf(file: string): string {
  const parts = file.split("/");
  if (parts.length === 1) return "main";
  return parts[0] === "engine" && parts.length > 2 ? `engine/${parts[1]}` : (parts[0] ?? "");
}

/** A file's code without its comments, which may name anything. */
function codeOf(file: string): string {
  return readFileSync(join(SRC, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

function importsOf(file: string): readonly string[] {
  return [...readFileSync(join(SRC, file), "utf8").matchAll(IMPORT)].map(([, name = ""]) =>
    name.replace(/\?.*$/, ""),
  );
}

test("all folders are walked", () => {
  expect(files.length).toBeGreaterThan(120);
  const unknown = files.map(folderOf).filter((folder) => !Object.hasOwn(MAY_IMPORT, folder));
  expect([...new Set(unknown)]).toEqual([]);
});

test("a folder imports only what its row lists", () => {
  const wrong = files.flatMap((file) => {
    const own = folderOf(file);
    return importsOf(file)
      .filter((name) => name.startsWith("."))
      .map((name) => folderOf(normalize(join(dirname(file), name)).replaceAll("\\", "/")))
      .filter((folder) => folder !== own && !(MAY_IMPORT[own] ?? []).includes(folder))
      .map((folder) => `${file} imports ${folder}`);
  });
  expect([...new Set(wrong)]).toEqual([]);
});

test("an npm package is imported only where its owner is", () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((name) => !name.startsWith(".") && !name.startsWith("node:"))
      .map((name) =>
        name
          .split("/")
          .slice(0, name.startsWith("@") ? 2 : 1)
          .join("/"),
      )
      .filter((name) => !(PACKAGE_OWNERS[name] ?? []).includes(folderOf(file)))
      .map((name) => `${file} imports ${name}`),
  );
  expect([...new Set(wrong)]).toEqual([]);
});

test("the engine does not know the page, Node or the clock", () => {
  const wrong = files.filter((file) => {
    if (!file.startsWith("engine/")) return false;
    const text = codeOf(file);
    return (
      RIM.test(text) ||
      /(?<![.\w])(?:window|console|process)\.|\bdocument\.(?:body|create|query|get)/.test(text) ||
      /"node:/.test(text)
    );
  });
  expect(wrong).toEqual([]);
});

test("clock, chance, network and storage are reached only at the rim", () => {
  const wrong = files.filter((file) => !RIM_FILES.test(file) && RIM.test(codeOf(file)));
  expect(wrong).toEqual([]);
});

test("no file is longer than 400 lines", () => {
  const long = files.filter(
    (file) => readFileSync(join(SRC, file), "utf8").split("\n").length > 400,
  );
  expect(long).toEqual([]);
});
