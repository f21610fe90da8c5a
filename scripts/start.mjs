// Builds the playground and serves it on localhost.
//   --port N        the port to start from (4173); a busy one moves to the next
//   --strict-port   fail instead of moving on
//   --no-build      serve what is in dist/
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { preview } from "vite";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4173" },
    "strict-port": { type: "boolean", default: false },
    "no-build": { type: "boolean", default: false },
  },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`--port takes a number from 1 to 65535, not ${values.port}`);
  process.exit(2);
}
if (!values["no-build"]) {
  const { status } = spawnSync("npx", ["vite", "build", "--logLevel", "warn"], {
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
const server = await preview({
  preview: { port, strictPort: values["strict-port"], host: "localhost" },
});
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
console.log(`Lobby is open at ${address} (stop it with Ctrl+C)`);
