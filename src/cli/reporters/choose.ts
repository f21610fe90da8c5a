import type { CliIo } from "../io.ts";
import { githubReporter } from "./github.ts";
import { jsonLinesReporter, jsonReporter } from "./json.ts";
import { junitReporter } from "./junit.ts";
import { linesReporter } from "./lines.ts";
import type { Reporter } from "./reporter.ts";

/** `lines` unless something else is asked for; `jsonl` is what `--json` means. */
const REPORTERS = {
  lines: linesReporter,
  jsonl: jsonLinesReporter,
  json: jsonReporter,
  junit: junitReporter,
  github: githubReporter,
} as const satisfies Readonly<Record<string, (io: CliIo) => Reporter>>;

export type ReporterName = keyof typeof REPORTERS;

export const REPORTER_NAMES = Object.keys(REPORTERS);

export function createReporter(name: ReporterName, io: CliIo): Reporter {
  return REPORTERS[name](io);
}

export function isReporterName(name: string): name is ReporterName {
  return Object.hasOwn(REPORTERS, name);
}
