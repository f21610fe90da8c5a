import type { CSSProperties, ReactNode } from "react";
import { WORDS } from "../messages/page.ts";
import { useLobby, useSite } from "../store-context.tsx";
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
  const { setWidth } = useSite().store.getState();
  const widths = useLobby((state) => state.widths);
  const textWidth = within(TEXT, widths.text);
  const requestsWidth = within(REQUESTS, widths.requests);
  const style = { "--text-width": `${textWidth}px`, "--requests-width": `${requestsWidth}px` };
  return (
    <main className="panes" style={style as CSSProperties}>
      <div className="pane-text" id="yaml">
        {text}
      </div>
      <Splitter
        className="splitter-text"
        label={WORDS.page.resize}
        bounds={TEXT}
        width={textWidth}
        onWidth={(width) => setWidth("text", width === TEXT.first ? null : width)}
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
        onWidth={(width) => setWidth("requests", width === REQUESTS.first ? null : width)}
      />
      <div className="pane-why" id="why">
        {why}
      </div>
    </main>
  );
}

/** A width that came with a link may be anybody's. */
function within(
  { least, first, most }: typeof TEXT | typeof REQUESTS,
  width: number | undefined,
): number {
  return Math.max(least, Math.min(most, width ?? first));
}
