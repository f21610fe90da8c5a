import type { BrowserStorage, Copies } from "./copies.ts";
import { fieldsOf, readCopy } from "./kept-copy.ts";

/** Where pages kept the one working copy, and what it took the place of, before each document had a name. */
const EARLIER = ["lobby.draft", "lobby.draft.before"];

/** Takes what an earlier version of this page kept among the copies. What cannot be read or taken stays where it is. */
export function takeEarlierCopies(
  storage: BrowserStorage | null,
  copies: Copies,
  newCopy: () => string,
): void {
  for (const key of EARLIER) {
    try {
      const { scenario, chosen, edited, hash, before } = fieldsOf(
        JSON.parse(storage?.getItem(key) ?? "null"),
      );
      const copy = readCopy({ state: { scenario, chosen }, edited, hash, before });
      if (copy === null) continue;
      // One that nobody edited is an example or a link, and can be had again.
      if (copy.edited && copies.write(newCopy(), copy) !== "kept") continue;
      storage?.removeItem(key);
    } catch {
      // No JSON, or no storage: then there is nothing to take.
    }
  }
}
