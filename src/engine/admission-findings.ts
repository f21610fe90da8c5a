import { admit } from "./admission/admit.ts";
import type { AdmissionAnswer } from "./admission/answer.ts";
import type { ResourceText } from "./scenario/document.ts";
import type { Diagnostic } from "./source/diagnostic.ts";
import type { SourceRange } from "./source/range.ts";
import type { Note } from "./walk/verdict.ts";

/** What a cluster would say of the documents of one text. */
export interface TextAdmission {
  readonly text: ResourceText;
  readonly answers: readonly AdmissionAnswer[];
}

/**
 * Beyond this many characters in all, admission is not asked while one types: a document takes about a millisecond, and the verdict
 * should not wait for thousands. `lobby admit` takes texts of any size.
 */
const MAX_CHARACTERS = 1_000_000;

/** True if the texts are too large to be asked about on every change. */
export function tooLargeToAdmit(texts: readonly ResourceText[]): boolean {
  return texts.reduce((sum, { text }) => sum + text.length, 0) > MAX_CHARACTERS;
}

/** Asks of every text whether a cluster would take it. A text without a document has nothing to be asked. */
export function admitTexts(texts: readonly ResourceText[]): readonly TextAdmission[] {
  if (tooLargeToAdmit(texts)) return [];
  return texts.map((text) => ({
    text,
    answers: text.text.trim() === "" ? [] : admit(text.text, text.name),
  }));
}

/**
 * The cluster's refusals and warnings as findings on their lines. Where the decoder has already found something at the same place its
 * finding stays alone: it says the same thing with a way out. A warning is about a whole resource, which `placeOf` finds.
 */
export function admissionFindings(
  admissions: readonly TextAdmission[],
  known: readonly Diagnostic[],
  placeOf: (answer: AdmissionAnswer) => SourceRange | null,
): readonly Diagnostic[] {
  return admissions.flatMap(({ answers }) =>
    answers.flatMap((answer) => [
      ...answer.errors.flatMap((error, index) => {
        const range = answer.ranges[index] ?? null;
        // Not YAML, no kind, a kind that is not served: the reader has its own words for these.
        if (answer.layer === "parse" || isKnown(range, known)) return [];
        return [refusal(answer, error, range)];
      }),
      ...answer.warnings.map((warning) => clusterWarning(answer, warning, placeOf(answer))),
    ]),
  );
}

/** What is said instead where the texts are too large to be asked about. */
export const ADMISSION_NOT_ASKED: Diagnostic = {
  code: "admission/not-asked",
  severity: "info",
  range: null,
  message: "these texts are too large to check on every change whether a cluster would take them",
  why: "verdicts do not wait for it",
  fix: "ask `npx lobby admit FILE`",
};

/** A note for each refused resource that is among these, which still counts in the verdict. */
export function refusedNotes(
  admissions: readonly TextAdmission[],
  counts: (answer: AdmissionAnswer) => boolean,
): readonly Note[] {
  return admissions
    .flatMap(({ answers }) => answers)
    .filter((answer) => answer.verdict === "refused" && answer.layer !== "parse" && counts(answer))
    .map((answer) => ({
      code: "admission/refused",
      message: `a cluster would refuse ${nameOf(answer)} (${answer.layer}): ${answer.errors[0] ?? ""}. The verdict says what it does once it is there`,
      range: answer.ranges[0] ?? null,
    }));
}

function isKnown(range: SourceRange | null, known: readonly Diagnostic[]): boolean {
  return (
    range !== null &&
    known.some(
      (finding) =>
        finding.range !== null &&
        finding.range.source === range.source &&
        finding.range.start < range.end &&
        range.start < finding.range.end,
    )
  );
}

function refusal(answer: AdmissionAnswer, error: string, range: SourceRange | null): Diagnostic {
  return {
    code: `admission/${answer.layer ?? "refused"}`,
    severity: "error",
    range,
    message: error,
    why: `a cluster refuses ${nameOf(answer)}; here it counts all the same, to show what it would do`,
    fix: null,
  };
}

function clusterWarning(
  answer: AdmissionAnswer,
  warning: string,
  range: SourceRange | null,
): Diagnostic {
  return {
    code: "admission/warning",
    severity: "warning",
    range,
    message: warning,
    why: `these are a cluster's own words; it takes ${nameOf(answer)} all the same`,
    fix: null,
  };
}

function nameOf({ kind, namespace, name }: AdmissionAnswer): string {
  return `${kind ?? "the resource"} ${namespace ?? "default"}/${name ?? ""}`;
}
