import type { BrowserContext } from "@playwright/test";
import { writeLink } from "../../src/share/codec.ts";
import { KEEPING } from "../../src/ui/messages/keeping.ts";
import { WORDS } from "../../src/ui/messages/page.ts";
import { type LobbyPage, lobbyPage } from "./lobby-page.ts";
import { expect } from "./test.ts";

const REQUEST = {
  name: "Somebody knocks",
  from: { plaintext: true },
  to: { workload: "default/backend", port: 8080 },
  http: { path: "/" },
};

/** A link of a scenario with that name and one request. */
export function linkOf(name: string): string {
  const link = writeLink({ scenario: { lobby: 1, name, requests: [REQUEST] } });
  if (link.kind !== "link") throw new Error("too long");
  return link.hash;
}

/** Types into the name of the chosen request, which needs no editor to be loaded, and waits until it is kept. */
export async function type({ page, button, form, row }: LobbyPage, name: string): Promise<void> {
  await button(WORDS.requests.edit).click();
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByRole("button", { name: WORDS.page.done }).click();
  await expect(row(name)).toBeVisible();
  await expect
    .poll(() => page.evaluate((words) => JSON.stringify(localStorage).includes(words), name))
    .toBe(true);
}

/** Opens the dialog of what is kept. */
export async function openShelf(lobby: LobbyPage): Promise<void> {
  await lobby.page.getByRole("banner").getByRole("button").first().click();
  await lobby.page
    .getByRole("menuitem", { name: new RegExp(`^${KEEPING.menuKeep}|^Save `) })
    .click();
  await expect(lobby.dialog).toBeVisible();
}

/** Keeps the scenario under a name. */
export async function keep(lobby: LobbyPage, name: string): Promise<void> {
  await openShelf(lobby);
  await lobby.dialog.getByLabel(KEEPING.name, { exact: true }).fill(name);
  await lobby.dialog.getByRole("button", { name: KEEPING.keep, exact: true }).click();
  await expect(lobby.dialog.getByText(KEEPING.saved(name))).toBeVisible();
  await lobby.page.keyboard.press("Escape");
  await expect(lobby.dialog).toBeHidden();
}

/** One more tab of the same browser, with its verdict. */
export async function newTab(context: BrowserContext): Promise<LobbyPage> {
  const lobby = lobbyPage(await context.newPage());
  await lobby.open();
  return lobby;
}
