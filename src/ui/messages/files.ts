/** The words around files: opening, saving, and what can be made of a scenario. */
export const FILES = {
  engineGone: "the engine was stopped; try again",
} as const;
