// Finds an nginx for the self-hosting tests: NGINX_PATH, an installed one, Debian's package.
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { installFromDebian } from "./install-from-debian.mjs";

const PLACES = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/local/nginx/sbin/nginx"];

/** The path of an nginx. Throws one clear error if there is none and none can be had. */
export function findNginx() {
  const given = process.env.NGINX_PATH;
  if (given) {
    if (runs(given)) return given;
    throw new Error(`NGINX_PATH is ${given}, which is no nginx that can be run`);
  }
  const found = installed();
  if (found) return found;
  if (installFromDebian("nginx", "Debian's nginx")) {
    const fresh = installed();
    if (fresh) return fresh;
  }
  throw new Error(
    "no nginx was found for the self-hosting tests. Install one (Debian: apt-get install nginx; macOS: brew install " +
      "nginx), or say where it is with NGINX_PATH",
  );
}

function installed() {
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "nginx"));
  return [...onPath, ...PLACES].find(runs) ?? null;
}

function runs(path) {
  return spawnSync(path, ["-v"], { timeout: 30_000 }).status === 0;
}
