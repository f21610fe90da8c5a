import { useEffect, useState } from "react";
import { loadLessons } from "../../scenarios/catalog.ts";
import type { Lesson } from "../../scenarios/lesson.ts";

/** The lessons, once somebody wants them; null until they are there. */
export function useLessons(wanted: boolean): readonly Lesson[] | null {
  const [lessons, setLessons] = useState<readonly Lesson[] | null>(null);
  useEffect(() => {
    if (!wanted || lessons !== null) return;
    let gone = false;
    loadLessons().then(
      (loaded) => {
        if (!gone) setLessons(loaded);
      },
      () => {
        if (!gone) setLessons([]);
      },
    );
    return () => {
      gone = true;
    };
  }, [wanted, lessons]);
  return lessons;
}
