import type { Route } from "@playwright/test";
import { expect, test } from "./support/test.ts";

const EDITOR_CHUNK = "**/assets/PolicyEditor-*.js";

test("the first visit shows a judged request without a click", async ({ lobby }) => {
  await lobby.open();
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await expect(lobby.why).toContainText("DENY policy default/deny-all-backend, rule[0]");
  await expect(lobby.scene).toHaveAccessibleName(
    /^Step 6 of 6, Guards\. .*The client gets: 403 RBAC: access denied\.$/,
  );
});

test("the standing requests each have their own verdict", async ({ lobby }) => {
  await lobby.open();
  await expect(lobby.requests).toContainText("2 of 6 get in");
  await expect(lobby.rows).toHaveText([
    /^Frontend writes data403.*DENY deny-all-backend\[0\]$/,
    /^Alice reads data200.*ALLOW allow-frontend\[0\]$/,
    /^Alice, yesterday's token401.*JWT Jwt is expired$/,
    /^Legacy cron, plaintextclosed.*HANDSHAKE STRICT$/,
    /^Reports asks for a status403.*ALLOW none matched$/,
    /^Frontend lists orders200.*ALLOW allow-frontend\[0\]$/,
  ]);
});

test("verdict and scene are there before the editor", async ({ lobby, page }) => {
  const held: Route[] = [];
  await page.route(EDITOR_CHUNK, (route) => {
    held.push(route);
  });
  await lobby.open();
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await expect(lobby.scene).toBeVisible();
  await lobby.row("Alice reads data").click();
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
  await expect(lobby.editor).toBeHidden();
  await expect(page.getByText("# who may write to default/backend?")).toBeVisible();
  expect(held).toHaveLength(1);
  await held[0]?.continue();
  await expect(lobby.editor).toBeVisible();
});

test("the lines that decided are in the middle of the editor, each beside its number", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await expect(lobby.editor).toBeVisible();
  await expect.poll(() => lobby.litLines()).toContain('notMethods:["GET"]sawPOST,so403');
  await expect(page.getByText("saw POST, so 403")).toBeInViewport({ ratio: 1 });
  // Monaco draws numbers and lines in two layers; they are moved apart from each other.
  const tops = await page.evaluate(() =>
    [".lines-content", ".margin"].map(
      (layer) => document.querySelector(layer)?.getBoundingClientRect().top,
    ),
  );
  expect(tops[0]).toBe(tops[1]);
  const line = await page.getByText("notMethods").first().boundingBox();
  const pane = await page.locator(".editor-body").boundingBox();
  const middle = ((line?.y ?? 0) - (pane?.y ?? 0)) / (pane?.height ?? 1);
  expect(middle).toBeGreaterThan(0.3);
  expect(middle).toBeLessThan(0.7);
});

test("they stay in view in a pane that shrinks, until the user goes elsewhere", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await expect(lobby.editor).toBeVisible();
  const decided = page.getByText("saw POST, so 403");
  const start = page.getByText("# who may write to default/backend?");
  await expect(decided).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1440, height: 480 });
  await expect(decided).toBeInViewport({ ratio: 1 });
  await lobby.editor.focus();
  await page.keyboard.press("Control+Home");
  await expect(start).toBeInViewport();
  await page.setViewportSize({ width: 1440, height: 500 });
  await expect(start).toBeInViewport();
  await expect(decided).not.toBeInViewport();
});

test.describe("without the editor", () => {
  test.use({ quiet: false });

  test("a plain one takes its place, and the verdicts follow it", async ({ lobby, page }) => {
    await page.route(EDITOR_CHUNK, (route) => route.abort());
    await lobby.open();
    await expect(page.getByText("The editor could not be loaded")).toBeVisible();
    const text = await lobby.editor.inputValue();
    expect(text).toContain("name: deny-all-backend");
    await lobby.editor.fill(text.replace('notMethods: ["GET"]', 'notMethods: ["GET", "POST"]'));
    await expect(lobby.verdict).toHaveText("200 allowed by an employee");
    await expect(lobby.row("Frontend writes data")).toContainText("200");
  });
});
