import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "./support/hosted.ts";
import { readHostingGuide } from "./support/hosting-guide.ts";
import { tryEditor, untilLoaded, watchPolicy } from "./support/loaded.ts";
import { expect } from "./support/test.ts";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const guide = readHostingGuide();
/** What concerns this one answer, or the connection, and not the page. */
const PASSING =
  /^(?:accept-ranges|connection|content-encoding|content-length|content-type|date|etag|keep-alive|last-modified|server|transfer-encoding|vary)$/;

for (const folder of ["/", "/tools/lobby/"]) {
  test.describe(`nginx with ${folder}`, () => {
    test.use({ folder });

    test("serves a page that judges and edits, also after nginx has stopped", async ({
      lobby,
      page,
      nginx,
    }) => {
      const breaches = await watchPolicy(page);
      await lobby.open();
      await untilLoaded(page);
      await tryEditor(page, lobby.editor);
      await nginx.stop();
      await page.reload();
      await expect(lobby.verdict).toContainText("403");
      await untilLoaded(page);
      await tryEditor(page, lobby.editor);
      await lobby.openScenario("Post 1: allow alone");
      await expect(lobby.rows).toHaveCount(7);
      expect(breaches).toEqual([]);
    });

    test("sends every file as the guide says, and compressed", async ({ request }) => {
      const files = readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((name) =>
        /\.\w+$/.test(name),
      );
      expect(files.length).toBeGreaterThan(20);
      for (const path of ["", "?embed", ...files]) {
        const response = await request.get(path === "" ? "./" : `./${path}`);
        const isPage = path === "" || path === "?embed";
        const headers = Object.entries(response.headers());
        expect(Object.fromEntries(headers.filter(([name]) => !PASSING.test(name))), path).toEqual(
          guide.headersOf(isPage ? "" : path, path === "?embed"),
        );
        expect(response.headers()["content-type"], path).toBe(guide.typeOf(isPage ? "" : path));
        if (/\.(?:js|css)$/.test(path) && (await response.body()).length > 2000)
          expect(response.headers()["content-encoding"], path).toBe("gzip");
      }
    });

    test("says that a missing file is missing, and does not let it be remembered", async ({
      request,
    }) => {
      const response = await request.get("./assets/of-another-version-12345678.js");
      expect(response.status()).toBe(404);
      expect(response.headers()["cache-control"]).toBe("no-cache");
      expect(response.headers()["content-security-policy"]).toContain("default-src 'none'");
    });

    test("takes nothing", async ({ request }) => {
      expect((await request.post("./", { data: "apiVersion: v1" })).status()).toBe(405);
    });
  });
}

test("a folder without its slash leads to the one with it, wherever the server stands", async ({
  nginx,
  request,
}) => {
  const response = await request.get(`${nginx.origin}/tools/lobby`, { maxRedirects: 0 });
  expect(response.status()).toBe(301);
  expect(response.headers().location).toBe("/tools/lobby/");
});
