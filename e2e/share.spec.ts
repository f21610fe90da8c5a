import { deflateSync } from "fflate";
import { toBase64url } from "../src/lib/base64url.ts";
import { LINK_VERSION } from "../src/share/codec.ts";
import { DICTIONARY_1 } from "../src/share/dictionary.ts";
import { lobbyPage } from "./support/lobby-page.ts";
import { expect, test } from "./support/test.ts";

test("a link opens elsewhere as the same scenario, request and step", async ({
  lobby,
  page,
  browser,
}) => {
  await lobby.open();
  const text = `${await lobby.textInEditor()}\n# mine ✓\n`;
  await lobby.pasteOver(text);
  await lobby.row("Alice reads data").click();
  await expect(lobby.verdict).toHaveText("200 allowed by an employee");
  await lobby.stage.getByRole("radio", { name: "Clauses" }).check();
  await page.getByRole("button", { name: "Step back" }).click();
  await page.getByRole("button", { name: "Step back" }).click();
  const seen = await lobby.scene.getAttribute("aria-label");
  const link = await lobby.copyLink();

  const elsewhere = await browser.newContext({ permissions: ["clipboard-read"] });
  const other = lobbyPage(await elsewhere.newPage());
  await other.page.goto(link);
  await expect(other.verdict).toHaveText("200 allowed by an employee");
  await expect(other.row("Alice reads data")).toHaveAttribute("aria-current", "true");
  await expect(other.scene).toHaveAccessibleName(seen ?? "");
  await expect(other.stage.getByRole("radio", { name: "Clauses" })).toBeChecked();
  await expect(other.rows).toHaveText(await lobby.rows.allTextContents());
  expect(await other.textInEditor()).toBe(text);
  await elsewhere.close();
});

test("the address is the link at every moment", async ({ lobby, page }) => {
  await lobby.open();
  await lobby.row("Legacy cron, plaintext").click();
  await expect.poll(() => lobby.inAddress()?.chosen).toBe(3);
  const link = await lobby.copyLink();
  expect(page.url()).toBe(link);
  await page.reload();
  await expect(lobby.verdict).toHaveText("Closed at the front door");
});

test.describe("forged links", () => {
  const whole = linkOf({ scenario: { lobby: 1, description: "x y z ".repeat(9), requests: [] } });
  const reversed = [...whole.slice(1)].reverse().join("");
  const forged: readonly Forged[] = [
    { what: "cut", link: whole.slice(0, -9), says: "This link is damaged", first: true },
    { what: "changed", link: `1${reversed}`, says: "This link is damaged" },
    { what: "not even base64", link: "1<img src=x onerror=alert(1)>", says: "damaged" },
    { what: "of a newer Lobby", link: "2abc", says: "This link is of a newer Lobby" },
    { what: "no scenario", link: linkOf({ scenario: 5 }), says: "no scenario" },
    { what: "of another document version", link: linkOf({ scenario: { lobby: 9 } }), says: "9" },
    { what: "JSON that is no object", link: linkOf([1, 2]), says: "damaged" },
    {
      what: "a bomb",
      link: linkOf({ scenario: " ".repeat(9_000_000) }),
      says: "more than",
      first: true,
    },
    { what: "endless", link: `1${"A".repeat(250_000)}`, says: "more than a page takes" },
  ];
  test("are named one after the other, and the page works", async ({ lobby, page }) => {
    await lobby.open();
    const notice = page.getByRole("status").filter({ hasText: "You see what was here before" });
    for (const { what, link, says } of forged) {
      await test.step(what, async () => {
        await page.goto(`./#${link}`);
        await expect(notice).toContainText(says);
        await lobby.row("Alice reads data").click();
        await expect(lobby.verdict).toHaveText("200 allowed by an employee");
        await notice.getByRole("button", { name: "Close" }).click();
        await expect(notice).toBeHidden();
        await lobby.row("Frontend writes data").click();
        await expect(lobby.verdict).toHaveText("403 denied by a guard");
      });
    }
  });

  for (const { what, link, says } of forged.filter(({ first }) => first)) {
    test(`one that is ${what} is named on a first visit, too`, async ({ lobby, page }) => {
      await lobby.open(link);
      await expect(page.getByRole("status").filter({ hasText: says })).toBeVisible();
      await expect(lobby.verdict).toHaveText("403 denied by a guard");
    });
  }

  test("with views out of range or of the wrong kind open at the end of the walk", async ({
    lobby,
  }) => {
    await lobby.open();
    await lobby.row("Alice reads data").click();
    await expect.poll(() => lobby.inAddress()?.chosen).toBe(1);
    const { scenario } = lobby.inAddress() ?? {};
    await lobby.page.goto("about:blank");
    await lobby.open(linkOf({ scenario, chosen: 99_999, step: 999_999, depth: "__proto__" }));
    await expect(lobby.row("Frontend writes data")).toHaveAttribute("aria-current", "true");
    await expect(lobby.scene).toHaveAccessibleName(/^Step 6 of 6/);
  });
});

