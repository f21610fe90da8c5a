import {
  compileScenario,
  createSignatureBook,
  type Diagnostic,
  type Host,
  judge,
  type ResourceText,
  readScenarios,
  requestRanges,
  type Scenario,
  type ScenarioRequest,
  type World,
} from "../engine/index.ts";
import { differences } from "./compare.ts";
import type { CliIo } from "./io.ts";
import { type Piece, scenarioPieces } from "./pieces.ts";
import { createReporter, type ReporterName } from "./reporters/choose.ts";
import type { Reporter, Summary } from "./reporters/reporter.ts";
import { resourceFindings } from "./resources.ts";

/** Exit codes of `lobby check`. */
const AGREES = 0;
const DIFFERS = 1;
const UNREADABLE = 2;

export interface CheckOptions {
  readonly reporter: ReporterName;
  /** Reporters that print results add the trace. */
  readonly trace: boolean;
  /** Take the place of every scenario's own resources; null: each keeps its own. */
  readonly resources: readonly ResourceText[] | null;
}

/** One run of the command. */
interface Run {
  readonly options: CheckOptions;
  readonly io: CliIo;
  readonly host: Host;
  readonly reporter: Reporter;
  readonly tally: { requests: number; differing: number; scenarios: number; unreadable: boolean };
}

/**
 * `lobby check FILE...`: evaluates every request of every scenario and compares what `expect` says. What it prints is
 * the reporter's. Gives the exit code: 0 all agree, 1 some differ, 2 a file can't be read. Source: scenario.md, "The
 * headless check".
 */
export async function runCheck(
  files: readonly string[],
  options: CheckOptions,
  io: CliIo,
): Promise<Summary["exitCode"]> {
  const run: Run = {
    options,
    io,
    host: { nowSeconds: () => Date.now() / 1000, signatures: createSignatureBook() },
    reporter: createReporter(options.reporter, io),
    tally: { requests: 0, differing: 0, scenarios: 0, unreadable: false },
  };
  const { tally, reporter } = run;
  for (const finding of resourceFindings(options.resources ?? [], run.host)) {
    reporter.found(finding);
    tally.unreadable = true;
  }
  for (const file of files) await checkFile(run, file);
  const exitCode = tally.unreadable ? UNREADABLE : tally.differing > 0 ? DIFFERS : AGREES;
  reporter.done({ ...tally, exitCode });
  return exitCode;
}

async function checkFile(run: Run, file: string): Promise<void> {
  const { io, reporter, tally } = run;
  const unreadable = (message: string) => {
    reporter.found({ file, line: null, severity: "error", message });
    tally.unreadable = true;
  };
  let text: string;
  try {
    text = io.readFile(file);
  } catch (problem) {
    unreadable(`cannot be read: ${problem instanceof Error ? problem.message : problem}`);
    return;
  }
  let found = 0;
  let hasFault = false;
  for (const piece of scenarioPieces(text)) {
    const { value, diagnostics } = readScenarios(piece.text, file);
    for (const diagnostic of diagnostics) {
      const severity = diagnostic.severity === "error" ? "error" : "warning";
      if (severity === "error") hasFault = true;
      const line = piece.line + lineOf(piece.text, diagnostic.range);
      reporter.found({ file, line, severity, message: diagnostic.message });
    }
    found += value.length;
    const lines = requestLines(piece, file);
    for (const [index, scenario] of value.entries()) {
      await checkScenario(run, file, scenario, (request) => lines(index, request));
    }
  }
  // A check that looked at nothing must not pass for one that agreed.
  if (found === 0 && !hasFault) unreadable("holds no scenario");
  tally.scenarios += found;
  if (hasFault) tally.unreadable = true;
}

async function checkScenario(
  { options, host, reporter, tally }: Run,
  file: string,
  scenario: Scenario,
  lineOfRequest: (index: number) => number | null,
): Promise<void> {
  const { resources, trace } = options;
  const judgeOne = judgeSafely(resources ? { ...scenario, resources: [...resources] } : scenario, {
    host,
    trace,
  });
  for (const [index, request] of (scenario.requests ?? []).entries()) {
    const answer = await judgeOne(request);
    const expectation = request.expect ?? {};
    const found = "error" in answer ? [] : differences(expectation, answer.verdict);
    tally.requests++;
    if ("error" in answer || found.length > 0) tally.differing++;
    reporter.checked({
      file,
      scenario: scenario.name ?? null,
      request: request.name ?? `#${index}`,
      line: () => lineOfRequest(index),
      expectation,
      answer,
      differences: found,
    });
  }
}

/**
 * Judges the requests of one scenario, compiled once. The engine throws only where it is wrong itself; that too is
 * reported at its request and counts as differing, so that it is seen and the other scenarios still run.
 */
function judgeSafely(
  scenario: Scenario,
  { host, trace }: { readonly host: Host; readonly trace: boolean },
) {
  const failure = (problem: unknown) => ({
    error: `the engine failed: ${problem instanceof Error ? problem.message : String(problem)}`,
  });
  let world: World;
  try {
    world = compileScenario(scenario, host);
  } catch (problem) {
    return async () => failure(problem);
  }
  return (request: ScenarioRequest) => judge(world, request, { trace }).catch(failure);
}

/** Where the requests of a piece's scenarios stand; the piece is read for it once, at the first question. */
function requestLines(
  { text, line }: Piece,
  file: string,
): (scenario: number, request: number) => number | null {
  let ranges: ReturnType<typeof requestRanges> | null = null;
  return (scenario, request) => {
    if (!text.includes("\n")) return line;
    ranges ??= requestRanges(text, file);
    const range = ranges[scenario]?.[request];
    return range === undefined ? null : line + lineOf(text, range);
  };
}

/** Line of a place in its piece, from 0. */
function lineOf(text: string, range: Diagnostic["range"]): number {
  return range ? text.slice(0, range.start).split("\n").length - 1 : 0;
}
