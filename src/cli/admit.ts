import {
  type AdmissionAnswer,
  admit,
  isPolicyKind,
  readScenarios,
  resourceTexts,
} from "../engine/index.ts";

/** The command's only window on the outside. `readFile` may throw; it also serves `-`. */
export interface AdmitIo {
  readonly readFile: (path: string) => string;
  readonly write: (line: string) => void;
  readonly error: (line: string) => void;
}

/** Exit codes of `lobby admit`: all admitted, some refused, some file not read. */
const ADMITTED = 0;
const REFUSED = 1;
const UNREADABLE = 2;

/** An answer and the name under which it is reported: the line's in JSON Lines, else the resource's. */
type Named = AdmissionAnswer & { readonly file: string };

/**
 * `lobby admit FILE...`: says for each Kubernetes document whether a cluster with Istio would take it. Reads
 * YAML and JSON, scenario documents (their resources) and JSON Lines of `{"name", "text"}`. Gives the exit
 * code: 0 when all are admitted, 1 when any is refused, 2 when a file can't be read.
 *
 * Source: scenario.md, "The admission check".
 */
export function runAdmit(
  files: readonly string[],
  options: { readonly json: boolean },
  io: AdmitIo,
): number {
  const answers: Named[] = [];
  let isUnreadable = false;
  for (const file of files) {
    const read = readDocuments(file, io);
    for (const problem of read.problems) io.error(`${file}: ${problem}`);
    if (read.problems.length > 0) isUnreadable = true;
    answers.push(...read.answers.map((answer) => ({ ...answer, file })));
  }
  for (const answer of answers) {
    if (options.json) io.write(JSON.stringify(report(answer)));
    else if (answer.verdict === "refused") io.write(refusalLine(answer));
  }
  if (!options.json) io.write(summary(answers));
  if (isUnreadable) return UNREADABLE;
  return answers.some(({ verdict }) => verdict === "refused") ? REFUSED : ADMITTED;
}

interface FileReading {
  readonly answers: readonly AdmissionAnswer[];
  /** Why the file, or a line of it, could not be read. */
  readonly problems: readonly string[];
}

function readDocuments(file: string, io: AdmitIo): FileReading {
  let text: string;
  try {
    text = io.readFile(file);
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    return { answers: [], problems: [`can't be read: ${why}`] };
  }
  if (looksLikeScenario(text)) return answerScenarios(text, file);
  const first = parseObject(text.split("\n").find((line) => line.trim() !== "") ?? "");
  if (first && isNamedText(first)) return answerLines(text);
  return { answers: admit(text, file), problems: [] };
}

function looksLikeScenario(text: string): boolean {
  if (/^lobby[ \t]*:/m.test(text)) return true;
  const value = parseObject(text) ?? parseObject(text.split("\n", 1)[0] ?? "");
  return value !== null && Object.hasOwn(value, "lobby");
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

function isNamedText(value: object): value is NamedText {
  if (!("name" in value) || !("text" in value)) return false;
  return typeof value.name === "string" && typeof value.text === "string";
}

function answerScenarios(text: string, file: string): FileReading {
  const { value: scenarios, diagnostics } = readScenarios(text, file);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const texts = scenarios.flatMap(resourceTexts).filter(({ text }) => !isBlank(text));
  return {
    answers: numbered(texts.map((resource) => admit(resource.text, resource.name))),
    problems: errors.map(({ message }) => message),
  };
}

/** A scenario may do without policies, as a tab may be empty: that is no document for a cluster to refuse. */
function isBlank(text: string): boolean {
  return /^(?:[ \t\r]*(?:#.*|---[ \t\r]*)?(?:\n|$))*$/.test(text);
}

function answerLines(text: string): FileReading {
  const problems: string[] = [];
  const answers: (readonly AdmissionAnswer[])[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const value = parseObject(line);
    if (value && isNamedText(value)) {
      const { name, text } = value;
      answers.push(admit(text, name).map((answer) => ({ ...answer, name })));
    } else {
      problems.push(`line ${index + 1} is no {"name", "text"}`);
    }
  }
  return { answers: numbered(answers), problems };
}

/** Documents of several texts, counted through the file. */
function numbered(texts: readonly (readonly AdmissionAnswer[])[]): readonly AdmissionAnswer[] {
  let before = 0;
  return texts.flatMap((answers) => {
    const start = before;
    before += 1 + Math.max(-1, ...answers.map(({ document }) => document));
    return answers.map((answer) => ({ ...answer, document: start + answer.document }));
  });
}

/** One object of `--json`, its fields in the contract's order. */
function report(answer: Named) {
  const { file, document, name, kind, namespace, verdict, layer, errors, warnings, line } = answer;
  return { file, document, name, kind, namespace, verdict, layer, errors, warnings, line };
}

function refusalLine(answer: Named): string {
  const { file, line, kind, namespace, name, layer, errors, ranges } = answer;
  const where = line === null ? file : `${file}:${line}`;
  const path = [namespace, name].filter((part) => part !== null).join("/");
  const what = [kind, path].filter((part) => part !== null && part !== "").join(" ") || "document";
  // What has no place in the text is a remark about the other errors.
  const at = Math.max(
    0,
    ranges.findIndex((range) => range !== null),
  );
  const first = (errors[at] ?? "").trim().replaceAll(/\s*\n\s*/g, " ");
  const rest = errors.length < 2 ? "" : ` (and ${errors.length - 1} more)`;
  return `${where}: ${what} refused (${layer}): ${first}${rest}`;
}

function summary(answers: readonly Named[]): string {
  const refused = answers.filter(({ verdict }) => verdict === "refused").length;
  const shallow = answers.filter(
    ({ verdict, kind }) => verdict === "admitted" && !isPolicyKind(kind ?? ""),
  ).length;
  const counts = `${answers.length} document${answers.length === 1 ? "" : "s"}: ${answers.length - refused} admitted, ${refused} refused`;
  return shallow === 0
    ? counts
    : `${counts}; of ${shallow} admitted only kind and metadata were checked`;
}
