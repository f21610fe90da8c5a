import { expect, test } from "./support/test.ts";

const DENY_RED_TEAM = `---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: no-red-team, namespace: default }
spec:
  action: DENY
  rules:
    - when:
        - { key: "request.headers[x-team]", values: [red] }
`;

test("a new request is described in the form and judged while one types", async ({ lobby }) => {
  await lobby.open();
  await lobby.button("Add a request").click();
  const { form } = lobby;
  await form.getByLabel("Name", { exact: true }).fill("Frontend peeks at the admin page");
  await form.getByRole("combobox", { name: "Method" }).fill("POST");
  await form.getByRole("textbox", { name: "Path", exact: true }).fill("/admin/../api/v1/data");
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await form.getByRole("combobox", { name: "Method" }).fill("GET");
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
  await expect(lobby.scene).toHaveAccessibleName(/\/api\/v1\/data/);
  await form.getByRole("combobox", { name: "Caller" }).selectOption("Plaintext, nobody knows who");
  await expect(lobby.verdict).toHaveText("Closed at the front door");
  await form.getByRole("button", { name: "Done" }).click();
  await expect(lobby.rows).toHaveCount(7);
  await expect(lobby.row("Frontend peeks at the admin page")).toContainText("HANDSHAKE STRICT");
  await expect(lobby.row("Frontend peeks at the admin page")).toBeFocused();
});

test("a header with two values is sent twice, and each line counts", async ({ lobby }) => {
  await lobby.open();
  const text = await lobby.textInEditor();
  await lobby.pasteOver(`${text.trimEnd()}\n${DENY_RED_TEAM}`);
  await lobby.row("Frontend lists orders").click();
  await lobby.button("Edit").click();
  const { form } = lobby;
  const add = async (row: number, value: string) => {
    await form.getByRole("button", { name: "Add a header" }).click();
    await form.getByLabel(`Name of header ${row}`).fill("x-team");
    await form.getByLabel(`Value of header ${row}`).fill(value);
  };
  await add(2, "blue");
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
  await add(3, "red");
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await expect(lobby.why).toContainText("default/no-red-team");
  const headers = () => lobby.inAddress()?.scenario.requests?.[5]?.http?.headers;
  await expect.poll(headers).toEqual({ "x-ext-authz": "allow", "x-team": ["blue", "red"] });
  await form.getByRole("button", { name: "Remove header x-team" }).last().click();
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
  await expect.poll(headers).toEqual({ "x-ext-authz": "allow", "x-team": "blue" });
});

test("copy, delete and undo keep everything of a request", async ({ lobby, page }) => {
  await lobby.open();
  await lobby.row("Alice reads data").click();
  await lobby.button("Make a copy").click();
  await expect(lobby.rows).toHaveCount(7);
  const copy = lobby.rows.filter({ hasText: "Alice reads data, copy" });
  await expect(copy).toHaveAttribute("aria-current", "true");
  await expect(copy).toContainText("200");
  await lobby.button("Delete").click();
  await expect(lobby.rows).toHaveCount(6);
  await lobby.row("Alice reads data").click();
  await lobby.button("Delete").click();
  await expect(lobby.rows).toHaveCount(5);
  await expect(lobby.requests).toContainText("1 of 5 gets in");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(lobby.rows.nth(1)).toContainText("Alice reads data");
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
  await expect(lobby.why).toContainText("JWT ok (alice)");
});

test("the order is the user's, by button and by keyboard, and the link keeps it", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await lobby.button("Move down").click();
  await expect(lobby.rows.nth(1)).toContainText("Frontend writes data");
  await lobby.row("Frontend writes data").focus();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(lobby.rows.nth(3)).toContainText("Frontend writes data");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(lobby.rows.nth(2)).toContainText("Frontend writes data");
  await expect
    .poll(() => lobby.inAddress()?.scenario.requests?.map(({ name }) => name))
    .toEqual([
      "Alice reads data",
      "Alice, yesterday's token",
      "Frontend writes data",
      "Legacy cron, plaintext",
      "Reports asks for a status",
      "Frontend lists orders",
    ]);
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
});

test("a broken expectation is said at its request", async ({ lobby }) => {
  await lobby.open();
  await lobby.button("Edit").click();
  const expected = lobby.form.getByRole("group", { name: "What is expected" });
  await expected.getByLabel("Status", { exact: true }).fill("200");
  await lobby.form.getByRole("button", { name: "Done" }).click();
  await expect(lobby.row("Frontend writes data")).toContainText("expected");
  await lobby.button("Edit").click();
  await expected.getByRole("button", { name: "Expect what is so now" }).click();
  await lobby.form.getByRole("button", { name: "Back to the list" }).click();
  await expect(lobby.row("Frontend writes data")).not.toContainText("expected");
});

test("without any request the page says what to do, and does it", async ({ lobby, page }) => {
  await lobby.open();
  await lobby.openScenario("Empty scenario");
  await expect(lobby.rows).toHaveCount(0);
  await expect(lobby.verdict).toHaveText("Nobody at the door yet.");
  await page.getByRole("button", { name: "Describe a request" }).click();
  await expect(lobby.form).toBeVisible();
});
