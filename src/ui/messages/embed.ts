/** The page within another page, and how to put it there. */
export const EMBED = {
  tab: "Embed",
  label: "A walk through Istio's policies",
  request: "Request",
  open: "Open in Lobby",
  openHint: "The same scenario with its YAML, to change it",
  nothing: "There is no request in this scenario.",
  explain:
    "For a post, a page of docs or a course: the scene, the verdict and the requests of this scenario, without an editor. It stores nothing and needs no server but the one that you are looking at.",
  code: "HTML",
  copy: "Copy the HTML",
  theme: "Colours",
  themes: { system: "As the reader's system", light: "Light", dark: "Dark" },
  height: "Height in pixels",
  sandbox:
    "The frame is sandboxed: it can run its own scripts and open a new window, and nothing else. The rest is in docs/embedding.md.",
  tooLong:
    "This scenario is too large for a link, so no frame can carry it. Embed a smaller one, or offer the file for download.",
  notReadable: "This frame holds no scenario that can be shown.",
} as const;
