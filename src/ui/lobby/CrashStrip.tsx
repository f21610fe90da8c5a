import { useState } from "react";
import { MESSAGES } from "../messages/lobby.ts";
import { Mark } from "./figures/Mark.tsx";

interface CrashProps {
  /** Name of the request that was being judged. */
  readonly request: string;
  /** What happened, for a report. */
  readonly message: string;
  readonly onRestart: () => void;
}

/** The engine stopped: what that means, a way on, and a way to report it. */
export function CrashStrip({ request, message, onRestart }: CrashProps) {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(message).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="lobby-crashed" role="alert">
      <Mark kind="closed" size={18} />
      <p>
        <b>{MESSAGES.crashedTitle(request)}</b> {MESSAGES.crashedRest}
      </p>
      <button type="button" className="lobby-button lobby-wide" onClick={onRestart}>
        {MESSAGES.restart}
      </button>
      <button type="button" className="lobby-button lobby-wide lobby-quiet" onClick={copy}>
        {copied ? MESSAGES.copied : MESSAGES.copyReport}
      </button>
    </div>
  );
}
