import { type CSSProperties, type ReactNode, useState } from "react";
import { WORDS } from "../messages/page.ts";
import { Splitter } from "./Splitter.tsx";

interface PanesProps {
  readonly text: ReactNode;
  readonly stage: ReactNode;
  readonly requests: ReactNode;
  readonly why: ReactNode;
}

/** Least, first and most width of a column, in pixels. */
const TEXT = { least: 280, first: 420, most: 900 } as const;
const REQUESTS = { least: 240, first: 320, most: 560 } as const;

/**
 * The four panes in one grid, so that narrow screens lay the same elements out anew and nothing is mounted twice
 * (page.css). Where there is room, the widths of the left columns are the user's.
 */
export function Panes({ text, stage, requests, why }: PanesProps) {
  const [textWidth, setTextWidth] = useState<number>(TEXT.first);
  const [requestsWidth, setRequestsWidth] = useState<number>(REQUESTS.first);
  const widths = { "--text-width": `${textWidth}px`, "--requests-width": `${requestsWidth}px` };
  return (
    <main className="panes" style={widths as CSSProperties}>
      <div className="pane-text" id="yaml">
        {text}
      </div>
      <Splitter
        className="splitter-text"
        label={WORDS.page.resize}
        bounds={TEXT}
        width={textWidth}
        onWidth={setTextWidth}
      />
      <div className="pane-stage" id="lobby">
        {stage}
      </div>
      <div className="pane-requests" id="requests">
        {requests}
      </div>
      <Splitter
        className="splitter-requests"
        label={WORDS.page.resizeRequests}
        bounds={REQUESTS}
        width={requestsWidth}
        onWidth={setRequestsWidth}
      />
      <div className="pane-why" id="why">
        {why}
      </div>
    </main>
  );
}
