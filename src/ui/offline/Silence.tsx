import "./silence.css";
import { Popover } from "radix-ui";
import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import {
  type Asked,
  countRequests,
  type RequestLog,
  watchRequests,
} from "../../offline/request-log.ts";
import { offlineState } from "../../offline/state.ts";
import { SILENCE } from "../messages/silence.ts";
import { readinessWords } from "./readiness-words.ts";

const EMPTY: RequestLog = { asked: [], refused: [] };

/** How many requests the page has made since it had loaded, and behind it which, and what is promised. */
export function Silence() {
  const [log, setLog] = useState(EMPTY);
  useEffect(() => watchRequests(setLog), []);
  const { loadedAt, readiness } = useStore(offlineState);
  const { before, after, fromStore, elsewhere } = useMemo(
    () => countRequests(log.asked, loadedAt, location.origin),
    [log.asked, loadedAt],
  );
  const isBroken = elsewhere.length > 0 || log.refused.length > 0;
  const words =
    log.refused.length > 0
      ? SILENCE.refused(log.refused.length)
      : loadedAt === null
        ? SILENCE.loading
        : SILENCE.since(after.length);
  return (
    <Popover.Root>
      <Popover.Trigger className="btn btn-quiet silence" data-broken={isBroken} aria-label={words}>
        <span className="wide-only">{words}</span>
        <span className="silence-short" aria-hidden="true">
          {loadedAt === null ? "…" : after.length}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="silence-card"
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={SILENCE.title}
        >
          <h2>{SILENCE.title}</h2>
          <p>
            {elsewhere.length > 0
              ? SILENCE.elsewhere(elsewhere.length, location.host)
              : SILENCE.loaded(before, location.host)}{" "}
            {loadedAt !== null && after.length === 0 && SILENCE.none}{" "}
            {fromStore > 0 && SILENCE.fromStore(fromStore)}
          </p>
          {elsewhere.length > 0 && <Addresses of={elsewhere.map(({ url }) => url)} />}
          {after.length > 0 && (
            <>
              <p>{SILENCE.after}</p>
              <Addresses of={after.map(fileName)} />
            </>
          )}
          {log.refused.length > 0 && (
            <>
              <p>{SILENCE.refusedList}</p>
              <Addresses of={log.refused} />
            </>
          )}
          <p>{SILENCE.promise}</p>
          <p data-ready={readiness.kind === "ready"}>{readinessWords(readiness)}</p>
          <p className="silence-fine">{SILENCE.browser}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Addresses({ of }: { readonly of: readonly string[] }) {
  return (
    <ul className="silence-list">
      {[...new Set(of)].map((address) => (
        <li key={address}>{address}</li>
      ))}
    </ul>
  );
}

function fileName({ url }: Asked): string {
  return new URL(url).pathname.replace(/^.*\//, "");
}
