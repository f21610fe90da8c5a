// Everything that must hold, one step after the other; stops at the first that does not. Ends with the count of tests.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { findBrowser } from "./find-browser.mjs";
import { findNginx } from "./find-nginx.mjs";

const REPORTS = "node_modules/.cache/lobby";
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
      `--outputFile.json=${REPORTS}/vitest.json`,
    ],
  ],
  ["the playground builds", "npm", ["run", "--silent", "build"]],
  ["its parts keep to their sizes", "npm", ["run", "--silent", "check:size"]],
  ["the page works in a real browser", "npx", ["playwright", "test"]],
];

// The count at the end is read from these; one of an earlier run must not stand in for one that was never written.
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const { browser, nginx } = await findPrograms().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
console.log(`browser: ${browser}\nnginx: ${nginx}`);
for (const [promise, command, args] of STEPS) {
  console.log(`\n— ${promise}`);
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, CHROMIUM_PATH: browser, NGINX_PATH: nginx },
  });
  if (status !== 0) {
    console.error(`\nfailed: ${promise}`);
    process.exit(status ?? 1);
  }
}
const report = (name) => JSON.parse(readFileSync(`${REPORTS}/${name}.json`, "utf8"));
const { numPassedTests, numFailedTests, numPendingTests } = report("vitest");
const { expected, unexpected, flaky, skipped } = report("playwright").stats;
const failed = numFailedTests + unexpected + flaky;
console.log(`\n${numPassedTests} tests in vitest and ${expected} in playwright:`);
console.log(
  `${numPassedTests + expected} passed, ${failed} failed, ${numPendingTests + skipped} skipped`,
);
// A runner that found nothing to run has proved nothing.
if (numPassedTests === 0 || expected === 0 || failed > 0) process.exit(1);

async function findPrograms() {
  return { browser: await findBrowser(), nginx: findNginx() };
}
