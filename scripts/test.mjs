// Everything that must hold, one step after the other; stops at the first that does not. Ends with the count of tests.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { findBrowser } from "./find-browser.mjs";

const STEPS = [
  ["the types agree", "npm", ["run", "--silent", "check:types"]],
  ["the code is in its style", "npm", ["run", "--silent", "check:lint"]],
  ["nothing lies around unused", "npm", ["run", "--silent", "check:unused"]],
  [
    "units, properties and recordings agree",
    "npx",
    [
      "vitest",
      "run",
      "--reporter=default",
      "--reporter=json",
      "--outputFile.json=node_modules/.cache/lobby/vitest.json",
    ],
  ],
  ["the playground builds", "npm", ["run", "--silent", "build"]],
  ["its parts keep to their sizes", "npm", ["run", "--silent", "check:size"]],
  ["the page works in a real browser", "npx", ["playwright", "test"]],
];

mkdirSync("node_modules/.cache/lobby", { recursive: true });
const browser = await findBrowser().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
console.log(`browser: ${browser}`);
for (const [promise, command, args] of STEPS) {
  console.log(`\n— ${promise}`);
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, CHROMIUM_PATH: browser },
  });
  if (status !== 0) {
    console.error(`\nfailed: ${promise}`);
    process.exit(status ?? 1);
  }
}
const unit = JSON.parse(readFileSync("node_modules/.cache/lobby/vitest.json", "utf8"));
const e2e = JSON.parse(readFileSync("node_modules/.cache/lobby/playwright.json", "utf8"));
console.log(`\n${unit.numPassedTests} tests passed in vitest, ${e2e.stats.expected} in playwright`);
