import { type KeyboardEvent, useEffect, useRef } from "react";
import { WORDS } from "../messages/page.ts";
import { useLobby, useSite } from "../store-context.tsx";
import { RequestRow } from "./RequestRow.tsx";

/** One row a request. `takesFocus`: on coming back from the form. One of them is in the tab order; arrow keys go through them. */
export function RequestList({ takesFocus }: { readonly takesFocus: boolean }) {
  const { store } = useSite();
  const requests = useLobby(({ draft }) => draft.requests);
  const chosen = useLobby((state) => state.chosen);
  const stopped = useLobby(({ engine }) => engine.kind === "stopped");
  const list = useRef<HTMLUListElement>(null);
  const focusFollows = useRef(takesFocus);
  useEffect(() => {
    if (!focusFollows.current || chosen === null) return;
    focusFollows.current = false;
    list.current?.querySelector<HTMLElement>("[aria-current=true]")?.focus();
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (chosen === null) return;
    const { chooseRequest, moveRequest, removeRequest, openForm } = store.getState();
    const at = requests.findIndex(({ key }) => key === chosen);
    const choose = (index: number) => {
      const next = requests[index];
      if (!next) return;
      focusFollows.current = true;
      chooseRequest(next.key);
    };
    const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };
    const step = steps[event.key];
    if (step !== undefined && event.altKey) moveRequest(chosen, step);
    else if (step !== undefined) choose(at + step);
    else if (event.key === "Home") choose(0);
    else if (event.key === "End") choose(requests.length - 1);
    else if (event.key === "Delete") {
      focusFollows.current = true;
      removeRequest(chosen);
    } else if (event.key === "Enter") openForm();
    else return;
    event.preventDefault();
  };
  if (requests.length === 0) return null;
  return (
    <ul
      ref={list}
      className={stopped ? "request-list from-before" : "request-list"}
      onKeyDown={onKeyDown}
      title={WORDS.requests.keys}
    >
      {requests.map((standing) => (
        <RequestRow key={standing.key} standing={standing} chosen={standing.key === chosen} />
      ))}
    </ul>
  );
}
