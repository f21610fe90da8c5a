import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runAdmit } from "./admit.ts";
import { runCheck } from "./check.ts";
import type { CliIo } from "./io.ts";

const USAGE = `lobby: Istio's security policies, judged without a cluster

  lobby check FILE... [--json] [--trace]   evaluate the requests of scenarios and compare what they expect
  lobby admit FILE... [--json]             say which Kubernetes documents a cluster would take

FILE is YAML, JSON or JSON Lines; - is standard input.
check exits 0 when all agree, 1 when any differs; admit exits 0 when all are admitted, 1 when any is refused;
both exit 2 when a file can't be read.`;

const USAGE_ERROR = 2;

const io: CliIo = {
  readFile: (path) => readFileSync(path === "-" ? 0 : path, "utf8"),
  write: (line) => void process.stdout.write(`${line}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
};

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
  if (problem.code === "EPIPE") process.exit(0);
  throw problem;
});

/** Runs one command line and gives its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const args = readArgs(argv);
  if (typeof args === "string") {
    io.error(`${args}\n\n${USAGE}`);
    return USAGE_ERROR;
  }
  const { values, positionals } = args;
  const [command, ...files] = positionals;
  if (values.help || command === undefined) {
    io.write(USAGE);
    return values.help ? 0 : USAGE_ERROR;
  }
  if (files.length === 0) {
    io.error(`lobby ${command}: no file is named\n\n${USAGE}`);
    return USAGE_ERROR;
  }
  switch (command) {
    case "check":
      return runCheck(files, { json: values.json, trace: values.trace }, io);
    case "admit":
      return runAdmit(files, { json: values.json }, io);
    default:
      io.error(`lobby has no command ${command}\n\n${USAGE}`);
      return USAGE_ERROR;
  }
}

function readArgs(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        trace: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}
