import type { BrowserStorage } from "./copies.ts";
import { fieldsOf } from "./kept-copy.ts";
import { SPEEDS, type Speed } from "./playback-slice.ts";
import type { LobbyState } from "./store.ts";
import type { Theme } from "./view-slice.ts";

type DataKey = {
  [K in keyof LobbyState]: LobbyState[K] extends (...args: never[]) => unknown ? never : K;
}[keyof LobbyState];

/** Where each fact outlives the page: in the link, in the browser's storage, or nowhere. */
export const PERSISTENCE = {
  draft: { link: true, browser: true },
  chosen: { link: true, browser: true },
  step: { link: true, browser: false },
  depth: { link: true, browser: false },
  edited: { link: false, browser: true },
  copy: { link: false, browser: true },
  home: { link: false, browser: true },
  theme: { link: false, browser: true },
  replaced: { link: false, browser: true },
  activeTab: { link: true, browser: false },
  editing: { link: false, browser: false },
  playing: { link: false, browser: false },
  selectedNode: { link: false, browser: false },
  answer: { link: false, browser: false },
  otherOrder: { link: false, browser: false },
  stale: { link: false, browser: false },
  engine: { link: false, browser: false },
  restarts: { link: false, browser: false },
  restarted: { link: false, browser: false },
  panel: { link: false, browser: false },
  removed: { link: false, browser: false },
  linkTrouble: { link: false, browser: false },
  passedOver: { link: false, browser: false },
  widths: { link: true, browser: false },
  lesson: { link: false, browser: false },
  kept: { link: false, browser: false },
  noRoom: { link: false, browser: false },
  forked: { link: false, browser: false },
  clean: { link: false, browser: true },
  presenting: { link: false, browser: false },
  hintedNode: { link: false, browser: false },
  speed: { link: false, browser: true },
  together: { link: true, browser: false },
  shortcuts: { link: false, browser: true },
} as const satisfies Record<DataKey, { readonly link: boolean; readonly browser: boolean }>;

/** How somebody likes the page to behave. */
export interface Habits {
  readonly speed: Speed;
  readonly shortcuts: boolean;
}

/** What outlives the page beside the scenarios. Never throws: a full or forbidden storage keeps nothing. */
export interface Keeper {
  readonly keepTheme: (theme: Theme) => void;
  /** What was kept and is still understood. */
  readonly habits: () => Partial<Habits>;
  readonly keepHabits: (habits: Habits) => void;
}

const HABITS = "lobby.habits";
/** Read by public/theme.js too, before the first paint. */
const THEME = "lobby.theme";

export function createKeeper(storage: BrowserStorage | null): Keeper {
  const write = (key: string, value: string) => {
    try {
      storage?.setItem(key, value);
    } catch {
      // The next page starts with the defaults.
    }
  };
  const readValue = (key: string): unknown => {
    try {
      return JSON.parse(storage?.getItem(key) ?? "null");
    } catch {
      return null;
    }
  };
  return {
    keepTheme: (theme) => write(THEME, theme),
    habits: () => keptHabits(readValue(HABITS)),
    keepHabits: ({ speed, shortcuts }) => write(HABITS, JSON.stringify({ speed, shortcuts })),
  };
}

function keptHabits(value: unknown): Partial<Habits> {
  const { speed, shortcuts } = fieldsOf(value);
  const known = SPEEDS.find((one) => one === speed);
  return {
    ...(known !== undefined && { speed: known }),
    ...(typeof shortcuts === "boolean" && { shortcuts }),
  };
}
