import type { TraceId } from "../engine/trace/trace.ts";
import type { GetState, SetState } from "./store.ts";

export type Depth = "stages" | "policies" | "clauses";

/** How fast Play goes; 1 is one step in 1.1 seconds. */
export const SPEEDS = [0.5, 1, 2] as const;
export type Speed = (typeof SPEEDS)[number];

/** Round and round. */
export function nextSpeed(speed: Speed): Speed {
  return SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
}

export interface PlaybackSlice {
  /** The step that is shown; null is the last one, where the verdict stands. */
  readonly step: number | null;
  readonly depth: Depth;
  readonly playing: boolean;
  /** The node that was chosen by itself; null while the step's own is lit. */
  readonly selectedNode: TraceId | null;
  /** The node under the pointer or the focus; it is lit at half strength. */
  readonly hintedNode: TraceId | null;
  readonly speed: Speed;
  /** All standing requests are in the lobby at once, not only the chosen one. */
  readonly together: boolean;
  readonly seek: (step: number) => void;
  /** Steps of one depth are not those of another, so the step comes along; null is the last one. */
  readonly setDepth: (depth: Depth, step: number | null) => void;
  readonly play: () => void;
  readonly pause: () => void;
  /** Lights a node, and shows the step that tells of it if there is one. */
  readonly selectNode: (node: TraceId | null, step: number | null) => void;
  readonly hintNode: (node: TraceId | null) => void;
  readonly setSpeed: (speed: Speed) => void;
  readonly setTogether: (together: boolean) => void;
  /** Shows the walk with JWT before CUSTOM, as the docs draw it, or as proxies run it. */
  readonly toggleStageOrder: () => void;
}

export function playbackSlice(set: SetState, get: GetState): PlaybackSlice {
  return {
    step: null,
    depth: "stages",
    playing: false,
    selectedNode: null,
    hintedNode: null,
    speed: 1,
    together: false,
    seek: (step) => set({ step, selectedNode: null }),
    setDepth: (depth, step) => set({ depth, step, playing: false }),
    play: () => set({ playing: true, selectedNode: null }),
    pause: () => set({ playing: false }),
    selectNode: (node, step) =>
      set({ selectedNode: node, playing: false, ...(step !== null && { step }) }),
    hintNode(node) {
      if (get().hintedNode !== node) set({ hintedNode: node });
    },
    setSpeed: (speed) => set({ speed }),
    setTogether: (together) => set({ together, playing: false }),
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