test("a draft survives a forged link and a foreign one", async ({ lobby, page }) => {
  await lobby.open();
  const mine = `${await lobby.textInEditor()}\n# my own words\n`;
  await lobby.pasteOver(mine);
  await lobby.textsWith("# my own words");
  await lobby.page.goto("about:blank");
  await lobby.open("1damaged");
  expect(await lobby.textInEditor()).toBe(mine);
  await lobby.page.goto("about:blank");
  await lobby.open(linkOf({ scenario: { lobby: 1, name: "Foreign", requests: [REQUEST] } }));
  await expect(lobby.rows).toHaveCount(1);
  await page.getByRole("button", { name: "Back to what you had" }).click();
  await expect(lobby.rows).toHaveCount(6);
  expect(await lobby.textInEditor()).toBe(mine);
});

test("back and forward go through the links that were opened", async ({ lobby, page }) => {
  await lobby.open();
  await lobby.row("Alice reads data").click();
  await expect.poll(() => lobby.inAddress()?.chosen).toBe(1);
  const open = async (name: string) => {
    await page.goto(`./#${linkOf({ scenario: { lobby: 1, name, requests: [REQUEST] } })}`);
    await expect(lobby.button(name)).toBeVisible();
    await expect(lobby.rows).toHaveCount(1);
  };
  await open("Second");
  await open("Third");
  await page.goBack();
  await expect(lobby.button("Second")).toBeVisible();
  await page.goBack();
  await expect(lobby.button("Who may write to backend?")).toBeVisible();
  await expect(lobby.row("Alice reads data")).toHaveAttribute("aria-current", "true");
  await page.goForward();
  await expect(lobby.button("Second")).toBeVisible();
  await page.goForward();
  await expect(lobby.button("Third")).toBeVisible();
});

interface Forged {
  readonly what: string;
  /** The part behind `#`. */
  readonly link: string;
  readonly says: string;
  /** Opened on a first visit as well. */
  readonly first?: boolean;
}

const REQUEST = {
  name: "Somebody knocks",
  from: { plaintext: true },
  to: { workload: "default/backend", port: 8080 },
  http: { path: "/" },
};

/** A link of any value, as whoever forges one would make it. */
function linkOf(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return LINK_VERSION + toBase64url(deflateSync(bytes, { level: 9, dictionary: DICTIONARY_1 }));
}

test("a reload right after an edit shows the edit", async ({ lobby, page }) => {
  await lobby.open();
  await lobby.button("Edit").click();
  const name = lobby.form.getByLabel("Name", { exact: true });
  await name.fill("Before");
  await expect.poll(() => new URL(page.url()).hash).not.toBe("");
  await name.fill("After");
  // At once: the address still has the name from before, which is what the reload asks for.
  await page.reload();
  await expect(lobby.row("After")).toBeVisible();
  await expect(lobby.row("Before")).toHaveCount(0);
  await expect(page.getByText("Back to what you had")).toHaveCount(0);
});
