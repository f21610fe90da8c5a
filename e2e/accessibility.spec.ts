import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";

/** What axe finds, in a form that names the fault. `role`: only in what has this role, since the rest was looked at. */
async function faultsOf(page: Page, role?: "dialog" | "menu"): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  if (role !== undefined) axe.include(`[role=${role}]`);
  // Another theme is other colours and nothing else.
  const dark = await page.evaluate(() => document.documentElement.dataset.theme === "dark");
  const { violations, passes } = await (dark ? axe.withRules("color-contrast") : axe).analyze();
  expect(passes.map(({ id }) => id)).toContain("color-contrast");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme},`, () => {
    test.use({ colorScheme });

    test("on the main view", async ({ lobby, page }) => {
      await lobby.open();
      await expect(lobby.editor).toBeVisible();
      expect(await faultsOf(page)).toEqual([]);
      await lobby.row("Alice reads data").click();
      await lobby.button("Play all").click();
      await lobby.why.getByText("The walk in words").click();
      await lobby.why.getByText("Who applies").click();
      expect(await faultsOf(page)).toEqual([]);
    });

    test("on open menus", async ({ lobby, page }) => {
      await lobby.open();
      await page.getByRole("banner").getByRole("button").first().click();
      await expect(page.getByRole("menuitem", { name: /^Post 1/ }).first()).toBeVisible();
      expect(await faultsOf(page, "menu")).toEqual([]);
      await page.keyboard.press("Escape");
      await lobby.button("Paste").click();
      await expect(page.getByRole("menuitem")).toHaveCount(3);
      expect(await faultsOf(page, "menu")).toEqual([]);
    });

    test("on dialogs", async ({ lobby, page }) => {
      await lobby.open();
      for (const name of ["Lessons", "Mesh", "Share", "Keyboard shortcuts"]) {
        await lobby.button(name).click();
        await expect(lobby.dialog).toBeVisible();
        expect(await faultsOf(page, "dialog")).toEqual([]);
        await page.keyboard.press("Escape");
      }
    });

    test("on the form, a lesson, problems and notices", async ({ lobby, page }) => {
      await lobby.open();
      await lobby.button("Edit").click();
      await lobby.form.getByRole("combobox", { name: "Token" }).selectOption("Make one");
      await lobby.form.getByRole("textbox", { name: "Claims" }).fill("{ broken: [");
      await expect(lobby.form).toContainText("This cannot be read");
      expect(await faultsOf(page)).toEqual([]);
      await lobby.button("Lessons").click();
      await lobby.dialog.getByRole("button", { name: "DENY speaks first" }).click();
      await lobby.button("Hint").click();
      await lobby.pasteOver("broken: [yaml");
      await expect(lobby.errors).not.toHaveCount(0);
      await lobby.button("Delete").click();
      await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
      expect(await faultsOf(page)).toEqual([]);
    });

    test("on an empty lobby", async ({ lobby, page }) => {
      await lobby.open();
      await lobby.openScenario("Empty scenario");
      await expect(lobby.verdict).toHaveText("Nobody at the door yet.");
      expect(await faultsOf(page)).toEqual([]);
    });
  });
}

test("the verdict is announced when it changes, and stands in the window's title", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  const said = (text: string) => page.getByRole("status").filter({ hasText: text });
  await expect(said("Frontend writes data: 403 denied by a guard")).toBeAttached();
  await lobby.row("Alice reads data").click();
  await expect(said("Alice reads data: 200 allowed by an employee")).toBeAttached();
  await expect(page).toHaveTitle(/Alice reads data, 200/);
  await lobby.pasteOver("");
  await expect(said("Alice reads data: 200 allowed, nobody stands in the way")).toBeAttached();
});

test("the keyboard reaches every part of the page, in its order, and gets out of the editor", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await expect(lobby.editor).toBeVisible();
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null;
      const name = at?.getAttribute("aria-label") ?? label ?? at?.textContent ?? "";
      return at === document.body ? "" : name.trim();
    });
  const visited: string[] = [];
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press("Tab");
    const name = await focused();
    if (name === "" || (visited.length > 0 && name === visited[0])) break;
    if (name.startsWith("Text of")) await page.keyboard.press("Escape");
    visited.push(name);
  }
  const places = [
    "Who may write to backend?",
    "Lessons",
    "Share",
    "policies.yaml",
    "Mesh",
    "Text of policies.yaml",
    "Width of the editor",
    "Play",
    "Stages",
    "default/deny-all-backend, matches",
    "Step 6 of 6",
    "Add a request",
    "Frontend writes data",
    "Edit",
    "Delete",
    "Copy",
    "holds: deny-all-backend rule[0]",
    "Who applies",
  ].map((start) => visited.findIndex((name) => name.startsWith(start)));
  expect(places, visited.join("\n")).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test("whatever has the focus shows it", async ({ lobby, page }) => {
  await lobby.open();
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press("Tab");
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(
        document.activeElement ?? document.body,
      );
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    });
    const name = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
    // Monaco draws a cursor, and the frame around it.
    if (name?.includes("native-edit-context")) {
      await page.keyboard.press("Escape");
      continue;
    }
    expect(ring, name).toBe(true);
  }
});

test("a lesson can be solved with the keyboard alone", async ({ lobby, page }) => {
  await lobby.open();
  await lobby.button("Lessons").focus();
  await page.keyboard.press("Enter");
  const entry = lobby.dialog.getByRole("button", { name: "DENY speaks first" });
  await expect(entry).toBeVisible();
  for (let stop = 0; stop < 20; stop++) {
    if (await entry.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  const lesson = page.getByRole("region", { name: "DENY speaks first" });
  await expect(lesson).toBeVisible();
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await lobby.editor.focus();
  await page.keyboard.press("Control+Home");
  for (let line = 0; line < 13; line++) await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Delete");
  await expect(lesson.getByRole("status")).toContainText("Reached.");
});

test("allowed and refused differ by word and shape, not by colour alone", async ({ lobby }) => {
  await lobby.open();
  const marks = await lobby.rows.evaluateAll((rows) =>
    rows.map((row) => row.querySelector("svg use")?.getAttribute("href")),
  );
  expect(marks[0]).not.toBe(marks[1]);
  expect(marks[3]).not.toBe(marks[0]);
  expect(marks[5]).toBe(marks[1]);
});
