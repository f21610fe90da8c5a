import { X } from "lucide-react";
import { useState } from "react";
import { WORDS } from "../messages/page.ts";
import { IconButton } from "../parts/IconButton.tsx";
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
      <IconButton
        label={WORDS.menu.hideAbout}
        Icon={X}
        size={14}
        onClick={() => setHidden(description)}
      />
    </section>
  );
}
