import type { Lesson } from "../../scenarios/lesson.ts";
import { openScenarioText } from "../layout/open-text.ts";
import type { Site } from "../store-context.tsx";

/** Opens a lesson's scenario and puts its text beside it. */
export async function startLesson(site: Site, lesson: Lesson): Promise<void> {
  const trouble = await openScenarioText(site, lesson.start, "catalog");
  if (trouble === null) site.store.getState().startLesson(lesson.id);
}

/** Puts a lesson's solution in place of its resources; the text before it stays in the editor's undo. */
export function takeSolution({ store }: Site, lesson: Lesson): void {
  const { draft, editText, showSolution, chooseTab } = store.getState();
  const [first] = draft.tabs;
  if (!first) return;
  editText(first.key, lesson.solution);
  chooseTab(first.key);
  showSolution();
}
