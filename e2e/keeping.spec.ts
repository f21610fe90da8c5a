import type { Page } from "@playwright/test";
import { KEEPING } from "../src/ui/messages/keeping.ts";
import { WORDS } from "../src/ui/messages/page.ts";
import { keep, linkOf, newTab, openShelf, type } from "./support/kept.ts";
import { lobbyPage } from "./support/lobby-page.ts";
import { expect, test } from "./support/test.ts";

test.describe("the working copy", () => {
  test("survives a crash of the page, and the end of its tab", async ({ lobby, page, context }) => {
    await lobby.open();
    await type(lobby, "Typed before the crash");
    const crashed = page.waitForEvent("crash");
    const session = await context.newCDPSession(page);
    void session.send("Page.crash").catch(() => {});
    await crashed;
    await page.close();
    const after = await newTab(context);
    await expect(after.row("Typed before the crash")).toBeVisible();
    await after.page.close();
    await expect((await newTab(context)).row("Typed before the crash")).toBeVisible();
  });

  test("of ten megabytes survives a reload", async ({ lobby, page }) => {
    await lobby.open();
    await expect(lobby.editor).toBeVisible();
    await lobby.button(WORDS.paste.menu).click();
    await page.getByRole("menuitem", { name: WORDS.paste.intoTab }).click();
    await lobby.dialog.getByRole("textbox").evaluate((field: HTMLTextAreaElement) => {
      const text = `# ten megabytes\n${`# ${"filled to the brim ".repeat(10)}\n`.repeat(50_000)}`;
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
      set?.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await lobby.dialog.getByRole("button", { name: WORDS.paste.add }).click();
    await expect(lobby.tab("more.yaml")).toBeVisible();
    await expect
      .poll(() =>
        page.evaluate(() => Object.keys(localStorage).some((key) => key.includes("copy"))),
      )
      .toBe(true);
    await page.reload();
    await expect(lobby.tab("more.yaml")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(KEEPING.shortNotKept)).toBeHidden();
  });
});

test.describe("two tabs", () => {
  test("that began as one write over nothing, and the second says so", async ({
    lobby,
    page,
    context,
  }) => {
    await lobby.open();
    await type(lobby, "Common");
    // As the browser duplicates a tab: with its address, its history's state and its own storage.
    const [session, state, url] = await page.evaluate(() => [
      JSON.stringify(sessionStorage),
      JSON.stringify(history.state),
      location.href,
    ]);
    const twin = lobbyPage(await context.newPage());
    await twin.page.addInitScript(
      ([items, entry]) => {
        if (sessionStorage.length > 0) return;
        for (const [key, value] of Object.entries(JSON.parse(items ?? "{}")))
          sessionStorage.setItem(key, String(value));
        history.replaceState(JSON.parse(entry ?? "null"), "");
      },
      [session, state],
    );
    await twin.page.goto(url ?? "");
    await expect(twin.row("Common")).toBeVisible();
    await type(lobby, "From the first");
    await type(twin, "From the second");
    await expect(twin.page.getByText(KEEPING.forked)).toBeVisible();
    await expect(page.getByText(KEEPING.forked)).toBeHidden();
    await page.reload();
    await expect(lobby.row("From the first")).toBeVisible();
    await twin.page.reload();
    await expect(twin.row("From the second")).toBeVisible();
    await openShelf(lobby);
    await expect(
      lobby.dialog.getByRole("region", { name: KEEPING.unsavedTitle }).getByRole("listitem"),
    ).toHaveCount(1);
  });

  test("beside each other each have their own, and a closed one's is reached from the other", async ({
    lobby,
    page,
    context,
  }) => {
    await lobby.open();
    await type(lobby, "In the first tab");
    const second = await newTab(context);
    await expect(second.row("Frontend writes data")).toBeVisible();
    await type(second, "In the second tab");
    await second.page.close();
    await openShelf(lobby);
    const unsaved = lobby.dialog.getByRole("region", { name: KEEPING.unsavedTitle });
    await unsaved.getByRole("button", { name: /^Open Who may write/ }).click();
    await expect(lobby.dialog).toBeHidden();
    await expect(lobby.row("In the second tab")).toBeVisible();
    await page.getByRole("button", { name: WORDS.notice.back }).click();
    await expect(lobby.row("In the first tab")).toBeVisible();
  });

  test("that save one kept scenario are told, and both are kept", async ({
    lobby,
    page,
    context,
  }) => {
    await lobby.open();
    await keep(lobby, "Ours");
    const second = await newTab(context);
    await second.openScenario("Ours");
    await type(second, "Theirs");
    await openShelf(second);
    await second.dialog.getByRole("button", { name: KEEPING.save, exact: true }).click();
    await expect(second.dialog.getByText(KEEPING.saved("Ours"))).toBeVisible();

    await type(lobby, "Mine");
    await openShelf(lobby);
    await lobby.dialog.getByRole("button", { name: KEEPING.save, exact: true }).click();
    await expect(lobby.dialog.getByRole("alert")).toContainText("Another tab saved “Ours”");
    await lobby.dialog.getByRole("button", { name: KEEPING.keepBoth }).click();
    const kept = lobby.dialog.getByRole("region", { name: KEEPING.kept });
    await expect(kept.getByRole("listitem")).toHaveCount(2);
    await kept
      .getByRole("button", { name: /^Open Ours/ })
      .last()
      .click();
    await expect(lobby.row("Theirs")).toBeVisible();
    await page.goBack();
    await expect(lobby.row("Mine")).toBeVisible();
  });
});

test.describe("a full browser", () => {
  /** Leaves no character free, and nothing for the large storage either. */
  async function fill(page: Page): Promise<void> {
    await page.evaluate(() => {
      let size = 4_000_000;
      for (let number = 0; size >= 1; number++) {
        try {
          localStorage.setItem(`filler${number}`, "x".repeat(size));
        } catch {
          size = Math.floor(size / 2);
        }
      }
    });
  }

  test("with room in the large storage keeps the edit there", async ({ lobby, page }) => {
    await lobby.open();
    await fill(page);
    await lobby.button(WORDS.requests.edit).click();
    await lobby.form.getByLabel("Name", { exact: true }).fill("Found room");
    await expect.poll(() => lobby.inAddress()?.scenario.requests?.[0]?.name).toBe("Found room");
    await expect(page.getByText(KEEPING.noRoom.full)).toBeHidden();
    const url = new URL(page.url());
    // Without the link, so that only what is kept can bring it back.
    await page.goto("about:blank");
    await page.goto(`${url.origin}/`);
    await expect(lobby.row("Found room")).toBeVisible();
  });

  test("says so and what to do, goes on, and recovers when there is room", async ({
    lobby,
    page,
  }) => {
    await page.addInitScript(() => {
      // No test can fill the disk: the large storage refuses as it does when it is full.
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...values) {
        if (Object.keys(localStorage).some((key) => key.startsWith("filler")))
          throw new DOMException("full", "QuotaExceededError");
        return put.apply(this, values);
      };
    });
    await lobby.open();
    await fill(page);
    await lobby.button(WORDS.requests.edit).click();
    const name = lobby.form.getByLabel("Name", { exact: true });
    await name.fill("Nowhere to stay");
    const notice = page.getByText(KEEPING.noRoom.full);
    await expect(notice).toBeVisible();
    await expect(page.getByText(KEEPING.inAddress)).toBeVisible();
    await expect(name).toHaveValue("Nowhere to stay");
    await page.getByRole("button", { name: KEEPING.makeRoom }).click();
    await expect(lobby.dialog.getByText(KEEPING.failed.full)).toBeVisible();
    await lobby.dialog.getByRole("button", { name: KEEPING.keep, exact: true }).click();
    await expect(lobby.dialog.getByRole("alert")).toHaveText(KEEPING.failed.full);
    await page.keyboard.press("Escape");
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage))
        if (key.startsWith("filler")) localStorage.removeItem(key);
    });
    await name.fill("At home");
    await expect(notice).toBeHidden();
    await expect(page.getByText(KEEPING.shortAddress)).toBeHidden();
  });

  test("that forbids storage says so with the first edit", async ({ lobby, page }) => {
    await page.addInitScript(() => {
      const refuse = {
        get(): never {
          throw new DOMException("forbidden", "SecurityError");
        },
      };
      for (const name of ["localStorage", "sessionStorage", "indexedDB"])
        Object.defineProperty(window, name, refuse);
    });
    await lobby.open();
    await expect(page.getByText(KEEPING.noRoom.forbidden)).toBeHidden();
    await lobby.button(WORDS.requests.edit).click();
    await lobby.form.getByLabel("Name", { exact: true }).fill("Not kept");
    await expect(page.getByText(KEEPING.noRoom.forbidden)).toBeVisible();
    await openShelf(lobby);
    await expect(lobby.dialog.getByText(KEEPING.unreachable)).toBeVisible();
  });
});

