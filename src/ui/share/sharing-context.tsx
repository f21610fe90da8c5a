import { createContext, type ReactNode, useContext, useState } from "react";
import { scenarioOf } from "../../state/draft.ts";
import { useSite } from "../store-context.tsx";
import { type Sharing, useSharing } from "./use-copy.ts";

const SharingContext = createContext<Sharing | null>(null);

/** Holds the copy while the dialog is open, so that a look at another tab does not bring the original back unseen. */
export function SharingProvider({ children }: { readonly children: ReactNode }) {
  const { store } = useSite();
  const [original] = useState(() => scenarioOf(store.getState().draft));
  return <SharingContext value={useSharing(original)}>{children}</SharingContext>;
}

export function useSharedCopy(): Sharing {
  const sharing = useContext(SharingContext);
  if (sharing === null) throw new Error("no SharingProvider above this component");
  return sharing;
}
