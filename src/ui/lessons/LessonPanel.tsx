import { X } from "lucide-react";
import type { Judgement, JudgementError } from "../../engine/index.ts";
import { isReached, type JudgementsByName, openClauses } from "../../scenarios/goal.ts";
import type { Lesson } from "../../scenarios/lesson.ts";
import type { LobbyState } from "../../state/store.ts";
import { Mark } from "../lobby/figures/Mark.tsx";
import { WORDS } from "../messages/page.ts";
import { IconButton } from "../parts/IconButton.tsx";
import { inline, Prose } from "../parts/Prose.tsx";
import { useLobby, useSite } from "../store-context.tsx";
import { startLesson, takeSolution } from "./start-lesson.ts";
import { useLessons } from "./use-lessons.ts";

/** The lesson in progress: its text, its goal with what is still open, and help for whoever is stuck. */
export function LessonPanel() {
  const progress = useLobby((state) => state.lesson);
  const lessons = useLessons(progress !== null);
  const lesson = lessons?.find(({ id }) => id === progress?.id);
  if (progress === null || !lesson) return null;
  const next = lessons?.[lessons.indexOf(lesson) + 1];
  return <OpenLesson lesson={lesson} next={next ?? null} shown={progress.shown} />;
}

interface OpenLessonProps {
  readonly lesson: Lesson;
  readonly next: Lesson | null;
  readonly shown: "nothing" | "hint" | "solution";
}

function OpenLesson({ lesson, next, shown }: OpenLessonProps) {
  const site = useSite();
  const { leaveLesson, showHint } = site.store.getState();
  const answer = useLobby((state) => state.answer);
  const judgements = byName(answer);
  const reached = isReached(lesson.goal, judgements);
  const open = openClauses(lesson.goal, judgements);
  const words = WORDS.lessons;
  return (
    <section className="lesson" aria-label={lesson.title}>
      <header className="lesson-head">
        <h2>{lesson.title}</h2>
        <IconButton label={words.leave} Icon={X} onClick={leaveLesson} />
      </header>
      <Prose text={lesson.text} />
      <ul className="lesson-goal" aria-label={words.goal}>
        {lesson.goal.map((clause) => (
          <li key={clause.request}>
            <Mark kind={open.includes(clause) ? "skip" : "pass"} size={14} />
            <span>
              <b>{clause.request}</b> {goalWords(clause)}
            </span>
          </li>
        ))}
      </ul>
      {shown !== "nothing" && <p className="lesson-hint">{inline(lesson.hint)}</p>}
      {shown === "solution" && <p className="lesson-hint">{words.tookSolution}</p>}
      <p className="lesson-actions" role="status">
        {reached ? (
          <>
            <Mark kind="pass" size={18} />
            <b>{words.reached}.</b> <span className="grow">{words.reachedText}</span>
            {next !== null && (
              <button
                type="button"
                className="btn btn-primary"
                onClick={() => void startLesson(site, next)}
              >
                {words.next}
              </button>
            )}
          </>
        ) : (
          <>
            <span className="grow">{words.open(open.length)}</span>
            {shown === "nothing" && (
              <button type="button" className="btn" onClick={showHint}>
                {words.hint}
              </button>
            )}
            {shown === "hint" && (
              <button type="button" className="btn" onClick={() => takeSolution(site, lesson)}>
                {words.solution}
              </button>
            )}
            <button
              type="button"
              className="btn btn-quiet"
              onClick={() => void startLesson(site, lesson)}
            >
              {words.again}
            </button>
          </>
        )}
      </p>
    </section>
  );
}

function goalWords({ outcome, status, stage }: Lesson["goal"][number]): string {
  const words = WORDS.lessons;
  if (outcome !== undefined) return words[outcome];
  if (status === 200) return words.allowed;
  return [words.denied, status, stage].filter((part) => part != null).join(", ");
}

function byName(answer: LobbyState["answer"]): JudgementsByName {
  const entries: [string, Judgement | JudgementError][] = [];
  for (const { key, request } of answer?.draft.requests ?? []) {
    const judgement = answer?.judgements.get(key);
    if (judgement && request.name !== undefined) entries.push([request.name, judgement]);
  }
  return Object.fromEntries(entries);
}
