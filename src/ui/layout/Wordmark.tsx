import { WORDS } from "../messages/page.ts";

/** The mark: a house in section with somebody in the light. The same as public/favicon.svg. */
export function Wordmark() {
  return (
    <h1 className="word">
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
        <path
          d="M1 3H25M2.5 3V24M23.5 3V24M.5 24H25.5"
          stroke="var(--ink)"
          strokeWidth="2.5"
          fill="none"
        />
        <path d="M7.6 8H18.4L21 22.7H5Z" fill="var(--lamp)" />
        <circle cx="13" cy="12.2" r="2.3" fill="var(--mark-figure)" />
        <path d="M10 22.7V17.6C10 14.6 16 14.6 16 17.6V22.7Z" fill="var(--mark-figure)" />
      </svg>
      {WORDS.page.wordmark}
    </h1>
  );
}
