import { readFileSync } from "node:fs";

// What index.html loads before anything is chosen, wherever the bundler has put it: a chunk that is split off but still
// loaded with the page does not leave the budget.
const eager = [
  ...readFileSync("dist/index.html", "utf8").matchAll(/"\.\/(assets\/[^"]+\.js)"/g),
].map(([, path]) => `dist/${path}`);
if (eager.length === 0)
  throw new Error("dist/index.html loads no script: there is nothing to measure");

export default [
  { name: "shell: all scripts of the first paint", path: eager, limit: "172 kB" },
  { name: "engine worker", path: "dist/assets/engine.worker-*.js", limit: "110 kB" },
  {
    name: "Monaco, loaded behind the first verdict",
    path: "dist/assets/PolicyEditor-*.js",
    limit: "682 kB",
  },
  { name: "Monaco's worker", path: "dist/assets/editor.worker-*.js", limit: "76 kB" },
  { name: "Monaco's styles", path: "dist/assets/PolicyEditor-*.css", limit: "20 kB" },
  { name: "styles of the first paint", path: "dist/assets/index-*.css", limit: "9 kB" },
  { name: "everything, as it is kept for offline use", path: "dist/**/*.*", limit: "1350 kB" },
];
