import { expect, test } from "./support/test.ts";

test("a lesson from its start to its goal", async ({ lobby, page }) => {
  await lobby.open();
  await lobby.button("Lessons").click();
  await lobby.dialog.getByRole("button", { name: "DENY speaks first" }).click();
  await expect(lobby.dialog).toBeHidden();
  const lesson = page.getByRole("region", { name: "DENY speaks first" });
  const goal = lesson.getByRole("list", { name: "Goal" }).getByRole("listitem");
  await expect(goal).toHaveCount(3);
  await expect(lesson.getByRole("status")).toContainText("does not do what it should yet");
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await lesson.getByRole("button", { name: "Hint" }).click();
  await expect(lesson).toContainText("Which desk is asked first");

  const text = await lobby.textInEditor();
  const kept = text.split(/^---$/m).filter((part) => !part.includes("name: deny-all"));
  await lobby.pasteOver(kept.join("---"));
  await expect(lesson.getByRole("status")).toContainText("Reached. That is it.");
  await expect(lobby.row("web reads orders")).toContainText("200");
  await expect(lobby.row("web deletes an order")).toContainText("403");

  await lesson.getByRole("button", { name: "Next lesson" }).click();
  await expect(lesson).toBeHidden();
  await expect(page.getByRole("list", { name: "Goal" })).toBeVisible();
});

test("a solution that is shown solves it, and the own text can be undone to", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await lobby.button("Lessons").click();
  await lobby.dialog.getByRole("button", { name: "DENY speaks first" }).click();
  const lesson = page.getByRole("region", { name: "DENY speaks first" });
  const before = await lobby.textInEditor();
  const mine = `${before}# my try\n`;
  await lobby.pasteOver(mine);
  await lesson.getByRole("button", { name: "Hint" }).click();
  await lesson.getByRole("button", { name: "Show a solution" }).click();
  await expect(lesson.getByRole("status")).toContainText("Reached.");
  await lobby.editor.focus();
  await page.keyboard.press("Control+z");
  expect(await lobby.textInEditor()).toBe(mine);
  await expect(lesson.getByRole("status")).toContainText("does not do what it should yet");
  await lesson.getByRole("button", { name: "Leave" }).click();
  await expect(lesson).toBeHidden();
  expect(await lobby.textInEditor()).toBe(mine);
});
