import { useMemo } from "react";
import { useLobby } from "../store-context.tsx";

/** Ids of the workloads that the engine knows, for suggestions. */
export function useWorkloads(): readonly string[] {
  const analysis = useLobby(({ answer }) => answer?.analysis ?? null);
  return useMemo(() => analysis?.workloads.map(({ id }) => id) ?? [], [analysis]);
}
