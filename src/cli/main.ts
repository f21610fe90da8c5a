import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { compareBytes } from "../lib/compare-bytes.ts";
import { runAdmit } from "./admit.ts";
import { runCheck } from "./check.ts";
import type { CliIo } from "./io.ts";
import { isReporterName, REPORTER_NAMES } from "./reporters/choose.ts";
import { readManifests } from "./resources.ts";

const USAGE = `lobby: Istio's security policies, judged without a cluster

  lobby check FILE...      evaluate the requests of scenarios and compare what they expect
    --resources PATH       policies and workloads from a manifest, or from all below a directory, in place of the
                           scenarios' own; may be given several times
    --reporter NAME        ${REPORTER_NAMES.join(", ")}; default: lines
    --json                 the same as --reporter jsonl
    --trace                add the trace to each result of json and jsonl

  lobby admit FILE...      say which Kubernetes documents a cluster would take
    --json                 an object for each document, as JSON Lines

FILE is YAML, JSON or JSON Lines; - is standard input.
check exits 0 when all agree, 1 when any differs; admit exits 0 when all are admitted, 1 when any is refused;
both exit 2 when a file can't be read.`;

const USAGE_ERROR = 2;

const io: CliIo = {
  readFile: (path) => readFileSync(path === "-" ? 0 : path, "utf8"),
  listFiles,
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
  if (typeof args === "string") return usageError(args);
  const { values, positionals } = args;
  const [command, ...files] = positionals;
  if (values.help || command === undefined) {
    io.write(USAGE);
    return values.help ? 0 : USAGE_ERROR;
  }
  if (files.length === 0) return usageError(`lobby ${command}: no file is named`);
  switch (command) {
    case "check":
      return check(files, values);
    case "admit":
      if (values.reporter !== undefined || values.resources !== undefined)
        return usageError("lobby admit takes no --reporter and no --resources");
      return runAdmit(files, { json: values.json }, io);
    default:
      return usageError(`lobby has no command ${command}`);
  }
}

type Values = Exclude<ReturnType<typeof readArgs>, string>["values"];

async function check(files: readonly string[], values: Values): Promise<number> {
  const reporter = values.reporter ?? (values.json ? "jsonl" : "lines");
  if (!isReporterName(reporter))
    return usageError(`no reporter is called ${reporter}; there are ${REPORTER_NAMES.join(", ")}`);
  if (values.json && reporter !== "jsonl")
    return usageError(`--json and --reporter ${reporter} are two outputs; give one of them`);
  const manifests = values.resources === undefined ? null : readManifests(values.resources, io);
  if (manifests?.kind === "unreadable") {
    io.error(`${manifests.path}: ${manifests.why}`);
    return USAGE_ERROR;
  }
  return runCheck(
    files,
    { reporter, trace: values.trace, resources: manifests?.texts ?? null },
    io,
  );
}

function usageError(why: string): number {
  io.error(`${why}\n\n${USAGE}`);
  return USAGE_ERROR;
}

function readArgs(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        reporter: { type: "string" },
        resources: { type: "string", multiple: true },
        trace: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}

function listFiles(path: string): readonly string[] | null {
  if (!statSync(path).isDirectory()) return null;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, at: join(entry.parentPath, entry.name) }))
    .filter(({ entry, at }) => {
      if (!entry.isSymbolicLink()) return entry.isFile();
      return statSync(at, { throwIfNoEntry: false })?.isFile() ?? false;
    })
    .map(({ at }) => relative(path, at).replaceAll("\\", "/"))
    .sort(compareBytes);
}
