/** The words about files that stand on the page from the start; the others are in files.ts. */
export const FILE_GATE = {
  kind: "Scenarios and manifests",
  unnamed: "what was dropped",
  save: "Save as a file",
  saveKey: (isApple: boolean) => (isApple ? "⌘S" : "Ctrl+S"),
  choose: "Choose a file…",
} as const;
