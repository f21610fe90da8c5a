// Installs a package where that is possible without asking: on Debian and its kin, as root.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Whether the package is there now. `name` is for the one line that says what happens. */
export function installFromDebian(aptPackage, name) {
  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release) || process.getuid?.() !== 0) return false;
  console.log(`installing ${name}`);
  const run = (...args) =>
    spawnSync("apt-get", args, {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  run("update", "-qq");
  return run("install", "-y", "-qq", aptPackage).status === 0;
}
