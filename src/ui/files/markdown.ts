import {
  type Judgement,
  type JudgementError,
  resourceTexts,
  type Scenario,
  type ScenarioRequest,
} from "../../engine/index.ts";
import { showInvisible } from "../../lib/show-invisible.ts";
import { isJudgement } from "../../state/selectors.ts";
import { FILES } from "../messages/files.ts";
import { verdictWords } from "../verdict-words.ts";

export interface MarkdownParts {
  readonly scenario: Scenario;
  /** The chosen request, and what became of it; null where none is chosen or nothing is known yet. */
  readonly chosen: {
    readonly request: ScenarioRequest;
    readonly judgement: Judgement | JudgementError | null;
  } | null;
  /** The file of the scenario without its resources, with the chosen request alone. */
  readonly context: string;
  /** Null where the scenario is too large for one. */
  readonly link: string | null;
}

/**
 * A scenario for an issue: verdict, walk, policies, request and link as Markdown (CommonMark, GitHub and GitLab). Whatever
 * is the user's stands in code spans and fences that it cannot end, so that it is neither markup, nor HTML, nor a mention
 * of somebody.
 */
export function scenarioMarkdown({ scenario, chosen, context, link }: MarkdownParts): string {
  const words = FILES.markdown;
  const texts = resourceTexts(scenario).filter(({ text }) => text.trim() !== "");
  return [
    headline(scenario, chosen),
    ...(chosen?.judgement && isJudgement(chosen.judgement)
      ? [fence(chosen.judgement.oneLine, "text")]
      : []),
    ...texts.map(({ name, text }) => `${code(name)}\n\n${fence(text, "yaml")}`),
    `${words.request}:\n\n${fence(context, "yaml")}`,
    `${link === null ? words.noLink : `[${words.open}](<${link}>).`} ${words.made}\n`,
  ].join("\n\n");
}

function headline(scenario: Scenario, chosen: MarkdownParts["chosen"]): string {
  const words = FILES.markdown;
  const where = scenario.name ? code(scenario.name) : words.untitled;
  if (chosen === null) return `**${words.noRequest}** in ${where}`;
  const { request, judgement } = chosen;
  const what = words.verdict(request.name ? code(request.name) : words.unnamed, where);
  if (judgement === null) return what;
  if (!isJudgement(judgement)) return `${what}: ${code(words.unjudged(judgement.error))}`;
  const { status, words: how } = verdictWords(judgement, request);
  const { policy, rule, stage } = judgement.verdict;
  const decider =
    policy === null ? stage : `${stage} ${code(`${policy}${rule === null ? "" : `[${rule}]`}`)}`;
  return `${what}: **${status}** ${how} (${decider})`;
}

/** A code span that the text cannot end; line breaks, which would end it in a list or heading, are blanks. */
export function code(text: string): string {
  const line = showInvisible(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " "));
  if (line.trim() === "") return '`""`';
  const ticks = "`".repeat(longestRun(line, 1));
  // Blanks inside keep a backtick at the edge apart from the span's own; a renderer takes one off each side.
  const pad = /^[` ]|[` ]$/.test(line) ? " " : "";
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** A fenced block that the text cannot end. */
export function fence(text: string, language: "yaml" | "text"): string {
  const ticks = "`".repeat(longestRun(text, 3));
  return `${ticks}${language}\n${text}${text.endsWith("\n") ? "" : "\n"}${ticks}`;
}

/** One more than the longest run of backticks in the text, and at least so many. */
function longestRun(text: string, least: number): number {
  return (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length + 1), least);
}
