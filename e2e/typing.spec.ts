import { expect, test } from "./support/test.ts";

const DENY_ORDERS = `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: nobody-lists-orders
  namespace: default
spec:
  action: DENY
  rules:
    - to:
        - operation:
            paths:
              - /api/v1/orders`;

test("typing a DENY rule changes the verdicts while one types", async ({ lobby, page }) => {
  await lobby.open();
  await lobby.row("Frontend lists orders").click();
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
  await lobby.editor.focus();
  await page.keyboard.press("Control+End");
  for (const line of DENY_ORDERS.split("\n").slice(1)) {
    await page.keyboard.press("Enter");
    // The editor indents by itself; a paste-like line would keep that, so it goes first.
    await page.keyboard.press("Shift+Home");
    await page.keyboard.type(line);
  }
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await expect(lobby.row("Frontend lists orders")).toContainText("DENY nobody-lists-orders[0]");
  await expect(lobby.row("Alice reads data")).toContainText("200");
  expect(await lobby.textInEditor()).toContain(DENY_ORDERS);
});

test("broken YAML is an error on its line, and the other documents still count", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await expect(lobby.errors).toHaveCount(0);
  await lobby.editor.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("kind: [broken\n---\n");
  const problem = lobby.problems.getByRole("listitem").first();
  await expect(problem.getByRole("img", { name: "Error" })).toBeVisible();
  await expect(problem.getByRole("button", { name: "Line 1" })).toBeVisible();
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await expect(lobby.why).toContainText("default/deny-all-backend");
});

test("a problem leads to its place, and the editor knows it too", async ({ lobby, page }) => {
  await lobby.open();
  const text = await lobby.textInEditor();
  await lobby.pasteOver(text.replace("action: DENY", "action: FORBID"));
  const line = text.split("\n").findIndex((words) => words.includes("action: DENY")) + 1;
  const place = lobby.problems.getByRole("button", { name: `Line ${line}` });
  await expect(place).toBeVisible();
  await place.click();
  await expect(lobby.editor).toBeFocused();
  // The word that is wrong is selected: typing replaces it.
  await page.keyboard.type("DENY");
  await expect(lobby.errors).toHaveCount(0);
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await page.keyboard.press("Control+z");
  await expect(place).toBeVisible();
  await page.keyboard.press("F8");
  await expect(page.getByRole("alert", { name: `at ${line}:` })).toBeVisible();
});

test("a broken tab leaves the others in force", async ({ lobby }) => {
  await lobby.open();
  await lobby.button("Add a file").click();
  await lobby.pasteOver("{{ this: is [no yaml\n");
  await expect(lobby.problems).toContainText("more.yaml, line 1");
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await lobby.pasteOver(DENY_ORDERS);
  await expect(lobby.errors).toHaveCount(0);
  await expect(lobby.row("Frontend lists orders")).toContainText("DENY nobody-lists-orders[0]");
});

test("text is what was typed, in every tab, after changing tabs and a reload", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  const first = await lobby.textInEditor();
  await lobby.button("Add a file").click();
  const second = "# zweite Datei, 第二个文件\nkind: Lost?\n\t: {";
  await lobby.pasteOver(second);
  await lobby.tab("policies.yaml").click();
  expect(await lobby.textInEditor()).toBe(first);
  await lobby.tab("more.yaml").click();
  expect(await lobby.textInEditor()).toBe(second);
  await lobby.textsWith(second);
  await page.reload();
  await expect(lobby.verdict).toBeVisible();
  await lobby.tab("more.yaml").click();
  expect(await lobby.textInEditor()).toBe(second);
});

test("another product's policy is named as such, with what to do", async ({ lobby }) => {
  await lobby.open();
  await lobby.pasteOver(
    "apiVersion: policy.linkerd.io/v1alpha1\nkind: AuthorizationPolicy\nmetadata: { name: other, namespace: default }\n",
  );
  await expect(lobby.problems).toContainText("policy.linkerd.io");
  await expect(lobby.rows).toHaveCount(6);
  await lobby.pasteOver("");
  await expect(lobby.errors).toHaveCount(0);
  await expect(lobby.row("Frontend writes data")).toContainText("200");
});

test("a closed file can be had back", async ({ lobby, page }) => {
  await lobby.open();
  await lobby.tab("policies.yaml").press("Delete");
  await expect(lobby.row("Frontend writes data")).toContainText("200");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(lobby.row("Frontend writes data")).toContainText("403");
  expect(await lobby.textInEditor()).toContain("name: deny-all-backend");
});