test.describe("links", () => {
  test("opened one after the other lose nothing of what was typed in between", async ({
    lobby,
    page,
  }) => {
    await lobby.open();
    await type(lobby, "Typed first");
    await page.goto(`./#${linkOf("Second")}`);
    await expect(lobby.row("Somebody knocks")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: WORDS.notice.back })).toBeVisible();
    await lobby.button(WORDS.requests.edit).click();
    await lobby.form.getByLabel("Name", { exact: true }).fill("Typed second");
    // At once, without a pause.
    await page.goto(`./#${linkOf("Third")}`);
    await expect(lobby.button("Third")).toBeVisible();
    await page.goBack();
    await expect(lobby.row("Typed second")).toBeVisible();
    await page.goBack();
    await expect(lobby.row("Typed first")).toBeVisible();
    await page.goForward();
    await page.goForward();
    await expect(lobby.button("Third")).toBeVisible();
    await openShelf(lobby);
    const unsaved = lobby.dialog.getByRole("region", { name: KEEPING.unsavedTitle });
    await expect(unsaved.getByRole("listitem")).toHaveCount(2);
  });

  test("and examples are steps of the history, with what was typed at each", async ({
    lobby,
    page,
  }) => {
    await lobby.open();
    await lobby.openScenario("Post 1: allow alone");
    await expect(lobby.rows).toHaveCount(7);
    await type(lobby, "Edited example");
    await lobby.openScenario("Post 1: deny all then allow");
    await expect(lobby.rows).toHaveCount(5);
    await page.goBack();
    await expect(lobby.row("Edited example")).toBeVisible();
    await page.goBack();
    await expect(lobby.row("Frontend writes data")).toBeVisible();
    await page.goForward();
    await expect(lobby.row("Edited example")).toBeVisible();
    await page.reload();
    await expect(lobby.row("Edited example")).toBeVisible();
    await page.goForward();
    await expect(lobby.rows).toHaveCount(5);
  });
});
