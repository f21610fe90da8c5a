import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Copies } from "../state/copies.ts";
import type { Shelf } from "../state/shelf.ts";
import type { LobbyState, LobbyStore } from "../state/store.ts";
import type { EngineClient } from "../worker/protocol.ts";

/** What this browser keeps. */
export interface KeptHere {
  readonly shelf: Shelf;
  readonly copies: Copies;
  /** The working copies that tabs show right now, this one's among them. */
  readonly openCopies: () => Promise<ReadonlySet<string>>;
  /** Writes the working copy at once, as when there is room again. */
  readonly keepNow: () => void;
}

/** What main.tsx makes and the views need. */
export interface Site {
  readonly store: LobbyStore;
  readonly engine: EngineClient;
  /** The page's address with another fragment. */
  readonly addressOf: (hash: string) => string;
  /** Null where nothing may be kept, as in a page within another. */
  readonly kept: KeptHere | null;
}

const SiteContext = createContext<Site | null>(null);

export function SiteProvider({
  site,
  children,
}: {
  readonly site: Site;
  readonly children: ReactNode;
}) {
  return <SiteContext value={site}>{children}</SiteContext>;
}

export function useSite(): Site {
  const site = useContext(SiteContext);
  if (site === null) throw new Error("no SiteProvider above this component");
  return site;
}

/** A fact or something derived from facts; the selector gives the same object for the same facts. */
export function useLobby<T>(select: (state: LobbyState) => T): T {
  return useStore(useSite().store, select);
}
