import { readdirSync, rmSync } from "node:fs";
import type { Page } from "@playwright/test";
import { SILENCE } from "../src/ui/messages/silence.ts";
import { test as hosted } from "./support/hosted.ts";
import { counter, tryEditor, untilLoaded } from "./support/loaded.ts";
import { lobbyPage } from "./support/lobby-page.ts";
import { publishNewerVersion } from "./support/publish.ts";
import { expect, test } from "./support/test.ts";

/** The scripts of the version that publish.ts makes. */
const NEWER = /next\.js$/;

/** Each file that a page of the open version may ask for, whatever is in the server's folder by now. */
function filesOf(html: string): readonly string[] {
  return readdirSync(html, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.\w+$/.test(name) && name !== "sw.js" && !name.startsWith("tools/"),
  );
}

function statusesOf(page: Page, files: readonly string[]): Promise<Record<string, number>> {
  return page.evaluate(
    async (paths) =>
      Object.fromEntries(
        await Promise.all(
          paths.map(async (path) => [path, (await fetch(`./${path}`)).status] as const),
        ),
      ),
    files,
  );
}

const all = (files: readonly string[], status: number) =>
  Object.fromEntries(files.map((file) => [file, status]));

// Several tabs, each with an editor, and a server of its own.
hosted.describe.configure({ timeout: 120_000 });

hosted.describe("after the first load", () => {
  hosted(
    "the cable can be out: the open page, a reload, another tab",
    async ({ lobby, page, context, nginx }) => {
      await lobby.open();
      await untilLoaded(page);
      await counter(page).click();
      await expect(page.getByText(SILENCE.offline.ready)).toBeVisible();
      await page.keyboard.press("Escape");
      const files = filesOf(nginx.html);
      expect(files.length).toBeGreaterThan(20);
      await nginx.stop();

      for (const name of ["Lessons", "Mesh", "Share", "Keyboard shortcuts"]) {
        await lobby.button(name).click();
        await expect(lobby.dialog).toBeVisible();
        await page.keyboard.press("Escape");
        await expect(lobby.dialog).toBeHidden();
      }
      await lobby.openScenario("Post 1: allow alone");
      await expect(lobby.rows).toHaveCount(7);
      await tryEditor(page, lobby.editor);
      expect(await statusesOf(page, files)).toEqual(all(files, 200));

      await page.reload();
      await expect(lobby.rows).toHaveCount(7);
      await untilLoaded(page);
      await tryEditor(page, lobby.editor);
      const other = lobbyPage(await context.newPage());
      await other.page.goto(`${nginx.address}index.html?later`);
      await expect(other.verdict).toBeVisible();
      await untilLoaded(other.page);
    },
  );

  hosted("the page can be installed as an application", async ({ lobby, page, context }) => {
    await lobby.open();
    await untilLoaded(page);
    const devtools = await context.newCDPSession(page);
    const { errors, data } = await devtools.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    expect(JSON.parse(data ?? "{}")).toMatchObject({ start_url: "./", scope: "./" });
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    // Each test has a private window, and that is the only thing in the way.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
  });
});

hosted.describe("a newer version", () => {
  hosted(
    "announces itself and waits; no tab is reloaded, and none loses a file or a word",
    async ({ lobby, page, context, nginx }) => {
      const script = (tab: Page) => tab.locator("script[type=module]");
      const notice = (tab: Page, words: string) =>
        tab.getByRole("status").filter({ hasText: words });
      await lobby.open();
      await untilLoaded(page);
      const old = filesOf(nginx.html);
      await lobby.pasteOver("# what I wrote before the update\n");
      await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
      const second = lobbyPage(await context.newPage());
      await second.page.goto(nginx.address);
      await untilLoaded(second.page);
      await second.page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
      await expect(notice(page, SILENCE.update.waiting)).toHaveCount(0);

      publishNewerVersion(nginx.html);
      const third = lobbyPage(await context.newPage());
      await third.page.goto(nginx.address);
      for (const tab of [page, second.page, third.page])
        await expect(notice(tab, SILENCE.update.waiting)).toBeVisible();
      await expect(script(third.page)).not.toHaveAttribute("src", NEWER);
      await third.page.close();
      // The server has the old files no more.
      expect(await statusesOf(page, old)).toEqual(all(old, 200));

      await page.getByRole("button", { name: SILENCE.update.reload, exact: true }).click();
      await expect(script(page)).toHaveAttribute("src", NEWER);
      await expect(lobby.verdict).toBeVisible();
      expect(await lobby.textInEditor()).toContain("# what I wrote before the update");
      await untilLoaded(page);
      expect(await page.evaluate(() => "sameDocument" in globalThis)).toBe(false);

      await expect(notice(second.page, SILENCE.update.takenOver)).toBeVisible();
      expect(await second.page.evaluate(() => "sameDocument" in globalThis)).toBe(true);
      await expect(script(second.page)).not.toHaveAttribute("src", NEWER);
      expect(await statusesOf(second.page, old)).toEqual(all(old, 200));
      await tryEditor(second.page, second.editor);
      await nginx.stop();
      await page.reload();
      await untilLoaded(page);
      await expect(script(page)).toHaveAttribute("src", NEWER);
    },
  );

  hosted(
    "that is not whole on the server is not taken",
    async ({ lobby, page, context, nginx }) => {
      await lobby.open();
      await untilLoaded(page);
      publishNewerVersion(nginx.html);
      const lost = filesOf(nginx.html).find((name) => name.includes("LessonDialog-")) ?? "";
      expect(lost).not.toBe("");
      rmSync(`${nginx.html}/${lost}`);
      const asked = page
        .context()
        .waitForEvent("request", (request) => request.url().endsWith(lost));
      const second = lobbyPage(await context.newPage());
      await second.page.goto(nginx.address);
      await asked;
      await untilLoaded(second.page);
      await nginx.stop();
      await second.page.reload();
      await untilLoaded(second.page);
      await expect(second.page.getByText(SILENCE.update.waiting)).toHaveCount(0);
      await second.button("Lessons").click();
      await expect(second.dialog).toBeVisible();
    },
  );
});

test("without service workers the page works as well, loads all it may need, and says what it cannot do", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await untilLoaded(page);
  await counter(page).click();
  await expect(page.getByText(SILENCE.offline.unavailable.unsupported)).toBeVisible();
});
