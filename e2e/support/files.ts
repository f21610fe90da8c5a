import type { Download, Page } from "@playwright/test";
import type { LobbyPage } from "./lobby-page.ts";

/** A scenario's file. */
export const SECOND =
  "lobby: 1\nname: Second door\nrequests:\n  - { from: {}, to: { workload: a/b } }\n";
/** A file with two scenarios. */
export const SEVERAL = `lobby: 1\nname: First door\n---\n${SECOND}`;

interface DroppedFile {
  readonly name: string;
  readonly content: string | readonly number[];
  /** The content is there so many times. */
  readonly times?: number;
}

/** Drops files on the page, as the file manager would; `before` looks at the page while they hang over it. */
export async function drop(
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
export async function withoutPickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ["showOpenFilePicker", "showSaveFilePicker"])
      Object.defineProperty(window, name, { value: undefined });
  });
}

/** What the browser downloads when that is done. */
export async function downloadOf(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return download;
}

/** Opens one way to share. */
export async function openTab(lobby: LobbyPage, tab: string): Promise<void> {
  await lobby.button("Share").click();
  await lobby.dialog.getByRole("tab", { name: tab, exact: true }).click();
}
