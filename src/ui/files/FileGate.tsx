import { lazy, Suspense, useEffect, useState } from "react";
import { useStore } from "zustand";
import { type Site, useSite } from "../store-context.tsx";
import { filesOf } from "./files-store.ts";
import { droppedSources } from "./sources.ts";

const DropTarget = lazy(async () => ({ default: (await import("./DropTarget.tsx")).DropTarget }));
const ChooseDialog = lazy(async () => ({
  default: (await import("./ChooseDialog.tsx")).ChooseDialog,
}));

/** Takes files that are dropped anywhere on the page, and saves at Ctrl+S or Cmd+S. */
export function FileGate() {
  const site = useSite();
  const [isOver, setOver] = useState(false);
  const isChoosing = useStore(filesOf(site.store), ({ candidates }) => candidates !== null);
  useEffect(() => listen(site, setOver), [site]);
  return (
    <Suspense fallback={null}>
      {isOver && <DropTarget />}
      {isChoosing && <ChooseDialog />}
    </Suspense>
  );
}

function listen(site: Site, setOver: (isOver: boolean) => void): () => void {
  // Before anything below hears of it: the editor would put a dropped file's text where the pointer is.
  const claim = (event: DragEvent): DataTransfer | null => {
    const { dataTransfer } = event;
    if (!dataTransfer?.types.includes("Files")) return null;
    event.preventDefault();
    event.stopPropagation();
    return dataTransfer;
  };
  const onDragEnter = (event: DragEvent) => {
    if (claim(event) !== null) setOver(true);
  };
  const onDragOver = (event: DragEvent) => {
    const transfer = claim(event);
    if (transfer !== null) transfer.dropEffect = "copy";
  };
  const onDragLeave = (event: DragEvent) => {
    if (claim(event) !== null && event.relatedTarget === null) setOver(false);
  };
  const onDrop = (event: DragEvent) => {
    const transfer = claim(event);
    setOver(false);
    if (transfer === null) return;
    const dropped = droppedSources(transfer);
    void import("./open-files.ts").then(async ({ openSources }) =>
      openSources(site, await dropped),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isSave = event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey);
    if (!isSave || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (!event.repeat) void import("./save.ts").then(({ saveScenario }) => saveScenario(site));
  };
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  addEventListener("dragenter", onDragEnter, options);
  addEventListener("dragover", onDragOver, options);
  addEventListener("dragleave", onDragLeave, options);
  addEventListener("drop", onDrop, options);
  addEventListener("keydown", onKeyDown, options);
  return () => stop.abort();
}
