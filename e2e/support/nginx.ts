import { type ChildProcess, spawn } from "node:child_process";
import {
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Debian's `nobody`. A test run as root must not prove that nginx works as root. */
const NOBODY = 65534;

/** A running nginx with deploy/nginx.conf and a copy of the build, at its root and under /tools/lobby/. */
export interface Nginx {
  readonly origin: string;
  /** The folder that is served; what a test changes in it is served next. */
  readonly html: string;
  /** Pulls the cable: nothing answers any more. */
  readonly stop: () => Promise<void>;
}

export async function startNginx(): Promise<Nginx> {
  const port = await freePort();
  const prefix = mkdtempSync(join(tmpdir(), "lobby-nginx-"));
  const html = join(prefix, "html");
  cpSync(join(ROOT, "dist"), html, { recursive: true });
  cpSync(join(ROOT, "dist"), join(html, "tools/lobby"), { recursive: true });
  mkdirSync(join(prefix, "tmp"));
  const published = readFileSync(join(ROOT, "deploy/nginx.conf"), "utf8");
  const conf = published.replace("listen 8080;", `listen 127.0.0.1:${port};`);
  if (conf === published) throw new Error("deploy/nginx.conf no longer says `listen 8080;`");
  writeFileSync(join(prefix, "nginx.conf"), conf);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) giveTo(NOBODY, prefix);
  const child = spawn(
    process.env.NGINX_PATH ?? "nginx",
    ["-p", prefix, "-c", join(prefix, "nginx.conf"), "-e", "stderr", "-g", "daemon off;"],
    { stdio: ["ignore", "ignore", "pipe"], ...(isRoot && { uid: NOBODY, gid: NOBODY }) },
  );
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await answers(child, port);
  return {
    origin: `http://localhost:${port}`,
    html,
    async stop() {
      child.kill("SIGTERM");
      await ended;
      rmSync(prefix, { recursive: true, force: true });
    },
  };
}

function giveTo(uid: number, folder: string): void {
  chownSync(folder, uid, uid);
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    chownSync(join(folder, name), uid, uid);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("no free port")),
      );
    });
  });
}

/** Waits until the port takes connections. Rejects with nginx's own words if it ends before that. */
function answers(child: ChildProcess, port: number): Promise<void> {
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => reject(new Error(`nginx ended: ${words}`)));
    const knock = () => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => {
        socket.destroy();
        resolve();
      });
      socket.once("error", () => {
        if (child.exitCode === null) setTimeout(knock, 25);
      });
    };
    knock();
  });
}
