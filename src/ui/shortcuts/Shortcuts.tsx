import { useEffect } from "react";
import { useLobby, useSite } from "../store-context.tsx";
import { useWalk } from "../use-walk.ts";
import { act, SHORTCUTS } from "./shortcuts.ts";

/** Where a key belongs to what has the focus: texts, forms, menus, dialogs and Monaco. */
const TAKEN =
  "input, textarea, select, [contenteditable=true], [role=menu], [role=dialog], .monaco-editor";

/** Listens for single keys anywhere on the page; draws nothing. */
export function Shortcuts() {
  const { store } = useSite();
  const on = useLobby((state) => state.shortcuts);
  const last = useWalk().frames.length - 1;
  useEffect(() => {
    if (!on) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (store.getState().panel !== null) return;
      const { target } = event;
      if (target instanceof Element && isTaken(target)) return;
      const what = SHORTCUTS.find(([key]) => key === event.key)?.[1];
      if (what === undefined) return;
      event.preventDefault();
      act(store, what, last);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [store, on, last]);
  return null;
}

/** A radio button or a box to tick takes no letters. */
function isTaken(target: Element): boolean {
  if (target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type)) return false;
  return target.closest(TAKEN) !== null;
}
