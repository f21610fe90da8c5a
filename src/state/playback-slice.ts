import type { TraceId } from "../engine/trace/trace.ts";
import type { GetState, SetState } from "./store.ts";

export type Depth = "stages" | "policies" | "clauses";

export interface PlaybackSlice {
  /** The step that is shown; null is the last one, where the verdict stands. */
  readonly step: number | null;
  readonly depth: Depth;
  readonly playing: boolean;
  /** The node that was chosen by itself; null while the step's own is lit. */
  readonly selectedNode: TraceId | null;
  readonly seek: (step: number) => void;
  /** Steps of one depth are not those of another, so the step comes along; null is the last one. */
  readonly setDepth: (depth: Depth, step: number | null) => void;
  readonly play: () => void;
  readonly pause: () => void;
  /** Lights a node, and shows the step that tells of it if there is one. */
  readonly selectNode: (node: TraceId | null, step: number | null) => void;
  /** Shows the walk with JWT before CUSTOM, as the docs draw it, or as proxies run it. */
  readonly toggleStageOrder: () => void;
}

export function playbackSlice(set: SetState, get: GetState): PlaybackSlice {
  return {
    step: null,
    depth: "stages",
    playing: false,
    selectedNode: null,
    seek: (step) => set({ step, selectedNode: null }),
    setDepth: (depth, step) => set({ depth, step, playing: false }),
    play: () => set({ playing: true, selectedNode: null }),
    pause: () => set({ playing: false }),
    selectNode: (node, step) =>
      set({ selectedNode: node, playing: false, ...(step !== null && { step }) }),
    toggleStageOrder() {
      const { mesh } = get().draft.settings;
      const { stageOrder, ...rest } = mesh ?? {};
      const next =
        stageOrder === "documented" ? rest : { ...rest, stageOrder: "documented" as const };
      get().editSetting("mesh", Object.keys(next).length > 0 ? next : undefined);
      set({ step: null, selectedNode: null });
    },
  };
}
