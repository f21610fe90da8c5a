import { expect, type Locator, type Page } from "@playwright/test";
import type { ResourceText } from "../../src/engine/index.ts";
import { readLink } from "../../src/share/codec.ts";
import type { SharedState } from "../../src/share/shared-state.ts";
import { FORM } from "../../src/ui/messages/forms.ts";
import { MESSAGES } from "../../src/ui/messages/lobby.ts";
import { WORDS } from "../../src/ui/messages/page.ts";
import { SHARE } from "../../src/ui/messages/share.ts";

/** The page as its user knows it: what is there by role and name, and the few things that take more than one act. */
export interface LobbyPage {
  readonly page: Page;
  /** Opens the page and waits for its verdict. `fragment` is a link's part behind `#`. */
  readonly open: (fragment?: string) => Promise<void>;
  readonly verdict: Locator;
  readonly why: Locator;
  readonly tree: Locator;
  readonly stage: Locator;
  readonly scene: Locator;
  /** The steps of the walk, in order. */
  readonly steps: Locator;
  readonly requests: Locator;
  /** All rows, in order. */
  readonly rows: Locator;
  readonly row: (name: string) => Locator;
  readonly form: Locator;
  readonly editor: Locator;
  readonly problems: Locator;
  readonly errors: Locator;
  readonly dialog: Locator;
  readonly button: (name: string | RegExp) => Locator;
  readonly tab: (name: string) => Locator;
  readonly field: (name: string) => Locator;
  /** Puts a text in place of the active one, as a paste does. */
  readonly pasteOver: (text: string) => Promise<void>;
  /** The lines of the text that stand in the light, without blanks. */
  readonly litLines: () => Promise<readonly string[]>;
  /** The active text as the editor holds it. */
  readonly textInEditor: () => Promise<string>;
  readonly openScenario: (title: string) => Promise<void>;
  /** The link that the share dialog shows. */
  readonly copyLink: () => Promise<string>;
  /** What the address carries; null if it is no link. */
  readonly inAddress: () => SharedState | null;
  /** The texts that the address carries, waited for until they hold `part`. */
  readonly textsWith: (part: string) => Promise<readonly ResourceText[]>;
}

export function lobbyPage(page: Page): LobbyPage {
  const why = page.getByRole("region", { name: WORDS.why.label, exact: true });
  const stage = page.getByRole("region", { name: MESSAGES.stageLabel });
  const requests = page.getByRole("region", { name: WORDS.requests.title });
  const rows = requests.getByRole("list", { name: WORDS.requests.keys }).getByRole("button");
  const editor = page.getByRole("textbox", { name: /^Text of / });
  const dialog = page.getByRole("dialog");
  const verdict = why.getByRole("heading", { level: 2 });
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const inAddress = () => stateOf(page.url());

  const lobby: LobbyPage = {
    page,
    verdict,
    why,
    stage,
    requests,
    rows,
    editor,
    dialog,
    button,
    inAddress,
    tree: why.getByRole("tree"),
    scene: stage.getByRole("img"),
    steps: stage.getByRole("toolbar", { name: MESSAGES.steps }).getByRole("button"),
    row: (name) => rows.filter({ hasText: new RegExp(`^${escaped(name)}(?!,)`) }),
    form: page.getByRole("region", { name: FORM.request.title }),
    problems: page.getByRole("region", { name: WORDS.problems.label }),
    errors: page.getByRole("img", { name: WORDS.problems.severity.error, exact: true }),
    tab: (name) => page.getByRole("tab", { name, exact: true }),
    field: (name) => page.getByLabel(name, { exact: true }),
    async open(fragment = "") {
      await page.goto(fragment === "" ? "./" : `./#${fragment}`);
      await expect(verdict).toBeVisible();
    },
    async pasteOver(text) {
      await page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await editor.focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.press(text === "" ? "Delete" : "Control+v");
    },
    async textInEditor() {
      await editor.focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Control+c");
      return page.evaluate(() => navigator.clipboard.readText());
    },
    litLines: () => page.evaluate(litLines),
    async openScenario(title) {
      await page.getByRole("banner").getByRole("button").first().click();
      const entry = page.getByRole("menuitem").filter({ hasText: title });
      await entry.click();
      await expect(entry).toBeHidden();
    },
    async copyLink() {
      await button(WORDS.page.share).click();
      const link = await dialog
        .getByRole("textbox", { name: SHARE.link, exact: true })
        .inputValue();
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      return link;
    },
    async textsWith(part) {
      const texts = () => {
        const resources = inAddress()?.scenario.resources ?? [];
        return typeof resources === "string" ? [{ name: "", text: resources }] : resources;
      };
      await expect
        .poll(() =>
          texts()
            .map(({ text }) => text)
            .join("\n"),
        )
        .toContain(part);
      return texts();
    },
  };
  return lobby;
}

/** Monaco draws light as layers behind its lines; neither has a role, so they are found by their place. */
function litLines(): readonly string[] {
  const topOf = (element: Element) => Math.round(element.getBoundingClientRect().top);
  const lit = new Set([...document.querySelectorAll(".text-lit")].map(topOf));
  return [...document.querySelectorAll(".view-line")]
    .filter((line) => lit.has(topOf(line)))
    .sort((one, other) => topOf(one) - topOf(other))
    .map((line) => (line.textContent ?? "").replaceAll(/\s/g, ""));
}

function stateOf(address: string): SharedState | null {
  const link = readLink(new URL(address).hash);
  return link.kind === "opened" ? link.state : null;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
