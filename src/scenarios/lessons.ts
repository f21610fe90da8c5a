import type { Lesson } from "./lesson.ts";

const found = import.meta.glob<Lesson>("./lessons/*/lesson.ts", { eager: true, import: "lesson" });

/** Every lesson, in its order. */
export const LESSONS: readonly Lesson[] = Object.values(found).sort((a, b) => a.order - b.order);
