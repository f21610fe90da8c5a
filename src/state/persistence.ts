import type { Scenario } from "../engine/index.ts";
import { validateScenario } from "../engine/scenario/validate.ts";
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
  theme: { link: false, browser: true },
  replaced: { link: false, browser: true },
  activeTab: { link: false, browser: false },
  editing: { link: false, browser: false },
  playing: { link: false, browser: false },
  selectedNode: { link: false, browser: false },
  answer: { link: false, browser: false },
  otherOrder: { link: false, browser: false },
  stale: { link: false, browser: false },
  engine: { link: false, browser: false },
  restarts: { link: false, browser: false },
  panel: { link: false, browser: false },
  removed: { link: false, browser: false },
  linkTrouble: { link: false, browser: false },
  lesson: { link: false, browser: false },
  kept: { link: false, browser: false },
  hintedNode: { link: false, browser: false },
  speed: { link: false, browser: true },
  together: { link: false, browser: false },
  shortcuts: { link: false, browser: true },
} as const satisfies Record<DataKey, { readonly link: boolean; readonly browser: boolean }>;

/** The working copy as it is kept in the browser. */
export interface KeptDraft {
  readonly scenario: Scenario;
  readonly chosen: number;
  readonly edited: boolean;
  /** The link of the same draft, to tell a reload from the opening of another link; empty if it has none. */
  readonly hash: string;
  /** The fragment that the address still had just before: what a reload asks for that begins while this is written. */
  readonly before: string;
}

/** How somebody likes the page to behave. */
export interface Habits {
  readonly speed: Speed;
  readonly shortcuts: boolean;
}

export interface BrowserStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** What of the page outlives it. Never throws: a full or forbidden storage keeps nothing. */
export interface Keeper {
  readonly draft: () => KeptDraft | null;
  /** False if there was no room. */
  readonly keepDraft: (draft: KeptDraft) => boolean;
  readonly previous: () => KeptDraft | null;
  readonly keepPrevious: (draft: KeptDraft | null) => void;
  readonly keepTheme: (theme: Theme) => void;
  /** What was kept and is still understood. */
  readonly habits: () => Partial<Habits>;
  readonly keepHabits: (habits: Habits) => void;
}

const DRAFT = "lobby.draft";
const PREVIOUS = "lobby.draft.before";
const HABITS = "lobby.habits";
/** Read by public/theme.js too, before the first paint. */
const THEME = "lobby.theme";

export function createKeeper(storage: BrowserStorage): Keeper {
  const write = (key: string, value: string | null): boolean => {
    try {
      if (value === null) storage.removeItem(key);
      else storage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  };
  const readValue = (key: string): unknown => {
    try {
      return JSON.parse(storage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  };
  const read = (key: string): KeptDraft | null => keptDraft(readValue(key));
  return {
    draft: () => read(DRAFT),
    keepDraft: (draft) => write(DRAFT, JSON.stringify(draft)),
    previous: () => read(PREVIOUS),
    keepPrevious: (draft) => {
      write(PREVIOUS, draft && JSON.stringify(draft));
    },
    keepTheme: (theme) => {
      write(THEME, theme);
    },
    habits: () => keptHabits(readValue(HABITS)),
    keepHabits: ({ speed, shortcuts }) => {
      write(HABITS, JSON.stringify({ speed, shortcuts }));
    },
  };
}

function keptDraft(value: unknown): KeptDraft | null {
  if (typeof value !== "object" || value === null) return null;
  const { scenario, chosen, edited, hash, before } = value as Record<string, unknown>;
  const valid = validateScenario(scenario).value;
  if (valid === null) return null;
  return {
    scenario: valid,
    chosen: typeof chosen === "number" ? chosen : 0,
    edited: edited === true,
    hash: typeof hash === "string" ? hash : "",
    before: typeof before === "string" ? before : "",
  };
}

function keptHabits(value: unknown): Partial<Habits> {
  if (typeof value !== "object" || value === null) return {};
  const { speed, shortcuts } = value as Record<string, unknown>;
  const known = SPEEDS.find((one) => one === speed);
  return {
    ...(known !== undefined && { speed: known }),
    ...(typeof shortcuts === "boolean" && { shortcuts }),
  };
}
