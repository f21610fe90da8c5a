import { documentOfCopy, showState } from "../../state/opening.ts";
import { KEEPING } from "../messages/keeping.ts";
import type { KeptHere, Site } from "../store-context.tsx";

/** Opens a scenario that is kept under a name. Gives the reason if it cannot be; null when it is open. */
export async function openKept(
  { store }: Site,
  kept: KeptHere,
  id: string,
): Promise<string | null> {
  const opened = await kept.shelf.open(id);
  if (opened.kind !== "opened") return KEEPING.failed[opened.kind];
  store.getState().openScenario(opened.state.scenario, "kept");
  store.setState({ home: opened.home });
  showState(store, opened.state);
  return null;
}

/** Goes on with an unsaved copy of another tab, or of one that was closed. */
export async function openCopy(
  { store }: Site,
  kept: KeptHere,
  id: string,
): Promise<string | null> {
  const copy = await kept.copies.load(id);
  if (copy === null) return KEEPING.failed.gone;
  const { openDocument, draft } = store.getState();
  openDocument(documentOfCopy(id, copy, draft.nextKey));
  showState(store, copy.state);
  return null;
}
