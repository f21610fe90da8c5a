import AxeBuilder from "@axe-core/playwright";
import { KEEPING } from "../src/ui/messages/keeping.ts";
import { WORDS } from "../src/ui/messages/page.ts";
import { keep, openShelf, type } from "./support/kept.ts";
import { expect, test } from "./support/test.ts";

test("kept scenarios are opened, renamed, duplicated, and deleted with a way back", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await type(lobby, "Kept request");
  await keep(lobby, "First");
  await lobby.openScenario(WORDS.menu.empty);
  await expect(page.getByText(WORDS.notice.back)).toBeHidden();
  await openShelf(lobby);
  const { dialog } = lobby;
  const rows = dialog.getByRole("region", { name: KEEPING.kept }).getByRole("listitem");
  await dialog.getByRole("button", { name: KEEPING.duplicate("First") }).click();
  await expect(rows).toHaveCount(2);
  await dialog.getByRole("button", { name: KEEPING.rename("First"), exact: true }).click();
  await dialog.getByLabel(KEEPING.newName("First")).fill("Renamed");
  await page.keyboard.press("Enter");
  await expect(rows.filter({ hasText: "Renamed" })).toHaveCount(1);
  await dialog.getByRole("button", { name: KEEPING.remove("Renamed") }).click();
  await expect(rows).toHaveCount(1);
  await dialog.getByRole("button", { name: KEEPING.undo }).click();
  await expect(dialog.getByText(KEEPING.removal("Renamed").back)).toBeVisible();
  await expect(rows).toHaveCount(2);
  await dialog.getByRole("button", { name: /^Open Renamed/ }).click();
  await expect(lobby.row("Kept request")).toBeVisible();
  await expect(lobby.button("Renamed")).toBeVisible();
  await page.reload();
  await expect(lobby.row("Kept request")).toBeVisible();
});

test("unsaved scenarios that no tab shows are deleted at once, with a way back", async ({
  lobby,
}) => {
  await lobby.open();
  for (const name of ["One", "Two"]) {
    await type(lobby, name);
    await expect.poll(() => lobby.inAddress()?.scenario.requests?.[0]?.name).toBe(name);
    await lobby.openScenario("Post 1: allow alone");
    await expect(lobby.rows).toHaveCount(7);
  }
  await openShelf(lobby);
  const { dialog } = lobby;
  const unsaved = dialog.getByRole("region", { name: KEEPING.unsavedTitle });
  await expect(unsaved.getByRole("listitem")).toHaveCount(2);
  await dialog.getByRole("button", { name: KEEPING.removeUnsaved }).click();
  await expect(dialog.getByText(KEEPING.removalOfUnsaved(2).gone)).toBeVisible();
  await expect(unsaved).toBeHidden();
  await dialog.getByRole("button", { name: KEEPING.undo }).click();
  await expect(unsaved.getByRole("listitem")).toHaveCount(2);
  await unsaved.getByRole("button", { name: /^Open Who may write/ }).click();
  await expect(lobby.row("One")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the dialog of what is kept, ${colorScheme}`, async ({
    lobby,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await lobby.open();
    await page.evaluate(() => localStorage.setItem("lobby.copy.broken", "{"));
    await keep(lobby, "First");
    await openShelf(lobby);
    await lobby.dialog.getByRole("button", { name: KEEPING.keepAnother }).click();
    await lobby.dialog
      .getByRole("button", { name: KEEPING.remove("First") })
      .first()
      .click();
    await expect(lobby.dialog.getByText(KEEPING.removal("First").gone)).toBeVisible();
    const { violations, passes } = await new AxeBuilder({ page })
      .include("[role=dialog]")
      .analyze();
    expect(passes.map(({ id }) => id)).toContain("color-contrast");
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    const across = await lobby.dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(across).toBe(0);
  });
}

test("what is kept and cannot be read is said, and stays", async ({ lobby, page }) => {
  await lobby.open();
  await page.evaluate(() =>
    localStorage.setItem("lobby.copy.broken", '{"format":7,"text":"mine"}'),
  );
  await openShelf(lobby);
  await expect(lobby.dialog.getByText(KEEPING.damagedExplain)).toBeVisible();
  await lobby.dialog.getByRole("button", { name: KEEPING.open, exact: true }).click();
  await lobby.dialog.getByRole("button", { name: KEEPING.damagedCopy }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("mine");
  expect(await page.evaluate(() => localStorage.getItem("lobby.copy.broken"))).toContain("mine");
});

test("#new starts clean, shows nothing that is kept, and touches none of it", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await type(lobby, "Secret request");
  await keep(lobby, "Secret scenario");
  await type(lobby, "Secret edit");
  await page.goto("./#new");
  await expect(lobby.rows).toHaveCount(0);
  await expect(page.getByText(KEEPING.clean, { exact: true })).toBeVisible();
  const inSight = async () => (await page.locator("body").textContent()) ?? "";
  expect(await inSight()).not.toContain("Secret");
  await page.getByRole("banner").getByRole("button").first().click();
  await expect(page.getByText(KEEPING.cleanExplain)).toBeVisible();
  await expect(page.getByRole("menuitem", { name: /Post 1: allow alone/ })).toBeVisible();
  expect(await inSight()).not.toContain("Secret");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(lobby.rows).toHaveCount(0);
  await openShelf(lobby);
  expect(await inSight()).not.toContain("Secret");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: KEEPING.leaveClean }).click();
  await openShelf(lobby);
  await lobby.dialog.getByRole("button", { name: /^Open Secret scenario, Unsaved/ }).click();
  await expect(lobby.row("Secret edit")).toBeVisible();
});
