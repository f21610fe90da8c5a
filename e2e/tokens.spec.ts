import { expect, test } from "./support/test.ts";

test("an expired token is a 401 with its body and the header that says why", async ({ lobby }) => {
  await lobby.open();
  await lobby.row("Alice, yesterday's token").click();
  await expect(lobby.verdict).toHaveText("401 refused by the badge reader");
  await expect(lobby.why).toContainText("HTTP/1.1 401 Unauthorized");
  await expect(lobby.why).toContainText("Jwt is expired");
  await expect(lobby.why).toContainText(/www-authenticate: Bearer realm=.*error="invalid_token"/);
  await expect(lobby.scene).toHaveAccessibleName(/Badge reader.*401 Jwt is expired/);
});

test("a token of nonsense is a 401, and the page stands", async ({ lobby }) => {
  await lobby.open();
  await lobby.row("Frontend lists orders").click();
  await lobby.button("Edit").click();
  const token = lobby.form.getByRole("group", { name: "Token" });
  await token.getByRole("combobox").selectOption("Paste one");
  const bearer = token.getByRole("textbox");
  for (const [nonsense, body] of [
    ["not a token at all", "Jwt is not in the form of Header.Payload.Signature"],
    ["a.b.c", "Jwt header is an invalid Base64url encoded"],
    ["🎫.🎫.🎫", "Jwt"],
  ] as const) {
    await bearer.fill(nonsense);
    await expect(lobby.verdict).toHaveText("401 refused by the badge reader");
    await expect(lobby.why).toContainText(body);
  }
  await token.getByRole("combobox").selectOption("None");
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
});

test("a minted token lets in, and one with a stranger's key does not", async ({ lobby }) => {
  await lobby.open();
  await lobby.row("Frontend lists orders").click();
  await lobby.button("Edit").click();
  const token = lobby.form.getByRole("group", { name: "Token" });
  await token.getByRole("combobox").selectOption("Make one");
  await expect(lobby.why).toContainText("JWT ok (alice)");
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
  await token
    .getByRole("combobox", { name: "Signed with" })
    .selectOption("a key that no issuer has");
  await expect(lobby.verdict).toHaveText("401 refused by the badge reader");
  await expect(lobby.why).toContainText("Jwt verification fails");
  await token.getByRole("combobox", { name: "Signed with" }).selectOption("the demo issuer's key");
  await token
    .getByRole("textbox", { name: "Claims" })
    .fill('{ "iss": "https://someone-else.example", "sub": "eve" }');
  await expect(lobby.why).toContainText("Jwt issuer is not configured");
  await token.getByRole("textbox", { name: "Claims" }).fill("{ iss: [");
  await expect(token).toContainText("This cannot be read");
});
