import type { Page } from "@playwright/test";
import { readLink } from "../src/share/codec.ts";
import { FORM } from "../src/ui/messages/forms.ts";
import { SAFETY } from "../src/ui/messages/limits.ts";
import { WORDS } from "../src/ui/messages/page.ts";
import { DISGUISED, FORGED_LINKS, policyNamed, SCRIPT } from "../tests/support/forged-links.ts";
import { packState } from "../tests/support/pack-link.ts";
import { type LobbyPage, lobbyPage } from "./support/lobby-page.ts";
import { expect, test } from "./support/test.ts";

const MINE = "Mine alone";
/** The rest are more YAML, which the engine has to stand and tests/fuzz tries. */
const NASTIEST = FORGED_LINKS.slice(0, 60);
/** Links of one test; each is opened in a page of its own. */
const AT_ONCE = 10;

/** Changes a name, which needs no editor to be loaded, and waits until the browser keeps it. */
async function typeMine({ page, button, form, row }: LobbyPage): Promise<void> {
  await button(WORDS.requests.edit).click();
  await form.getByLabel("Name", { exact: true }).fill(MINE);
  await page.getByRole("button", { name: FORM.request.back, exact: true }).click();
  await expect(row(MINE)).toBeVisible();
  await expect.poll(async () => (await keptIn(page)).length).toBeGreaterThan(0);
}

/** Everything of ours that the browser keeps, in both of its storages. */
async function keptIn(page: Page): Promise<readonly string[]> {
  const entries = await page.evaluate(allStored);
  return entries.filter((entry) => entry.includes(MINE));
}

async function allStored(): Promise<readonly string[]> {
  const small = Object.entries(localStorage).map((entry) => JSON.stringify(entry));
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const large: string[] = [];
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      large.push(...(await settled(all)).map((value: unknown) => JSON.stringify(value)));
    }
    database.close();
  }
  return [...small, ...large];
}

/** It shows something, answers a click, and nothing of the link ran as a script or reached JavaScript's own objects. */
async function expectAlive({ page, button }: LobbyPage, note: string): Promise<void> {
  const root = page.locator("html");
  const before = await root.getAttribute("data-theme");
  await button(WORDS.page.theme).click();
  await expect(root, note).not.toHaveAttribute("data-theme", before ?? "none");
  const harm = await page.evaluate(() => ["canary" in window, "polluted" in {}]);
  expect(harm, note).toEqual([false, false]);
}

for (let at = 0; at < NASTIEST.length; at += AT_ONCE) {
  const links = NASTIEST.slice(at, at + AT_ONCE);
  test(`forged links ${at + 1} to ${at + links.length}: the page lives, and what is kept stays as it was`, async ({
    lobby,
    page,
    context,
  }) => {
    test.setTimeout(240_000);
    await lobby.open();
    await typeMine(lobby);
    const kept = await keptIn(page);
    for (const { note, hash } of links) {
      const victim = await context.newPage();
      await victim.goto(`./#${hash}`);
      const there = lobbyPage(victim);
      await expect(there.why.or(there.stage).first(), note).toBeVisible();
      const read = readLink(hash);
      if (read.kind === "refused")
        await expect(victim.getByText(WORDS.notice.link[read.why]), note).toBeVisible();
      else if ((read.kind === "opened" && read.state.scenario.requests?.length) ?? 0)
        await expect(there.verdict, note).toBeVisible({ timeout: 30_000 });
      await expectAlive(there, note);
      await expect(
        victim.getByRole("alert").filter({ hasText: "The engine stopped" }),
      ).toBeHidden();
      expect(await keptIn(victim), note).toEqual(kept);
      await victim.close();
    }
    await expect(lobby.row(MINE)).toBeVisible();
  });
}

/** Every text of the page that somebody can see or hear, but for fields, which hold what they hold. */
function shownTexts(): readonly string[] {
  const texts: string[] = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      if (node.parentElement?.closest("textarea, pre, .monaco-editor, style, script")) continue;
      texts.push(node.data);
    } else if (node instanceof Element) {
      if (node.closest(".monaco-editor")) continue;
      for (const name of ["title", "aria-label", "alt", "placeholder"])
        texts.push(node.getAttribute(name) ?? "");
    }
  }
  return texts;
}

const HIDDEN = /[^\P{Cc}\t\n\r]|\p{Bidi_Control}|\u200b|\u200d|\ufeff/u;

