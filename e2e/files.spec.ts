import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Download, Page } from "@playwright/test";
import { FILE_GATE } from "../src/ui/messages/file-gate.ts";
import { FILES } from "../src/ui/messages/files.ts";
import { SHARE } from "../src/ui/messages/share.ts";
import { type LobbyPage, lobbyPage } from "./support/lobby-page.ts";
import { expect, test } from "./support/test.ts";

const DENY = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: default }
spec: { action: DENY, rules: [{}] }
`;
const SECOND = "lobby: 1\nname: Second door\nrequests:\n  - { from: {}, to: { workload: a/b } }\n";
const SEVERAL = `lobby: 1\nname: First door\n---\n${SECOND}`;

interface DroppedFile {
  readonly name: string;
  readonly content: string | readonly number[];
  /** The content is there so many times. */
  readonly times?: number;
}

/** Drops files on the page, as the file manager would; `before` looks at the page while they hang over it. */
async function drop(
  page: Page,
  files: readonly DroppedFile[],
  before: () => Promise<void> = async () => {},
): Promise<void> {
  const dataTransfer = await page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, content, times = 1 } of dropped) {
      const part = typeof content === "string" ? content.repeat(times) : new Uint8Array(content);
      transfer.items.add(new File([part], name));
    }
    return transfer;
  }, files);
  const editor = page.getByRole("region", { name: "Policies" });
  await editor.dispatchEvent("dragenter", { dataTransfer });
  await editor.dispatchEvent("dragover", { dataTransfer });
  await before();
  await editor.dispatchEvent("drop", { dataTransfer });
}

/** As a browser without the File System Access API. */
async function withoutPickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ["showOpenFilePicker", "showSaveFilePicker"])
      Object.defineProperty(window, name, { value: undefined });
  });
}

async function downloadOf(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return download;
}

async function openTab(lobby: LobbyPage, tab: string): Promise<void> {
  await lobby.button("Share").click();
  await lobby.dialog.getByRole("tab", { name: tab, exact: true }).click();
}

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

test("the Markdown for an issue has the verdict, the walk, the policies and the link", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  // The address is the link at every moment.
  await lobby.row("Alice reads data").click();
  await expect.poll(() => lobby.inAddress()?.chosen).toBe(1);
  const link = page.url();
  await openTab(lobby, FILES.markdown.tab);
  await lobby.dialog.getByRole("button", { name: FILES.markdown.copy }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const walk = await lobby.why.locator(".walk code").textContent();
  expect(text).toContain("`Alice reads data` in `Who may write to backend?`: **200** allowed");
  expect(text.replaceAll(" > ", " › ")).toContain(walk);
  expect(text).toContain(`[${FILES.markdown.open}](<${link}>)`);
  expect(text).toContain("`policies.yaml`\n\n```yaml\n");
  expect(text).toContain("name: Alice reads data");
  expect(text).not.toContain("name: Frontend writes data");
});

