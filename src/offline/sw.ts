/**
 * The service worker: keeps a version's files, and answers from them. It asks for nothing but these files, and only while
 * it is installed. A newer version waits until the user takes it over.
 */
import { type BuiltFile, createFileStore } from "./file-store.ts";
import { TAKE_OVER } from "./messages.ts";

declare const self: ServiceWorkerGlobalScope & {
  // vite-plugin-pwa puts the list here.
  readonly __WB_MANIFEST: readonly BuiltFile[];
};

const store = createFileStore(
  {
    caches: self.caches,
    ask: (request) => self.fetch(request),
    scope: self.registration.scope,
  },
  self.__WB_MANIFEST,
);

self.addEventListener("install", (event) => event.waitUntil(store.install()));

self.addEventListener("activate", (event) =>
  // The page that was open during the first installation is served from here too; none is reloaded.
  event.waitUntil(store.tidy().then(() => self.clients.claim())),
);

self.addEventListener("message", (event) => {
  if (event.data === TAKE_OVER) event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // An embedded page may be framed and has headers of its own for it, so it always comes from the server.
  if (request.method !== "GET" || !store.owns(url) || url.searchParams.has("embed")) return;
  event.respondWith(store.find(url).then((found) => found ?? self.fetch(request)));
});
