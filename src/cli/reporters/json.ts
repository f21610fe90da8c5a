import type { Judgement } from "../../engine/index.ts";
import type { CliIo } from "../io.ts";
import { findingLine } from "./lines.ts";
import { type Checked, endingOf, type Finding, type Reporter } from "./reporter.ts";

/** Raised when a field changes its meaning or goes. */
const REPORT_VERSION = 1;

/** One result object a request, as JSON Lines, and no summary. Source: scenario.md, "The headless check". */
export function jsonLinesReporter(io: CliIo): Reporter {
  return {
    checked: (checked) => io.write(JSON.stringify({ ...names(checked), ...answerFields(checked) })),
    found: (finding) => io.error(findingLine(finding)),
    done: () => {},
  };
}

/** One JSON document for the whole run; docs/ci.md describes its fields. Findings stand in it and on standard error. */
export function jsonReporter(io: CliIo): Reporter {
  const requests: unknown[] = [];
  const findings: Finding[] = [];
  return {
    checked(checked) {
      const { differences } = checked;
      requests.push({
        ...names(checked),
        line: checked.line(),
        ending: endingOf(checked),
        differences,
        ...answerFields(checked),
      });
    },
    found(finding) {
      findings.push(finding);
      io.error(findingLine(finding));
    },
    done({ requests: count, scenarios, differing, exitCode }) {
      const summary = { requests: count, scenarios, agree: count - differing, differ: differing };
      const report = { version: REPORT_VERSION, exitCode, summary, findings, requests };
      io.write(JSON.stringify(report, null, 2));
    },
  };
}

function names({ file, scenario, request }: Checked) {
  return { file, scenario, request };
}

function answerFields({ answer }: Checked): Readonly<Record<string, unknown>> {
  return "error" in answer ? { error: answer.error } : resultFields(answer);
}

/** The fields of one result, in the order that the contract gives them. */
function resultFields({ verdict, trace }: Judgement): Readonly<Record<string, unknown>> {
  const { outcome, status, stage, policy, rule, body, grpcStatus, details, audited, upstream } =
    verdict;
  const fields = { outcome, status, stage, policy, rule, body, grpcStatus, details, audited };
  return { ...fields, upstream: upstream ?? null, ...(trace && { trace }) };
}