test("a name in disguise is shown for what it is, in every place", async ({ lobby, page }) => {
  const scenario = disguised();
  await lobby.open(packState({ scenario, depth: "clauses" }));
  await expect(lobby.verdict).toBeVisible();
  await expect(lobby.rows.first()).toContainText("⟨U+202E⟩nimda⟨U+202C⟩");
  await expect(page.getByRole("tab").first()).toContainText("⟨U+202E⟩nimda");
  await expect(lobby.tree.getByText(/⟨U\+202E⟩nimda/).first()).toBeVisible();
  await expect(page).toHaveTitle(/⟨U\+202E⟩nimda/);
  const hiding = async () => (await page.evaluate(shownTexts)).filter((text) => HIDDEN.test(text));
  expect(await hiding()).toEqual([]);
  for (const step of await lobby.steps.all()) {
    await step.click();
    expect(await hiding()).toEqual([]);
  }
  await lobby.button(WORDS.page.share).click();
  await expect(lobby.dialog).toBeVisible();
  expect(await hiding()).toEqual([]);
});

test("the editor marks what is invisible, ambiguous or turns the direction", async ({
  lobby,
  page,
}) => {
  const text = "# ad\u200bmin\n# \u202enimda\n# \u0430dmin of plain words\n";
  await lobby.open(packState({ scenario: { lobby: 1, resources: text } }));
  await expect(lobby.editor).toBeAttached();
  const marked = page.locator(".monaco-editor .unicode-highlight, .monaco-editor .mtkcontrol");
  await expect.poll(() => marked.count()).toBeGreaterThan(2);
});

function disguised(): object {
  const to = { workload: "default/w", port: 8080 };
  return {
    lobby: 1,
    name: DISGUISED,
    description: `About ${DISGUISED}`,
    resources: [{ name: DISGUISED, text: policyNamed(DISGUISED) }],
    workloads: [{ name: "w", labels: { app: DISGUISED }, serviceAccount: DISGUISED }],
    requests: [
      { name: DISGUISED, from: { principal: DISGUISED }, to, http: { path: `/${DISGUISED}` } },
      { name: `${DISGUISED} again`, from: { ip: DISGUISED }, to, sni: DISGUISED, http: {} },
    ],
  };
}

test("a name that is a script is a name", async ({ lobby, page }) => {
  const scenario = JSON.parse(
    JSON.stringify(disguised()).replaceAll(JSON.stringify(DISGUISED).slice(1, -1), () =>
      JSON.stringify(SCRIPT).slice(1, -1),
    ),
  );
  await lobby.open(packState({ scenario }));
  await expect(lobby.rows.first()).toContainText("<script>window.canary=1</script>");
  for (const step of await lobby.steps.all()) await step.click();
  await lobby.button(WORDS.requests.edit).click();
  await expectAlive(lobby, "a script as a name");
  expect(await page.locator("img, script:not([src])").count()).toBe(0);
});

/** How an engine may end, done to the real one; each is a function that runs inside it. */
const ENDS = [
  {
    note: "closes, as where a browser is short of memory",
    end: () => self.close(),
    cause: { kind: "hung", limit: 5000 },
  },
  {
    note: "hangs",
    end: () => {
      for (;;);
    },
    cause: { kind: "hung", limit: 5000 },
  },
  {
    note: "crashes at the next call",
    end: () =>
      self.addEventListener("message", () => {
        throw new Error("out of memory");
      }),
    cause: { kind: "crashed", message: "out of memory" },
  },
] as const;

test.describe("an engine that", () => {
  // What nobody caught is in the console.
  test.use({ quiet: false });

  for (const { note, end, cause } of ENDS) {
    test(`${note} is started again, the text is whole, and the page says so`, async ({
      lobby,
      page,
    }) => {
      await lobby.open();
      await expect(lobby.editor).toBeVisible();
      const engine = page.workers().find((worker) => worker.url().includes("engine.worker"));
      if (engine === undefined) throw new Error("no engine runs");
      // One that hangs or closes never answers this either.
      void engine.evaluate(end).catch(() => null);
      const text = (await lobby.textInEditor()).replace('["GET"]', '["GET", "POST"]');
      await lobby.pasteOver(text);
      const notice = page.getByText(SAFETY.restarted(cause));
      await expect(notice).toBeVisible({ timeout: 20_000 });
      await expect(page.getByText("Your text and requests are as you left them.")).toBeVisible();
      await expect(lobby.verdict).toHaveText("200 allowed by an employee");
      expect(await lobby.textInEditor()).toBe(text);
      await notice.locator("../..").getByRole("button", { name: WORDS.page.close }).click();
      await expect(notice).toBeHidden();
    });
  }
});

test("ten megabytes, pasted: the page lives and says what it does not take", async ({ lobby }) => {
  test.setTimeout(120_000);
  await lobby.open();
  await expect(lobby.editor).toBeVisible();
  await lobby.pasteOver(`${"# a line of no meaning\n".repeat(450_000)}`);
  await expectAlive(lobby, "ten megabytes");
  await lobby.row("Alice reads data").click();
  await expectAlive(lobby, "ten megabytes, judged");
});
