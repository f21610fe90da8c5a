import AxeBuilder from "@axe-core/playwright";
import { PRESENT } from "../src/ui/messages/present.ts";
import { expect, test } from "./support/test.ts";

test("the presenter view is walked with the arrow keys, and Escape leads back", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await expect(lobby.editor).toBeVisible();
  const text = await lobby.textInEditor();
  await lobby.button(PRESENT.start).click();
  const view = page.getByRole("main", { name: PRESENT.label });
  const verdict = view.getByRole("heading", { level: 2 }).last();
  await expect(view.getByRole("heading", { level: 1 })).toHaveText("Frontend writes data");
  await expect(verdict).toHaveText("403 denied by a guard");
  await expect(lobby.editor).toBeHidden();
  await expect(page).toHaveURL(/\?present/);
  await expect(lobby.scene).toHaveAccessibleName(/^Step 6 of 6/);
  await page.keyboard.press("ArrowLeft");
  await expect(lobby.scene).toHaveAccessibleName(/^Step 5 of 6/);
  await page.keyboard.press("Home");
  await expect(lobby.scene).toHaveAccessibleName(/^Step 1 of 6/);
  await page.keyboard.press("PageDown");
  await expect(lobby.scene).toHaveAccessibleName(/^Step 2 of 6/);
  await page.keyboard.press("ArrowDown");
  await expect(view.getByRole("heading", { level: 1 })).toHaveText("Alice reads data");
  await expect(verdict).toHaveText("200 allowed by an employee");
  await view.getByRole("button", { name: PRESENT.previous }).click();
  await expect(verdict).toHaveText("403 denied by a guard");
  await page.reload();
  await expect(view).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(view).toBeHidden();
  await expect(page).not.toHaveURL(/present/);
  await expect(lobby.button(PRESENT.start)).toBeVisible();
  expect(await lobby.textInEditor()).toBe(text);
});

test("it is reached with a key and by its address, which keeps the link", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await lobby.row("Legacy cron, plaintext").click();
  await page.keyboard.press("v");
  const view = page.getByRole("main", { name: PRESENT.label });
  await expect(view).toBeVisible();
  await expect.poll(() => lobby.inAddress()?.chosen).toBe(3);
  const { hash } = new URL(page.url());
  await page.goto("about:blank");
  await page.goto(`./?present${hash}`);
  await expect(view.getByRole("heading", { level: 1 })).toHaveText("Legacy cron, plaintext");
  await view.getByRole("button", { name: PRESENT.leave }).click();
  await expect(lobby.row("Legacy cron, plaintext")).toHaveAttribute("aria-current", "true");
});

test("an undo in the editor is still there afterwards", async ({ lobby, page }) => {
  await lobby.open();
  await expect(lobby.editor).toBeVisible();
  const before = await lobby.textInEditor();
  await lobby.pasteOver("# gone");
  await lobby.button(PRESENT.start).click();
  await expect(page.getByRole("main", { name: PRESENT.label })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(lobby.button(PRESENT.start)).toBeFocused();
  await lobby.editor.focus();
  await page.keyboard.press("Control+z");
  expect(await lobby.textInEditor()).toBe(before);
});

for (const { width, height, colorScheme } of [
  { width: 1440, height: 900, colorScheme: "light" },
  { width: 1024, height: 768, colorScheme: "dark" },
  { width: 390, height: 844, colorScheme: "light" },
] as const) {
  test(`it fits ${width} by ${height}, ${colorScheme}, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.goto("./?present");
    await expect(page.getByRole("heading", { name: "403 denied by a guard" })).toBeVisible();
    const [across, down] = await page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.documentElement.scrollHeight - innerHeight,
    ]);
    expect(across).toBe(0);
    if (width > 1000) expect(down).toBe(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
}
