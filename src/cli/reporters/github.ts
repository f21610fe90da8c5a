import type { CliIo } from "../io.ts";
import type { Reporter } from "./reporter.ts";
import { codeOf, summaryWords, whatIsWrong } from "./words.ts";

/**
 * GitHub's workflow commands: an annotation at the line of each request that differs and of each finding, then the
 * summary. Findings are commands too and nothing else is written of them, since GitHub obeys a command on either stream.
 *
 * Source: GitHub Docs, "Workflow commands for GitHub Actions"; actions/toolkit packages/core/src/command.ts (escaping).
 */
export function githubReporter(io: CliIo): Reporter {
  return {
    checked(checked) {
      if (!("error" in checked.answer) && checked.differences.length === 0) return;
      const { file, scenario, request } = checked;
      const title = scenario === null ? request : `${scenario} > ${request}`;
      io.write(command("error", { file, line: checked.line(), title }, whatIsWrong(checked)));
    },
    found: ({ file, line, severity, message }) =>
      io.write(command(severity, { file, line, title: "Lobby" }, message)),
    done: (summary) => io.write(summaryWords(summary)),
  };
}

interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly title: string;
}

function command(name: "error" | "warning", { file, line, title }: Place, message: string): string {
  const properties = [
    `file=${property(file)}`,
    ...(line === null ? [] : [`line=${line}`]),
    `title=${property(title)}`,
  ];
  return `::${name} ${properties.join(",")}::${data(message)}`;
}

function data(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Bidi_Control}/gu, codeOf)
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
