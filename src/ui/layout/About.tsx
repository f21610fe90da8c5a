import { X } from "lucide-react";
import { useState } from "react";
import { WORDS } from "../messages/page.ts";
import { Prose } from "../parts/Prose.tsx";
import { useLobby } from "../store-context.tsx";

/** What the open scenario teaches; until it is hidden, and not beside a lesson, which says it better. */
export function About() {
  const description = useLobby(({ draft }) => draft.settings.description);
  const inLesson = useLobby(({ lesson }) => lesson !== null);
  const [hidden, setHidden] = useState("");
  if (description === undefined || description === hidden || inLesson) return null;
  return (
    <section className="about" aria-label={WORDS.menu.about}>
      <Prose text={description} />
      <button
        type="button"
        className="btn btn-quiet btn-icon"
        aria-label={WORDS.menu.hideAbout}
        title={WORDS.menu.hideAbout}
        onClick={() => setHidden(description)}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </section>
  );
}
