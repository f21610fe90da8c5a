import { EMBED } from "../../src/ui/messages/embed.ts";
import { FILES } from "../../src/ui/messages/files.ts";
import { KEEPING } from "../../src/ui/messages/keeping.ts";
import { PRESENT } from "../../src/ui/messages/present.ts";
import { SHARE } from "../../src/ui/messages/share.ts";
import { tryEditor, untilLoaded } from "./loaded.ts";
import type { LobbyPage } from "./lobby-page.ts";
import { expect } from "./test.ts";

/** Uses everything that the page has; one request more stands there after it. */
export async function tour(lobby: LobbyPage): Promise<void> {
  await watchTheWalk(lobby);
  await changeRequests(lobby);
  await writePolicies(lobby);
  await openDialogs(lobby);
  await share(lobby);
  await present(lobby);
  await keep(lobby);
}

async function watchTheWalk({ row, button, stage, tree, why }: LobbyPage): Promise<void> {
  await row("Alice reads data").click();
  await button("Play").click();
  await button("Pause").click();
  await button("Step forward").click();
  await stage.getByRole("radio", { name: "Clauses" }).check();
  await stage.getByRole("radio", { name: "Stages" }).check();
  await tree.getByRole("treeitem").first().click();
  await why.getByText("Who applies").click();
  await button("Play all").click();
  await button("Play all").click();
  await button("Light or dark").click();
}

async function changeRequests({ page, button, form, why }: LobbyPage): Promise<void> {
  await button("Add a request").click();
  await form.getByRole("combobox", { name: "Token" }).selectOption("Make one");
  await expect(why).toContainText("JWT ok (alice)");
  await form.getByRole("button", { name: "Done" }).click();
  await button("Delete").click();
  await page.getByRole("button", { name: "Undo" }).click();
}

async function writePolicies(lobby: LobbyPage): Promise<void> {
  await tryEditor(lobby.page, lobby.editor);
  await lobby.button("Add a file").click();
  await lobby.pasteOver("kind: [");
  await expect(lobby.errors).not.toHaveCount(0);
  await lobby.tab("more.yaml").press("Delete");
  await expect(lobby.errors).toHaveCount(0);
}

async function openDialogs(lobby: LobbyPage): Promise<void> {
  const { page, button, dialog } = lobby;
  for (const name of ["Lessons", "Mesh", "Keyboard shortcuts"]) {
    await button(name).click();
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  await button("Paste").click();
  await page.getByRole("menuitem", { name: "Paste policies or a scenario…" }).click();
  await dialog.getByRole("textbox").fill("a text");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
}

async function share({ page, button, dialog }: LobbyPage): Promise<void> {
  await button("Share").click();
  await dialog.getByRole("button", { name: SHARE.copies.pseudonyms }).click();
  await expect(dialog.getByText(SHARE.copies.made.pseudonyms)).toBeVisible();
  for (const [tab, download] of [
    [FILES.file.tab, FILES.file.download],
    [FILES.markdown.tab, FILES.markdown.download],
    [FILES.picture.tab, FILES.picture.svg],
    [FILES.picture.tab, FILES.picture.png],
  ] as const) {
    await dialog.getByRole("tab", { name: tab, exact: true }).click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: download }).click(),
    ]);
    expect(await file.failure()).toBeNull();
  }
  await dialog.getByRole("button", { name: FILES.picture.copy }).click();
  await dialog.getByRole("tab", { name: EMBED.tab, exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
}

async function present({ page, button, verdict }: LobbyPage): Promise<void> {
  await button(PRESENT.start).click();
  const leave = button(PRESENT.leave);
  await expect(leave).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await leave.click();
  await expect(leave).toBeHidden();
  await expect(verdict).toBeVisible();
}

async function keep(lobby: LobbyPage): Promise<void> {
  const { page, dialog } = lobby;
  await page.getByRole("banner").getByRole("button").first().click();
  await page
    .getByRole("menuitem", { name: new RegExp(`^${KEEPING.menuKeep}|^Save |^${KEEPING.menuAll}`) })
    .first()
    .click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const standing = await lobby.rows.count();
  await lobby.openScenario("Post 1: allow alone");
  await expect(lobby.rows).toHaveCount(7);
  await page.getByRole("button", { name: "Back to what you had" }).click();
  await expect(lobby.rows).toHaveCount(standing);
}

/** Opens the page and waits until it has everything. */
export async function openLoaded(lobby: LobbyPage): Promise<void> {
  await lobby.open();
  await expect(lobby.editor).toBeVisible();
  await untilLoaded(lobby.page);
}
