import type { ListedCopy } from "../../state/copies.ts";
import { KEEPING, whenWords } from "../messages/keeping.ts";

/** When an unsaved copy was changed, and whether some tab shows it. */
export function unsavedNote(
  { id, head }: Extract<ListedCopy, { kind: "copy" }>,
  open: ReadonlySet<string>,
): string {
  const when = whenWords(head.changed);
  return open.has(id) ? KEEPING.unsavedElsewhere(when) : KEEPING.unsaved(when);
}
