import { useEffect } from "react";
import { useStore } from "zustand";
import { showInvisible } from "../../lib/show-invisible.ts";
import { Notice } from "../layout/Notice.tsx";
import { useSite } from "../store-context.tsx";
import { filesOf } from "./files-store.ts";

/** A success is read in passing; a trouble stands until it is put away. */
const DONE_FOR_MS = 4000;

/** What became of files, in the corner. */
export function FileNotices() {
  const files = filesOf(useSite().store);
  const news = useStore(files, (state) => state.news);
  useEffect(() => {
    if (!news.some(({ kind }) => kind === "done")) return;
    const timer = setTimeout(
      () => files.setState({ news: news.filter(({ kind }) => kind !== "done") }),
      DONE_FOR_MS,
    );
    return () => clearTimeout(timer);
  }, [files, news]);
  return news.map((one) => (
    <Notice
      key={one.text}
      onDismiss={() => files.setState({ news: news.filter((other) => other !== one) })}
    >
      <p>{showInvisible(one.text)}</p>
    </Notice>
  ));
}
