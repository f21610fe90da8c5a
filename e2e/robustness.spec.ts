import type { Page } from "@playwright/test";
import { SAFETY } from "../src/ui/messages/limits.ts";
import { expect, test } from "./support/test.ts";

const ENGINE = "**/assets/engine.worker-*.js";
const HANG = "# hang here";

/** Puts a real endless loop into the engine, for a text that asks for it. */
async function hangOnDemand(page: Page): Promise<void> {
  await page.route(ENGINE, async (route) => {
    const response = await route.fetch();
    const trap = `self.addEventListener("message", ({ data }) => {
      while (JSON.stringify(data).includes(${JSON.stringify(HANG)}));
    });`;
    await route.fulfill({ response, body: `${trap}\n${await response.text()}` });
  });
}

test("an engine that hangs is ended: the strip says so, and the text is whole", async ({
  lobby,
  page,
}) => {
  await hangOnDemand(page);
  await lobby.open();
  await expect(lobby.editor).toBeVisible();
  await page.clock.install();
  const before = await lobby.textInEditor();
  const mine = `${before}\n${HANG}\n`;
  await lobby.pasteOver(mine);
  const strip = page.getByRole("alert").filter({ hasText: "The engine stopped while judging" });
  await page.clock.fastForward(6000);
  await page.clock.fastForward(6000);
  await expect(strip).toContainText("“Frontend writes data”");
  await expect(strip).toContainText("Your text and requests are untouched");
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  expect(await lobby.textInEditor()).toBe(mine);

  await lobby.pasteOver(before.replace('notMethods: ["GET"]', 'notMethods: ["GET", "POST"]'));
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
  await expect(strip).toBeHidden();
});

test("started again by hand, it judges what is there", async ({ lobby, page }) => {
  let broken = false;
  await page.route(ENGINE, async (route) => {
    // A worker that runs and never answers.
    if (broken)
      await route.fulfill({ contentType: "text/javascript", body: "self.onmessage = () => {};" });
    else await route.continue();
  });
  broken = true;
  await page.clock.install();
  await page.goto("./");
  const strip = page.getByRole("alert").filter({ hasText: "The engine stopped" });
  await expect(lobby.rows).toHaveCount(6);
  await page.clock.fastForward(6000);
  await page.clock.fastForward(6000);
  await expect(strip).toBeVisible();
  await strip.getByRole("button", { name: "Copy what happened" }).click();
  await expect(strip.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("no answer within");
  broken = false;
  await strip.getByRole("button", { name: "Start it again" }).click();
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await expect(strip).toBeHidden();
});

test.describe("when loading fails", () => {
  test.use({ quiet: false });

  test("once, it is fetched again, and the page says so", async ({ lobby, page }) => {
    let tries = 0;
    await page.route(ENGINE, (route) => (tries++ === 0 ? route.abort() : route.continue()));
    await lobby.open();
    await expect(lobby.verdict).toHaveText("403 denied by a guard");
    expect(tries).toBe(2);
    const message = "the engine could not be loaded";
    await expect(page.getByText(SAFETY.restarted({ kind: "not-loaded", message }))).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: "The engine stopped" })).toBeHidden();
  });

  test("the examples' menu says so, and the next time it has them", async ({ lobby, page }) => {
    let offline = true;
    await page.route("**/assets/posts-*.js", (route) =>
      offline ? route.abort() : route.continue(),
    );
    await lobby.open();
    await page.getByRole("banner").getByRole("button").first().click();
    await expect(page.getByText("The examples could not be loaded")).toBeVisible();
    await page.keyboard.press("Escape");
    offline = false;
    await lobby.openScenario("Post 1: deny all then allow");
    await expect(lobby.rows).toHaveCount(5);
  });
});

test("a browser that keeps nothing still shows the page", async ({ lobby, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
  await lobby.open();
  await lobby.row("Alice reads data").click();
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
});
