/** The words around files: opening, saving, and what can be made of a scenario. Loaded when a file is. */
export const FILES = {
  drop: "Drop files to open them",
  dropHint: "Scenarios, policies, Deployments, Services. They stay in this page.",
  line: (line: number) => `line ${line}`,
  refused: {
    folder: (name: string) => `${name} is a folder. Open or drop the files in it.`,
    "too-large": (name: string) =>
      `${name} is larger than 20 MB, more than the editor can take. Cut it into smaller files.`,
    "not-text": (name: string) =>
      `${name} is not text in UTF-8 or UTF-16, so it holds no YAML or JSON. Save it as UTF-8, or open another file.`,
    empty: (name: string) => `${name} is empty. There is nothing to open.`,
    unreadable: (name: string) =>
      `${name} cannot be read. It may have been moved or changed; choose it once more.`,
  },
  notRead: (name: string, why: string) => `${name} holds no scenario that can be opened. ${why}.`,
  partly: (name: string, why: string, more: number) =>
    `Not everything in ${name} could be used. ${why}${more === 0 ? "." : `, and ${more} more.`}`,
  engineGone: "the engine was stopped; try again",
  saved: (name: string) => `Saved to ${name}.`,
  notSaved: (why: string) => `The file is not saved: ${why}.`,
  forbidden: (name: string) =>
    `${name} is not saved: the browser may not write to it. Allow it when asked, or download the file under Share.`,
  changedOnDisk: (name: string) =>
    `${name} is not saved: it was changed by something else since it was opened. Save once more to replace that.`,
  losesLayout: (name: string) =>
    `${name} is not saved yet: it is written anew, so comments outside the policies and its own layout are lost. Save once more to go on.`,
  copyNote: "This is of the copy that was made under Link.",
  choose: {
    title: "Which scenario?",
    explain: (count: number) => `${count} scenarios were found. Each can be opened by itself.`,
    unnamed: (index: number) => `Scenario ${index + 1}, without a name`,
    from: (file: string, requests: number) =>
      `${file}, ${requests} ${requests === 1 ? "request" : "requests"}`,
  },
  file: {
    tab: "File",
    explain:
      "One YAML file with everything in it. It opens here again, by dropping it on the page, and `lobby check` reads it on the command line.",
    size: (kilobytes: string) => `${kilobytes} kB`,
    download: "Download the file",
    save: "Save to a file…",
    copy: "Copy the text",
    writing: "One moment…",
    failed: (why: string) => `The file cannot be written: ${why}.`,
  },
  markdown: {
    tab: "Markdown",
    explain:
      "For an issue or a pull request: the chosen request, its verdict, the walk in one line, the policies and a link.",
    text: "Markdown",
    copy: "Copy the Markdown",
    download: "Download the Markdown",
    large:
      "This is longer than 65,536 characters, the most that a GitHub issue takes. Attach the file instead.",
    noRequest: "no request",
    unjudged: (why: string) => `no verdict: ${why}`,
    verdict: (request: string, scenario: string) => `${request} in ${scenario}`,
    untitled: "untitled scenario",
    unnamed: "unnamed request",
    request: "The request and the mesh around it",
    open: "Open it in Lobby",
    noLink: "The scenario is too large for a link.",
    made: "Judged by Lobby as Istio 1.31 does it at a sidecar or a classic gateway.",
  },
  picture: {
    tab: "Picture",
    explain:
      "The lobby at the step that you look at, in the colours of the page. The SVG needs nothing but itself.",
    preview: (scene: string) => `Preview. ${scene}`,
    svg: "Download SVG",
    png: "Download PNG",
    copy: "Copy PNG",
    copied: "Copied",
    size: (width: number, height: number) =>
      `PNG: ${width.toLocaleString("en")} × ${height.toLocaleString("en")} pixels`,
    crowd: "The other visitors of “Play all” are not in it.",
    names: "It has the names of the original, not those of the copy that was made under Link.",
    noScene: "There is no lobby on the page to make a picture of. Choose a request first.",
    failed: (why: string) => `The picture cannot be made: ${why}.`,
    notCopied:
      "The browser does not let the page put pictures on the clipboard. Download the PNG instead.",
  },
} as const;
