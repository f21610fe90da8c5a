// Finds a Chromium for the browser tests: CHROMIUM_PATH, an installed one, Playwright's download, Debian's package.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { installFromDebian } from "./install-from-debian.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
  "/usr/bin/chromium",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a browser. Throws one clear error if there is none and none can be had. */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (runs(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, which is no browser that can be run`);
  }
  return installed() ?? (await downloaded()) ?? fromDebian() ?? fail();
}

function installed() {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES].find(runs) ?? null;
}

/**
 * Whether the program starts. Being there is not enough: Playwright's download lacks its system libraries on a bare
 * machine, and Ubuntu's chromium-browser may only say how to get one.
 */
function runs(path) {
  return isExecutable(path) && spawnSync(path, ["--version"], { timeout: 30_000 }).status === 0;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function downloaded() {
  const { chromium } = await import("@playwright/test");
  if (runs(chromium.executablePath())) return chromium.executablePath();
  console.log("no Chromium is installed; asking Playwright for its own");
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "ignore", timeout: 180_000 });
  return runs(chromium.executablePath()) ? chromium.executablePath() : null;
}

function fromDebian() {
  return installFromDebian("chromium", "Debian's Chromium") ? installed() : null;
}

function fail() {
  throw new Error(
    "no Chromium or Chrome was found for the browser tests. Install one (Debian: apt-get install chromium), " +
      "or say where it is with CHROMIUM_PATH, or run `npx playwright install chromium`",
  );
}
