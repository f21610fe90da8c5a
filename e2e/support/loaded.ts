import { expect, type Locator, type Page } from "@playwright/test";
import { SILENCE } from "../../src/ui/messages/silence.ts";

/** The counter in the top bar, whatever it says. */
export function counter(page: Page): Locator {
  return page.getByRole("banner").locator(".silence");
}

/** Waits until the page says that it has loaded everything, and has asked for nothing since. */
export async function untilLoaded(page: Page): Promise<void> {
  await expect(counter(page)).toHaveAccessibleName(SILENCE.since(0), { timeout: 30_000 });
}

/** Collects what the page's policy refuses, over reloads too; on an insecure or broken page it says so as well. */
export async function watchPolicy(page: Page): Promise<readonly string[]> {
  const breaches: string[] = [];
  await page.exposeFunction("reportBreach", (breach: string) => breaches.push(breach));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      (globalThis as unknown as { reportBreach: (breach: string) => void }).reportBreach(
        `${effectiveDirective} ${blockedURI}`,
      );
    });
  });
  return breaches;
}

/** Uses what Monaco has in this page: hover, find, menu, line numbers, folding, typing, undo. */
export async function tryEditor(page: Page, editor: Locator): Promise<void> {
  await editor.focus();
  await page.keyboard.press("Control+Home");
  // The second letter is Cyrillic; Monaco finds that out in its worker.
  await page.keyboard.type("p\u0430th: - x\n");
  await expect(page.locator(".unicode-highlight")).not.toHaveCount(0);
  // It is no YAML either, and so a problem in any text. The hover is Markdown, which Monaco cleans with DOMPurify. It shows nothing while the text is being judged anew.
  await expect(async () => {
    await editor.focus();
    await page.keyboard.press("F8");
    await expect(page.locator(".marker-widget")).toBeVisible({ timeout: 1000 });
    await page.keyboard.press("Escape");
    await expect(page.locator(".marker-widget")).toBeHidden({ timeout: 1000 });
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    await expect(page.locator(".monaco-hover:visible .hover-contents").first()).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+f");
  await expect(page.locator(".find-widget.visible")).toBeVisible();
  await page.keyboard.type("kind");
  await expect(page.locator(".find-widget .matchesCount")).toContainText("of");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+g");
  await expect(page.locator(".quick-input-widget")).toBeVisible();
  await page.keyboard.press("Escape");
  await editor.focus();
  await page.keyboard.press("Shift+F10");
  await expect(page.locator(".monaco-menu, .context-view .monaco-menu-container")).not.toHaveCount(
    0,
  );
  await page.keyboard.press("Escape");
}
