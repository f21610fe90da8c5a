import type { NoOffline } from "../../offline/state.ts";

const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

/** The counter of requests, what stands behind it, and the notice of a newer version. */
export const SILENCE = {
  loading: "Loading…",
  since: (requests: number) => `${count(requests, "request", "requests")} since load`,
  refused: (attempts: number) => `${attempts} refused by the policy`,
  title: "What this page asks for",
  loaded: (files: number, host: string) =>
    `${count(files, "file was", "files were")} loaded, all from ${host}.`,
  elsewhere: (requests: number, host: string) =>
    `${count(requests, "request", "requests")} went to another place than ${host}. Lobby does not do that: something was put into this page. Do not paste anything here.`,
  none: "Nothing has been asked for since.",
  fromStore: (files: number) =>
    `${count(files, "file was", "files were")} taken from this browser's own store.`,
  after: "Asked for since, without anything of yours:",
  refusedList: "Tried, and refused by the page's policy:",
  promise:
    "Nothing that you paste leaves this page. Its policy makes the browser refuse every request that is not for a file of Lobby's own.",
  browser:
    "Not counted: when the page is opened, the browser asks whether there is a newer Lobby (sw.js).",
  offline: {
    waiting: "Not ready for offline use yet: the page is still loading.",
    storing: "Not ready for offline use yet: the files are being stored in this browser.",
    ready: "Ready for offline use: with the cable out, everything works.",
    failed: (why: string) =>
      `Not ready for offline use: ${why}. The page works while its server can be reached; reload it to try again.`,
    unavailable: {
      unsupported:
        "Not ready for offline use: this browser has no service workers, or forbids them in this window.",
      insecure:
        "Not ready for offline use: browsers store pages only from https or localhost. Serve Lobby with https.",
      development: "Not ready for offline use: this is a developer's server.",
    } satisfies Record<NoOffline, string>,
  },
  update: {
    waiting: "A newer Lobby is ready. Reload when it suits you; what you wrote stays.",
    takenOver:
      "A newer Lobby is in use in another tab. This tab goes on with its own; reload when it suits you.",
    reload: "Reload",
  },
} as const;
