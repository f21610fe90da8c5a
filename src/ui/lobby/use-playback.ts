import { useEffect } from "react";

/** Milliseconds from step to step; a slide show with reduced motion. */
const STEP = 1100;
const STILL = 1600;

interface Playback {
  readonly playing: boolean;
  readonly step: number;
  readonly last: number;
  readonly speed?: number;
  readonly onStep: (step: number) => void;
  readonly onPlaying: (playing: boolean) => void;
}

/** Plays the walk: one step after another up to the last. The picture is always that of `step`. */
export function usePlayback(playback: Playback): void {
  const { playing, step, last, speed = 1, onStep, onPlaying } = playback;
  useEffect(() => {
    if (!playing) return;
    if (step >= last) {
      onPlaying(false);
      return;
    }
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const timer = setTimeout(() => onStep(step + 1), (still ? STILL : STEP) / speed);
    return () => clearTimeout(timer);
  }, [playing, step, last, speed, onStep, onPlaying]);
}
