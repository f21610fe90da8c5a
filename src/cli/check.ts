import { basename } from "node:path";
import {
  compileScenario,
  createSignatureBook,
  type Diagnostic,
  type Host,
  type Judgement,
  judge,
  readScenarios,
  type Scenario,
  type ScenarioRequest,
  type World,
} from "../engine/index.ts";
import { differences } from "./compare.ts";
import type { CliIo } from "./io.ts";
import { scenarioPieces } from "./pieces.ts";

/** Exit codes of `lobby check`. */
const AGREES = 0;
const DIFFERS = 1;
const UNREADABLE = 2;

interface CheckOptions {
  readonly json: boolean;
  readonly trace: boolean;
}

interface Tally {
  requests: number;
  differing: number;
  scenarios: number;
  unreadable: boolean;
}

/**
 * `lobby check FILE...`: evaluates every request of every scenario and compares what `expect` says. One line for each
 * request that differs and a summary, or one JSON object a request. Gives the exit code: 0 all agree, 1 some differ, 2 a
 * file can't be read. Source: scenario.md, "The headless check".
 */
export async function runCheck(
  files: readonly string[],
  options: CheckOptions,
  io: CliIo,
): Promise<number> {
  const host: Host = { nowSeconds: () => Date.now() / 1000, signatures: createSignatureBook() };
  const tally: Tally = { requests: 0, differing: 0, scenarios: 0, unreadable: false };
  for (const file of files) await checkFile(file, options, io, host, tally);
  if (!options.json) {
    const { requests, scenarios, differing } = tally;
    io.write(
      `${requests} requests in ${scenarios} scenarios: ${requests - differing} agree, ${differing} differ`,
    );
  }
  return tally.unreadable ? UNREADABLE : tally.differing > 0 ? DIFFERS : AGREES;
}

async function checkFile(
  file: string,
  options: CheckOptions,
  io: CliIo,
  host: Host,
  tally: Tally,
): Promise<void> {
  let text: string;
  try {
    text = io.readFile(file);
  } catch (problem) {
    io.error(`${file}: cannot be read: ${problem instanceof Error ? problem.message : problem}`);
    tally.unreadable = true;
    return;
  }
  let found = 0;
  let hasFault = false;
  for (const piece of scenarioPieces(text)) {
    const { value, diagnostics } = readScenarios(piece.text, file);
    for (const diagnostic of diagnostics) {
      io.error(`${file}:${piece.line + lineOf(piece.text, diagnostic)}: ${diagnostic.message}`);
      if (diagnostic.severity === "error") hasFault = true;
    }
    found += value.length;
    for (const scenario of value) await checkScenario(file, scenario, options, io, host, tally);
  }
  // A check that looked at nothing must not pass for one that agreed.
  if (found === 0 && !hasFault) {
    io.error(`${file}: holds no scenario`);
    tally.unreadable = true;
  }
  tally.scenarios += found;
  if (hasFault) tally.unreadable = true;
}

async function checkScenario(
  file: string,
  scenario: Scenario,
  options: CheckOptions,
  io: CliIo,
  host: Host,
  tally: Tally,
): Promise<void> {
  const judgeOne = judgeSafely(scenario, host, options.trace);
  for (const [index, request] of (scenario.requests ?? []).entries()) {
    tally.requests++;
    const names = { file, scenario: scenario.name ?? null, request: request.name ?? `#${index}` };
    const judgement = await judgeOne(request);
    if ("error" in judgement) {
      tally.differing++;
      const { error } = judgement;
      io.write(options.json ? JSON.stringify({ ...names, error }) : line(names, error));
      continue;
    }
    const found = differences(request.expect ?? {}, judgement.verdict);
    if (found.length > 0) tally.differing++;
    if (options.json) io.write(JSON.stringify({ ...names, ...resultFields(judgement) }));
    else if (found.length > 0) {
      const words = found.map(
        ({ field, expected, got }) =>
          `${field} expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`,
      );
      io.write(line(names, words.join("; ")));
    }
  }
}

/**
 * Judges the requests of one scenario, compiled once. The engine throws only where it is wrong itself; that too is
 * reported at its request and counts as differing, so that it is seen and the other scenarios still run.
 */
function judgeSafely(scenario: Scenario, host: Host, trace: boolean) {
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

function line(
  names: { file: string; scenario: string | null; request: string },
  words: string,
): string {
  return `${[basename(names.file), names.scenario, names.request].filter((name) => name !== null).join(" > ")}: ${words}`;
}

/** The fields of one result, in the order that the contract gives them. */
function resultFields({ verdict, trace }: Judgement): Readonly<Record<string, unknown>> {
  const { outcome, status, stage, policy, rule, body, grpcStatus, details, audited, upstream } =
    verdict;
  const fields = { outcome, status, stage, policy, rule, body, grpcStatus, details, audited };
  return { ...fields, upstream: upstream ?? null, ...(trace && { trace }) };
}

/** Line of a finding in its piece, from 0. */
function lineOf(text: string, { range }: Diagnostic): number {
  return range ? text.slice(0, range.start).split("\n").length - 1 : 0;
}
