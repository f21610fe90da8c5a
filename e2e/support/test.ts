import { test as base, expect, type Request } from "@playwright/test";
import { type LobbyPage, lobbyPage } from "./lobby-page.ts";

interface LobbyFixtures {
  readonly lobby: LobbyPage;
  /** Off where a test makes loading fail, which the browser itself reports in the console. */
  readonly quiet: boolean;
  /** On where a test is about being offline; elsewhere the browser has no service worker, so that each test is alone. */
  readonly serviceWorker: boolean;
  readonly silence: undefined;
}

/** A test on the page. Whatever it does, the console must stay empty and no other origin may be asked. */
export const test = base.extend<LobbyFixtures>({
  quiet: [true, { option: true }],
  serviceWorker: [false, { option: true }],
  lobby: async ({ page }, use) => use(lobbyPage(page)),
  silence: [
    async ({ page, quiet, serviceWorker, baseURL }, use) => {
      if (!serviceWorker)
        await page.addInitScript(() =>
          Reflect.deleteProperty(Navigator.prototype, "serviceWorker"),
        );
      const said: string[] = [];
      const elsewhere: Request[] = [];
      page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
      page.context().on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? "") && !url.startsWith("data:")) elsewhere.push(request);
      });
      await use(undefined);
      // One that the page's policy refused was never sent.
      const sent = elsewhere.filter((request) => request.failure()?.errorText !== "csp");
      expect(
        sent.map((request) => request.url()),
        "requests to another origin",
      ).toEqual([]);
      if (quiet) expect(said, "words in the console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
