import { useEffect, useState } from "react";
import { WORDS } from "../messages/page.ts";

const PARTS = ["lobby", "why", "requests", "yaml"] as const;
type Part = (typeof PARTS)[number];

/** On narrow screens: four jumps at the bottom. Scrolls by itself, since the address's fragment is the link. */
export function JumpBar() {
  const [current, setCurrent] = useState<Part>("lobby");
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.find(({ isIntersecting }) => isIntersecting);
        const part = PARTS.find((name) => name === seen?.target.id);
        if (part) setCurrent(part);
      },
      { rootMargin: "-45% 0px -50% 0px" },
    );
    for (const part of PARTS) {
      const element = document.getElementById(part);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, []);
  return (
    <nav className="jump" aria-label={WORDS.page.jump}>
      {PARTS.map((part) => (
        <button
          key={part}
          type="button"
          aria-current={part === current ? "true" : undefined}
          onClick={() => document.getElementById(part)?.scrollIntoView()}
        >
          {WORDS.page.jumps[part]}
        </button>
      ))}
    </nav>
  );
}
