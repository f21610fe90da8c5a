import { WORDS } from "../messages/page.ts";
import { Modal } from "../parts/Modal.tsx";
import { useSite } from "../store-context.tsx";
import { startLesson } from "./start-lesson.ts";
import { useLessons } from "./use-lessons.ts";

/** The course: every lesson with a way in. */
export function LessonDialog() {
  const site = useSite();
  const lessons = useLessons(true);
  return (
    <Modal title={WORDS.lessons.title} description={WORDS.lessons.intro}>
      {lessons === null && <p className="menu-note">{WORDS.menu.loading}</p>}
      <ol className="lesson-list">
        {lessons?.map((lesson) => (
          <li key={lesson.id}>
            <button
              type="button"
              className="lesson-entry"
              onClick={() => void startLesson(site, lesson)}
            >
              {lesson.title}
            </button>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
