import { expect, test } from "./support/test.ts";

/** What the editor says while one writes: fields and names that may stand there, and what a word means. */

const HEAD = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: mine, namespace: default }
spec:
`;

test("fields, words and names of the mesh are offered where they may stand", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await lobby.button("Add a file").click();
  await lobby.pasteOver(HEAD);
  const offers = page.getByRole("option");
  const take = async (typed: string, offer: string) => {
    await page.keyboard.type(typed);
    await expect(offers.filter({ hasText: offer }).first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.locator(".view-lines")).toContainText(offer);
  };
  await take("  ac", "action");
  await take("DE", "DENY");
  await page.keyboard.press("Enter");
  await take("ru", "rules");
  await take("fr", "from");
  await take("so", "source");
  await take("namesp", "namespaces");
  await take("defa", "default");
  await page.keyboard.press("Escape");
  expect(await lobby.textInEditor()).toBe(
    `${HEAD}  action: DENY\n  rules:\n    - from:\n        - source:\n            namespaces:\n              - default`,
  );
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
});

test("a word says what it means", async ({ lobby, page }) => {
  await lobby.open();
  await lobby.button("Add a file").click();
  await lobby.pasteOver(
    `${HEAD}  action: DENY\n  rules: [{ to: [{ operation: { paths: ["/api/*"] } }] }]\n`,
  );
  const told = page.locator(".monaco-hover");
  await page.getByText("action", { exact: true }).first().hover();
  await expect(told.getByText("What happens to a request that matches")).toBeVisible();
  await page.getByText('"/api/*"').first().hover();
  await expect(told.getByText("begins with /api/")).toBeVisible();
});
