/**
 * The engine's only door. Pure TypeScript: no DOM, clock, network or randomness of its own.
 *
 *   readScenarios(text)  → scenario documents, with findings
 *   compileScenario(s)   → a World: everything that does not depend on a request, made once
 *   analyze(world)       → what can be said without a request
 *   judge(world, r)      → the answer for one request
 *   admit(text)          → would a cluster take these documents
 */
export type { AdmissionAnswer } from "./admission/answer.ts";
export type { Analysis, PolicySummary, WorkloadSummary } from "./analysis.ts";
export type { Host } from "./host.ts";
export type {
  Expectation,
  ResourceText,
  Scenario,
  ScenarioAuthorizer,
  ScenarioMesh,
  ScenarioRequest,
  ScenarioWorkload,
} from "./scenario/document.ts";
export type { Diagnostic, Parsed } from "./source/diagnostic.ts";
export type { SourceRange } from "./source/range.ts";
export type { Trace, TraceId, TraceNode } from "./trace/trace.ts";
export type { Judgement, JudgementError, Note, Verdict } from "./walk/verdict.ts";

import type { AdmissionAnswer } from "./admission/answer.ts";
import type { Analysis } from "./analysis.ts";
import type { Host } from "./host.ts";
import type { Scenario, ScenarioRequest } from "./scenario/document.ts";
import type { Parsed } from "./source/diagnostic.ts";
import type { SourceId } from "./source/range.ts";
import type { Judgement, JudgementError } from "./walk/verdict.ts";

export interface World {
  readonly scenario: Scenario;
}

export declare function readScenarios(text: string, source: SourceId): Parsed<readonly Scenario[]>;
export declare function compileScenario(scenario: Scenario, host: Host): World;
export declare function analyze(world: World): Analysis;
export declare function judge(
  world: World,
  request: ScenarioRequest,
  options: { readonly trace: boolean },
): Promise<Judgement | JudgementError>;
export declare function admit(text: string, source: SourceId): readonly AdmissionAnswer[];
