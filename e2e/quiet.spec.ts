import type { LobbyPage } from "./support/lobby-page.ts";
import { expect, test } from "./support/test.ts";

const VIOLATIONS = "policyViolations";

/** Uses everything that the page has; one request more stands there after it. The fixture watches the console meanwhile. */
async function tour(lobby: LobbyPage): Promise<void> {
  const { page, stage, form, dialog } = lobby;
  const standing = await lobby.rows.count();
  await lobby.row("Alice reads data").click();
  await lobby.button("Play").click();
  await lobby.button("Pause").click();
  await lobby.button("Step forward").click();
  await stage.getByRole("radio", { name: "Clauses" }).check();
  await stage.getByRole("radio", { name: "Stages" }).check();
  await lobby.tree.getByRole("treeitem").first().click();
  await lobby.why.getByText("Who applies").click();
  await lobby.button("Play all").click();
  await lobby.button("Play all").click();
  await lobby.button("Light or dark").click();

  await lobby.button("Add a request").click();
  await form.getByRole("combobox", { name: "Token" }).selectOption("Make one");
  await expect(lobby.why).toContainText("JWT ok (alice)");
  await form.getByRole("button", { name: "Done" }).click();
  await lobby.button("Delete").click();
  await page.getByRole("button", { name: "Undo" }).click();

  await lobby.button("Add a file").click();
  await lobby.pasteOver("kind: [");
  await expect(lobby.errors).not.toHaveCount(0);
  await lobby.tab("more.yaml").press("Delete");
  await expect(lobby.errors).toHaveCount(0);

  for (const name of ["Lessons", "Mesh", "Share", "Keyboard shortcuts"]) {
    await lobby.button(name).click();
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  await lobby.button("Paste").click();
  await page.getByRole("menuitem", { name: "Paste policies or a scenario…" }).click();
  await dialog.getByRole("textbox").fill("a text");
  await page.keyboard.press("Escape");
  await lobby.openScenario("Post 1: allow alone");
  await expect(lobby.rows).toHaveCount(7);
  await page.getByRole("button", { name: "Back to what you had" }).click();
  await expect(lobby.rows).toHaveCount(standing + 1);
}

test("the page asks for its own files once, and for nothing after that", async ({
  lobby,
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    // The browser itself looks at the icon again when the address changes.
    if (!request.url().endsWith("/favicon.svg")) asked.push(`${request.method()} ${request.url()}`);
  });
  await lobby.open();
  await expect(lobby.editor).toBeVisible();
  await tour(lobby);
  const own =
    /^GET http:\/\/localhost:\d+\/($|theme\.js$|assets\/[\w.-]+-[\w-]{8}\.(js|css|ttf|woff2)$)/;
  expect(asked.filter((request) => !own.test(request))).toEqual([]);
  const once = asked.length;
  expect(new Set(asked).size).toBe(once);
  await tour(lobby);
  expect(asked.slice(once)).toEqual([]);
});

test("the policy of the page is there, and nothing that the page does breaks it", async ({
  lobby,
  page,
}) => {
  await page.addInitScript((key) => {
    sessionStorage.setItem(key, "");
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      const before = sessionStorage.getItem(key) ?? "";
      sessionStorage.setItem(key, `${before}${violatedDirective} ${blockedURI}\n`);
    });
  }, VIOLATIONS);
  await lobby.open();
  const policy = await page.evaluate(
    () =>
      document.head.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')
        ?.content,
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain("script-src 'self';");
  await tour(lobby);
  expect(await page.evaluate((key) => sessionStorage.getItem(key), VIOLATIONS)).toBe("");
});

test.describe("whoever got a script into the page", () => {
  // What the policy forbids is said in the console.
  test.use({ quiet: false });

  test("could not send anything away", async ({ lobby, page, baseURL }) => {
    await lobby.open();
    // Another origin on this machine: the same server by its number.
    const elsewhere = (baseURL ?? "").replace("localhost", "127.0.0.1");
    const outcome = await page.evaluate(async (url) => {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) =>
          resolve(event.violatedDirective),
        );
      });
      const sent = await fetch(url, { mode: "no-cors" }).then(
        () => "sent",
        () => "refused",
      );
      return `${sent} by ${await violation}`;
    }, elsewhere);
    expect(outcome).toBe("refused by connect-src");
  });
});