test("a copy under pseudonyms is what file and Markdown hold, too", async ({ lobby }) => {
  await lobby.open();
  await lobby.button("Share").click();
  await lobby.dialog.getByRole("button", { name: SHARE.copies.pseudonyms }).click();
  await expect(lobby.dialog.getByText(SHARE.copies.same(6))).toBeVisible();
  const text = lobby.dialog.getByRole("textbox");
  await lobby.dialog.getByRole("tab", { name: FILES.file.tab, exact: true }).click();
  await expect(text).toHaveValue(/^lobby: 1\n/);
  await expect(text).not.toHaveValue(/deny-all-backend|allow-frontend/);
  await expect(lobby.dialog.getByRole("button", { name: FILES.file.save })).toHaveCount(0);
  await lobby.dialog.getByRole("tab", { name: FILES.markdown.tab, exact: true }).click();
  await expect(text).toHaveValue(/: \*\*403\*\* denied by a guard \(DENY `/);
  await expect(text).not.toHaveValue(/deny-all-backend|allow-frontend/);
  await lobby.dialog.getByRole("tab", { name: FILES.picture.tab, exact: true }).click();
  await expect(lobby.dialog).toContainText(FILES.picture.names);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`the picture, ${colorScheme},`, () => {
    test.use({ colorScheme });

    test("is an SVG that needs nothing else and looks like the scene", async ({
      lobby,
      page,
      browser,
    }) => {
      await lobby.open();
      const seen = await lobby.scene.screenshot();
      const { width, height } = (await lobby.scene.boundingBox()) ?? { width: 0, height: 0 };
      await openTab(lobby, FILES.picture.tab);
      const download = await downloadOf(page, () =>
        lobby.dialog.getByRole("button", { name: FILES.picture.svg }).click(),
      );
      expect(download.suggestedFilename()).toBe("who-may-write-to-backend.svg");
      const svg = await readFile(await download.path(), "utf8");
      expect(svg).not.toMatch(/<(?:script|style|use|image|foreignObject)|href|url\(|class=|var\(/);
      const alone = await browser.newPage({
        viewport: { width: Math.round(width), height: Math.round(height) },
      });
      await alone.setContent(`<style>body{margin:0}svg{display:block;width:100%}</style>${svg}`);
      const made = await alone.screenshot();
      await alone.close();
      // Where the two are drawn alike, one pixel in ten thousand differs.
      expect(await difference(page, seen, made)).toBeLessThan(0.002);
    });

    test("is a PNG of twice the size, to keep and to paste", async ({ lobby, page }) => {
      await lobby.open();
      const [, , width, height] = ((await lobby.scene.getAttribute("viewBox")) ?? "").split(" ");
      await openTab(lobby, FILES.picture.tab);
      await expect(lobby.dialog.getByRole("img")).toHaveAccessibleName(/^Preview\. Step 6 of 6/);
      const download = await downloadOf(page, () =>
        lobby.dialog.getByRole("button", { name: FILES.picture.png }).click(),
      );
      const png = await readFile(await download.path());
      expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
      expect(png.readUInt32BE(16)).toBe(2 * Number(width));
      expect(png.readUInt32BE(20)).toBe(2 * Number(height));
      await lobby.dialog.getByRole("button", { name: FILES.picture.copy }).click();
      await expect(lobby.dialog.getByRole("button", { name: FILES.picture.copied })).toBeVisible();
      const types = await page.evaluate(async () => (await navigator.clipboard.read())[0]?.types);
      expect(types).toContain("image/png");
    });

    test("and what else is shown around files, axe finds nothing in", async ({ lobby, page }) => {
      await lobby.open();
      await lobby.button("Share").click();
      for (const tab of [FILES.file.tab, FILES.markdown.tab, FILES.picture.tab]) {
        await lobby.dialog.getByRole("tab", { name: tab, exact: true }).click();
        await expect(lobby.dialog.locator(".share-made")).toBeVisible();
        expect(await faultsOf(page)).toEqual([]);
      }
      await page.keyboard.press("Escape");
      await drop(page, [{ name: "doors.lobby.yaml", content: SEVERAL }]);
      await expect(lobby.dialog).toBeVisible();
      expect(await faultsOf(page)).toEqual([]);
    });
  });
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
}

/** The share of the pixels that are clearly another colour in two pictures, from 0 to 1. */
function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [first, second] = await Promise.all(
        pictures.map(async (data) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          return image;
        }),
      );
      if (first === undefined || second === undefined) return 1;
      const width = Math.min(first.width, second.width);
      const height = Math.min(first.height, second.height);
      const [a, b] = [first, second].map((image) => {
        const context = new OffscreenCanvas(width, height).getContext("2d");
        context?.drawImage(image, 0, 0);
        return context?.getImageData(0, 0, width, height).data;
      });
      if (a === undefined || b === undefined) return 1;
      let differing = 0;
      for (let at = 0; at < a.length; at += 4) {
        const apart = [0, 1, 2].some((c) => Math.abs((a[at + c] ?? 0) - (b[at + c] ?? 0)) > 64);
        if (apart) differing++;
      }
      return differing / (width * height);
    },
    [one.toString("base64"), other.toString("base64")],
  );
}
