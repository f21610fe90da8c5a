import { useEffect, useState } from "react";
import { WORDS } from "../messages/page.ts";

interface CopyProps {
  readonly text: string;
  readonly children: string;
  readonly primary?: boolean;
  readonly className?: string;
}

const SAID_FOR_MS = 1600;

/** Copies a text and says so for a moment. */
export function CopyButton({ text, children, primary = false, className = "" }: CopyProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <button
      type="button"
      className={`btn ${primary ? "btn-primary" : ""} ${className}`}
      onClick={copy}
    >
      <span aria-live="polite">{copied ? WORDS.page.copied : children}</span>
    </button>
  );
}
