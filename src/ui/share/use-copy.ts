import { useEffect, useMemo, useState } from "react";
import type { Scenario } from "../../engine/index.ts";
import type { Contents } from "../../share/contents.ts";
import type { Copy, CopyKind } from "../../share/copy.ts";
import type { CallOutcome } from "../../worker/protocol.ts";
import { useSite } from "../store-context.tsx";

/** What the link is of. */
export type CopyState =
  | { readonly kind: "original" }
  | { readonly kind: "making"; readonly copy: CopyKind }
  | { readonly kind: "made"; readonly copy: Copy }
  | { readonly kind: "failed"; readonly why: string };

/** What is inside; null while the engine looks. */
export type ListedContents =
  | { readonly kind: "listed"; readonly contents: Contents }
  | { readonly kind: "failed"; readonly why: string };

export interface Sharing {
  /** The scenario that the link and the file hold. */
  readonly scenario: Scenario;
  readonly state: CopyState;
  readonly contents: ListedContents | null;
  readonly make: (kind: CopyKind) => void;
  readonly undo: () => void;
}

/** The scenario to share, or a copy of it. The page's own is never changed. */
export function useSharing(original: Scenario): Sharing {
  const { engine } = useSite();
  const [state, setState] = useState<CopyState>({ kind: "original" });
  const [listed, setListed] = useState<ListedContents | null>(null);
  useEffect(() => {
    let isWanted = true;
    void engine.call("listContents", { scenario: original }, 0).then((outcome) => {
      if (isWanted && outcome.kind !== "superseded") setListed(asListed(outcome));
    });
    return () => {
      isWanted = false;
    };
  }, [engine, original]);
  return useMemo(
    () => ({
      scenario: state.kind === "made" ? state.copy.scenario : original,
      state,
      contents: state.kind === "made" ? { kind: "listed", contents: state.copy.contents } : listed,
      make(kind) {
        setState({ kind: "making", copy: kind });
        const params = { scenario: original, kind, seed: unguessable() };
        void engine.call("makeCopy", params, 0).then((outcome) => {
          if (outcome.kind === "value") setState({ kind: "made", copy: outcome.value });
          if (outcome.kind === "crashed") setState({ kind: "failed", why: outcome.message });
        });
      },
      undo: () => setState({ kind: "original" }),
    }),
    [engine, original, state, listed],
  );
}

function asListed(
  outcome: Exclude<CallOutcome<"listContents">, { readonly kind: "superseded" }>,
): ListedContents {
  return outcome.kind === "value"
    ? { kind: "listed", contents: outcome.value }
    : { kind: "failed", why: outcome.message };
}

/** Without it the renaming of addresses could be turned back by whoever has this program. */
function unguessable(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
