import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type AdmissionAnswer, admit } from "../../src/engine/index.ts";

/** What a real cluster said of one document; the fields are those of the corpus. */
interface Recording {
  readonly name: string;
  readonly text: string;
  readonly verdict: AdmissionAnswer["verdict"];
  readonly layer: AdmissionAnswer["layer"];
  readonly errors: readonly string[];
  readonly anyOrder?: boolean;
  readonly warnings: readonly string[];
}

const FILE = fileURLToPath(new URL("./data/admission.jsonl.gz", import.meta.url));
const SHOWN = 10;

function readRecordings(): readonly Recording[] {
  const lines = gunzipSync(readFileSync(FILE)).toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line): Recording => JSON.parse(line));
}

/** How our answer differs from the recorded one, in a few readable lines; null if it does not. */
function difference(recording: Recording, answers: readonly AdmissionAnswer[]): string | null {
  const [answer] = answers;
  if (answer === undefined || answers.length !== 1)
    return `${recording.name}: ${answers.length} answers`;
  const isOrdered = recording.anyOrder !== true;
  // Of a text that is refused by kubectl only the layer is promised: the words are those of Go's readers.
  const hasWords = recording.layer !== "parse";
  const pairs = [
    ["verdict", recording.verdict, answer.verdict],
    ["layer", recording.layer, answer.layer],
    ["warnings", recording.warnings, answer.warnings],
    [
      "errors",
      hasWords ? inOrder(recording.errors, isOrdered) : [],
      hasWords ? inOrder(answer.errors, isOrdered) : [],
    ],
  ] as const;
  const lines = pairs
    .map(([what, wanted, found]) => [what, JSON.stringify(wanted), JSON.stringify(found)] as const)
    .filter(([, wanted, found]) => wanted !== found)
    .map(([what, wanted, found]) => `  ${what}\n    cluster: ${wanted}\n    ours:    ${found}`);
  return lines.length === 0 ? null : [recording.name, ...lines].join("\n");
}

function inOrder(errors: readonly string[], isOrdered: boolean): readonly string[] {
  return isOrdered ? errors : errors.toSorted();
}

describe("what a cluster lets in", () => {
  const recordings = readRecordings();
  const answered = recordings.map((recording) => ({
    recording,
    answers: admit(recording.text, "policy.yaml"),
  }));

  test("the recordings are there", () => {
    expect(recordings.length).toBeGreaterThanOrEqual(2107);
    const layers = new Set(recordings.map(({ layer }) => layer));
    expect(layers).toEqual(new Set([null, "parse", "fields", "schema", "webhook"]));
  });

  test("every document is judged as recorded", () => {
    const differences = answered.flatMap(
      ({ recording, answers }) => difference(recording, answers) ?? [],
    );
    const shown = differences.slice(0, SHOWN).join("\n");
    expect(
      differences.length,
      `${differences.length} of ${recordings.length} differ:\n${shown}`,
    ).toBe(0);
  });

  test("an answer says whether its errors have an order", () => {
    const wrong = answered.filter(({ recording, answers: [answer] }) => {
      return answer?.layer !== "parse" && answer?.anyOrder !== (recording.anyOrder ?? false);
    });
    expect(wrong.map(({ recording }) => recording.name)).toEqual([]);
  });
});
