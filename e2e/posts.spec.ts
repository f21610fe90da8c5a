import { expect, test } from "./support/test.ts";

test("the post's broken claim: the menu opens it and the page shows who refused", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await lobby.openScenario("Post 1: deny all then allow");
  await expect(page.getByRole("region", { name: "About this scenario" })).toContainText(
    "DENY is asked before ALLOW and its empty rule matches everything",
  );
  await expect(lobby.button("Post 1: deny all then allow")).toBeVisible();
  await expect(lobby.rows).toHaveCount(5);
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await expect(lobby.why).toContainText("DENY policy default/deny-all-backend, rule[0]");
  for (const row of await lobby.rows.all())
    await expect(row).toContainText("DENY deny-all-backend[0]");
  await expect(lobby.why).toContainText("HTTP/1.1 403 Forbidden");
  await expect(lobby.why).toContainText(
    "rbac_access_denied_matched_policy[ns[default]-policy[deny-all-backend]-rule[0]]",
  );
});

test("taking the guard away makes the post's promise true", async ({ lobby }) => {
  await lobby.open();
  await lobby.openScenario("Post 1: deny all then allow");
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  const text = await lobby.textInEditor();
  const documents = text.split(/^---$/m).filter((part) => !part.includes("deny-all-backend"));
  await lobby.pasteOver(documents.join("---"));
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
  await expect(lobby.row("frontend posts to /api/v1/data")).toContainText("ALLOW none matched");
});

test("an answered scenario menu leaves the user's own work one click away", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  const mine = "# mine\n";
  await lobby.pasteOver(mine);
  await expect(lobby.row("Frontend writes data")).toContainText("200");
  await lobby.openScenario("Post 1: allow alone");
  await expect(lobby.rows).toHaveCount(7);
  await page.getByRole("button", { name: "Back to what you had" }).click();
  await expect(lobby.rows).toHaveCount(6);
  expect(await lobby.textInEditor()).toBe(mine);
});
