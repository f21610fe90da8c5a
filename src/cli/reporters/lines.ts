import { basename } from "node:path";
import type { CliIo } from "../io.ts";
import type { Finding, Reporter } from "./reporter.ts";
import { oneLine, summaryWords, whatIsWrong } from "./words.ts";

/** A line for each request that differs, and a summary: what a person reads. */
export function linesReporter(io: CliIo): Reporter {
  return {
    checked(checked) {
      if (!("error" in checked.answer) && checked.differences.length === 0) return;
      const { file, scenario, request } = checked;
      const path = [basename(file), scenario, request].filter((name) => name !== null).join(" > ");
      io.write(oneLine(`${path}: ${whatIsWrong(checked)}`));
    },
    found: (finding) => io.error(findingLine(finding)),
    done: (summary) => io.write(summaryWords(summary)),
  };
}

export function findingLine({ file, line, message }: Finding): string {
  return oneLine(`${file}${line === null ? "" : `:${line}`}: ${message}`);
}
