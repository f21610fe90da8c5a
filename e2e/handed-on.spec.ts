import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { FILES } from "../src/ui/messages/files.ts";
import { SHARE } from "../src/ui/messages/share.ts";
import { downloadOf, drop, openTab, SEVERAL } from "./support/files.ts";
import { expect, test } from "./support/test.ts";

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
