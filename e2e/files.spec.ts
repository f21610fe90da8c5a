import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { FILE_GATE } from "../src/ui/messages/file-gate.ts";
import { FILES } from "../src/ui/messages/files.ts";
import { downloadOf, drop, openTab, SECOND, SEVERAL, withoutPickers } from "./support/files.ts";
import { type LobbyPage, lobbyPage } from "./support/lobby-page.ts";
import { expect, test } from "./support/test.ts";

const DENY = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: default }
spec: { action: DENY, rules: [{}] }
`;

const notice = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

test.describe("a scenario's file", () => {
  test("is downloaded, and opens elsewhere with the same verdicts", async ({
    lobby,
    page,
    browser,
  }) => {
    await withoutPickers(page);
    await lobby.open();
    const text = `${await lobby.textInEditor()}\n# mine ✓ \t\n`;
    await lobby.pasteOver(text);
    await lobby.textsWith("# mine ✓");
    const download = await downloadOf(page, () => page.keyboard.press("Control+s"));
    expect(download.suggestedFilename()).toBe("who-may-write-to-backend.lobby.yaml");
    const elsewhere = await browser.newContext({ permissions: ["clipboard-read"] });
    const other = lobbyPage(await elsewhere.newPage());
    await withoutPickers(other.page);
    await other.open();
    await other.openScenario("Empty scenario");
    await other.button("Paste").click();
    const chooser = other.page.waitForEvent("filechooser");
    await other.page.getByRole("menuitem", { name: "Open a file…" }).click();
    await (await chooser).setFiles(await download.path());
    await expect(other.verdict).toHaveText("403 denied by a guard");
    await expect(other.rows).toHaveText(await lobby.rows.allTextContents());
    expect(await other.textInEditor()).toBe(text);
    await elsewhere.close();
  });

  test("is shown, copied and downloaded in the share dialog", async ({ lobby, page }) => {
    await lobby.open();
    await openTab(lobby, FILES.file.tab);
    const field = lobby.dialog.getByRole("textbox");
    await expect(field).toHaveValue(/^lobby: 1\nname: Who may write to backend\?\n/);
    const file = await field.inputValue();
    await lobby.dialog.getByRole("button", { name: FILES.file.copy }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(file);
    const download = await downloadOf(page, () =>
      lobby.dialog.getByRole("button", { name: FILES.file.download }).click(),
    );
    expect(await readFile(await download.path(), "utf8")).toBe(file);
  });
});

