/**
 * The engine's only door. Pure TypeScript: no DOM, clock, network or randomness of its own.
 *
 *   readScenarios(text)  → scenario documents, with findings
 *   writeScenario(s)     → the text of its file, which reads as the same scenario
 *   compileScenario(s)   → a World: everything that does not depend on a request, made once
 *   analyze(world)       → what can be said without a request
 *   judge(world, r)      → the answer for one request
 *   admit(text)          → would a cluster take these documents
 *   completeAt, describeAt → what may stand at a place of a text, and what stands there
 */

export { admit } from "./admission/admit.ts";
export type { AdmissionAnswer } from "./admission/answer.ts";
export type { Analysis, PolicySummary, WorkloadSummary } from "./analysis.ts";
export { type Completion, completeAt } from "./assist/complete.ts";
export { type Description, describeAt } from "./assist/describe.ts";
export type { Host } from "./host.ts";
export { DEMO_PUBLIC } from "./jwt/demo-keys.ts";
export { mint, signedElsewise, type TokenToMint } from "./jwt/mint.ts";
export { createSignatureBook, type SignatureBook } from "./jwt/signature-book.ts";
export { compileScenario, judge, type World } from "./pipeline.ts";
export { isPolicyKind } from "./resources/fields.ts";
export type {
  Expectation,
  ResourceText,
  Scenario,
  ScenarioAuthorizer,
  ScenarioMesh,
  ScenarioRequest,
  ScenarioWorkload,
} from "./scenario/document.ts";
export { resourceTexts } from "./scenario/document.ts";
export { PAGE_MOST } from "./scenario/limits.ts";
export { requestRanges } from "./scenario/places.ts";
export { readScenarios } from "./scenario/read.ts";
export { validateScenario } from "./scenario/validate.ts";
export { writeScenario } from "./scenario/write.ts";
export type { Diagnostic, Parsed } from "./source/diagnostic.ts";
export type { SourceRange } from "./source/range.ts";
export { readDocuments, readValue } from "./source/value.ts";
export { analyze } from "./summarize.ts";
export {
  type IssuerKeys,
  isDemonstrationToken,
  issuerKeys,
  tokenStanding,
  withDemonstrationKeys,
} from "./token-standing.ts";
export type { Trace, TraceId, TraceNode } from "./trace/trace.ts";
export type { Judgement, JudgementError, Note, Verdict } from "./walk/verdict.ts";
