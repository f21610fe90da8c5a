import { xmlText } from "../../lib/xml-text.ts";
import type { CliIo } from "../io.ts";
import { findingLine } from "./lines.ts";
import { type Checked, endingOf, type Finding, type Reporter } from "./reporter.ts";
import { codeOf, differenceWords, whatIsWrong } from "./words.ts";

/** One file's part of the report. */
interface Suite {
  readonly cases: string[];
  failures: number;
  errors: number;
  skipped: number;
}

/**
 * JUnit XML, as GitLab, Jenkins and most others read it: a `testsuite` a file, a `testcase` a request, a `failure` where
 * the verdict is another than expected, an `error` where there is no verdict or a file can't be read, `skipped` where
 * nothing is expected. There are no times: a verdict takes less than a millisecond.
 *
 * Source: the schema that Jenkins' xUnit plugin publishes; GitLab Docs, "Unit test reports" (`file`).
 */
export function junitReporter(io: CliIo): Reporter {
  const suites = new Map<string, Suite>();
  const suiteOf = (file: string): Suite => {
    const suite = suites.get(file) ?? { cases: [], failures: 0, errors: 0, skipped: 0 };
    suites.set(file, suite);
    return suite;
  };
  return {
    checked(checked) {
      const suite = suiteOf(checked.file);
      const ending = endingOf(checked);
      if (ending === "differs") suite.failures++;
      if (ending === "error") suite.errors++;
      if (ending === "unchecked") suite.skipped++;
      suite.cases.push(requestCase(checked));
    },
    found(finding) {
      io.error(findingLine(finding));
      const suite = suiteOf(finding.file);
      if (finding.severity !== "error") return;
      suite.errors++;
      suite.cases.push(findingCase(finding));
    },
    done: () => io.write(documentOf(suites)),
  };
}

function documentOf(suites: ReadonlyMap<string, Suite>): string {
  const all = [...suites.values()];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="lobby check" ${counts(all)}>`,
    ...[...suites].flatMap(([file, suite]) => [
      `  <testsuite name="${attribute(file)}" ${counts([suite])}>`,
      ...suite.cases,
      "  </testsuite>",
    ]),
    "</testsuites>",
  ].join("\n");
}

function counts(suites: readonly Suite[]): string {
  const sum = (count: (suite: Suite) => number) =>
    suites.reduce((total, suite) => total + count(suite), 0);
  return [
    `tests="${sum(({ cases }) => cases.length)}"`,
    `failures="${sum(({ failures }) => failures)}"`,
    `errors="${sum(({ errors }) => errors)}"`,
    `skipped="${sum(({ skipped }) => skipped)}"`,
  ].join(" ");
}

function requestCase(checked: Checked): string {
  const { file, scenario, request, differences } = checked;
  const names = { file, line: checked.line(), scenario: scenario ?? file, request };
  const why = attribute(whatIsWrong(checked));
  switch (endingOf(checked)) {
    case "agrees":
      return testCase(names, null);
    case "unchecked":
      return testCase(names, '<skipped message="nothing is expected of this request"/>');
    case "error":
      return testCase(names, `<error message="${why}" type="unjudged"/>`);
    case "differs": {
      const lines = differences.map(differenceWords).join("\n");
      return testCase(
        names,
        `<failure message="${why}" type="verdict">${content(lines)}</failure>`,
      );
    }
  }
}

function findingCase({ file, line, message }: Finding): string {
  const names = { file, line, scenario: file, request: "the file can be read" };
  return testCase(names, `<error message="${attribute(message)}" type="unreadable"/>`);
}

interface CaseNames {
  readonly file: string;
  readonly line: number | null;
  readonly scenario: string;
  readonly request: string;
}

function testCase({ file, line, scenario, request }: CaseNames, inside: string | null): string {
  const start = [
    `    <testcase classname="${attribute(scenario)}" name="${attribute(request)}"`,
    `file="${attribute(file)}"`,
    ...(line === null ? [] : [`line="${line}"`]),
  ].join(" ");
  return inside === null ? `${start}/>` : `${start}>${inside}</testcase>`;
}

/** A sign that XML has not stands as JSON would write it. */
function content(text: string): string {
  return xmlText(text, codeOf).replaceAll("\r", "&#13;");
}

function attribute(text: string): string {
  return content(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}