test.describe("dropped on the page", () => {
  test("policies become a tab, wherever they fall", async ({ lobby, page }) => {
    await lobby.open();
    await drop(page, [{ name: "nobody.yaml", content: DENY }], async () => {
      await expect(page.getByText(FILES.drop)).toBeVisible();
    });
    await expect(page.getByText(FILES.drop)).toBeHidden();
    await expect(lobby.tab("nobody.yaml")).toHaveAttribute("aria-selected", "true");
    expect(await lobby.textInEditor()).toBe(DENY);
    await lobby.row("Alice reads data").click();
    await expect(lobby.verdict).toHaveText("403 denied by a guard");
  });

  test("of several scenarios one is chosen", async ({ lobby, page }) => {
    await lobby.open();
    await drop(page, [{ name: "doors.lobby.yaml", content: SEVERAL }]);
    await expect(lobby.dialog).toHaveAccessibleName(FILES.choose.title);
    await expect(lobby.dialog.getByRole("listitem")).toHaveCount(2);
    await lobby.dialog.getByRole("button", { name: "Second door" }).click();
    await expect(lobby.dialog).toBeHidden();
    await expect(lobby.button("Second door")).toBeVisible();
    await expect(lobby.rows).toHaveCount(1);
  });

  test("choosing none leaves what was open", async ({ lobby, page }) => {
    await lobby.open();
    await drop(page, [{ name: "doors.lobby.yaml", content: SEVERAL }]);
    await expect(lobby.dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(lobby.dialog).toBeHidden();
    await expect(lobby.rows).toHaveCount(6);
  });

  test("what cannot be opened says why, and the rest opens", async ({ lobby, page }) => {
    await lobby.open();
    await drop(page, [
      { name: "logo.png", content: [0x89, 0x50, 0x4e, 0x47, 0, 1, 2] },
      { name: "nothing.yaml", content: " \n" },
      { name: "film.yaml", content: "0123456789", times: 2_000_001 },
      { name: "later.lobby.yaml", content: "lobby: 9\n" },
      { name: "nobody.yaml", content: DENY },
    ]);
    await expect(lobby.tab("nobody.yaml")).toBeVisible();
    for (const why of [
      FILES.refused["not-text"]("logo.png"),
      FILES.refused.empty("nothing.yaml"),
      FILES.refused["too-large"]("film.yaml"),
      "later.lobby.yaml holds no scenario that can be opened. line 1: this scenario has version 9",
    ]) {
      await expect(notice(page, why)).toBeVisible();
    }
    await expect(lobby.rows).toHaveCount(6);
  });

  test("an unknown field is told, and the scenario opens", async ({ lobby, page }) => {
    await lobby.open();
    await drop(page, [{ name: "a.lobby.yaml", content: `${SECOND}requestz: []\n` }]);
    await expect(lobby.button("Second door")).toBeVisible();
    await expect(notice(page, "Not everything in a.lobby.yaml could be used")).toContainText(
      "line 5: `requestz` is no field",
    );
  });

  test("ten megabytes open", async ({ lobby, page }) => {
    await lobby.open();
    const filler = "# 0123456789012345678901234567890123456789\n";
    await drop(page, [
      { name: "large.yaml", content: filler, times: 10_000_000 / filler.length },
      { name: "nobody.yaml", content: DENY },
    ]);
    await expect(lobby.tab("large.yaml")).toBeVisible();
    await lobby.row("Alice reads data").click();
    await expect(lobby.verdict).toHaveText("403 denied by a guard");
  });
});

test.describe("a file that can be written back", () => {
  const NAME = "kept.lobby.yaml";
  /** A picker that gives a file of the browser's own, with this in it. */
  async function withPicker(page: Page, content: string): Promise<void> {
    await page.addInitScript(
      ({ name }) => {
        const pick = async () => {
          const folder = await navigator.storage.getDirectory();
          return [await folder.getFileHandle(name)];
        };
        Object.defineProperty(window, "showOpenFilePicker", { value: pick });
      },
      { name: NAME },
    );
    await page.goto("./");
    await write(page, content);
  }

  const write = (page: Page, content: string) =>
    page.evaluate(
      async ([name, text]) => {
        const folder = await navigator.storage.getDirectory();
        const handle = await folder.getFileHandle(name, { create: true });
        const stream = await handle.createWritable();
        await stream.write(text);
        await stream.close();
      },
      [NAME, content] as const,
    );

  /** What is in the file; nothing while it is being exchanged. */
  const read = (page: Page) =>
    page.evaluate(async (name) => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle(name)).getFile();
      return file.text().catch(() => "");
    }, NAME);

  async function openKept(lobby: LobbyPage): Promise<void> {
    await lobby.open();
    await lobby.button("Paste").click();
    await lobby.page.getByRole("menuitem", { name: "Open a file…" }).click();
    await expect(lobby.button("Second door")).toBeVisible();
  }

  test("is written, once it was said what that loses", async ({ lobby, page }) => {
    const before = `# why this door\n${SECOND}`;
    await withPicker(page, before);
    await openKept(lobby);
    await lobby.pasteOver("# added\n");
    await page.keyboard.press("Control+s");
    await expect(notice(page, FILES.losesLayout(NAME))).toBeVisible();
    expect(await read(page)).toBe(before);
    await page.keyboard.press("Control+s");
    await expect(notice(page, FILES.saved(NAME))).toBeVisible();
    expect(await read(page)).toMatch(/^lobby: 1\nname: Second door\nresources:\n[\s\S]*# added\n/);
    await lobby.pasteOver("# more\n");
    await lobby.button("Paste").click();
    await page.getByRole("menuitem", { name: FILE_GATE.save }).click();
    await expect.poll(() => read(page)).toContain("# more");
  });

  test("is not written over somebody else's change without a word", async ({ lobby, page }) => {
    await withPicker(page, SECOND);
    await openKept(lobby);
    await lobby.pasteOver("# added\n");
    await page.keyboard.press("Control+s");
    await expect(notice(page, FILES.losesLayout(NAME))).toBeVisible();
    await page.keyboard.press("Control+s");
    await expect(notice(page, FILES.saved(NAME))).toBeVisible();
    await write(page, "lobby: 1\nname: Changed elsewhere\n");
    await page.keyboard.press("Control+s");
    await expect(notice(page, FILES.changedOnDisk(NAME))).toBeVisible();
    expect(await read(page)).toContain("Changed elsewhere");
    await page.keyboard.press("Control+s");
    await expect.poll(() => read(page)).toContain("# added");
  });

  test("is left alone by another scenario that was opened since", async ({ lobby, page }) => {
    await withPicker(page, SECOND);
    await page.addInitScript(() =>
      Object.defineProperty(window, "showSaveFilePicker", { value: undefined }),
    );
    await openKept(lobby);
    await lobby.openScenario("Post 1: allow alone");
    const download = await downloadOf(page, () => page.keyboard.press("Control+s"));
    expect(download.suggestedFilename()).toMatch(/allow-alone\.lobby\.yaml$/);
    expect(await read(page)).toBe(SECOND);
  });
});
