import type { FrameLocator, Page } from "@playwright/test";
import type { Scenario } from "../src/engine/index.ts";
import { readLink, writeLink } from "../src/share/codec.ts";
import { EMBED } from "../src/ui/messages/embed.ts";
import { WORDS } from "../src/ui/messages/page.ts";
import { serveHostPage, serveWithoutAllowOrigin } from "./support/host-page.ts";
import { lobbyPage } from "./support/lobby-page.ts";
import { test as base, expect } from "./support/test.ts";

/** The page that embeds is of another origin, which the other tests rightly forbid; the console is watched here as there. */
const test = base.extend({
  silence: async ({ page, quiet }, use) => {
    const said: string[] = [];
    page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
    await use(undefined);
    if (quiet) expect(said, "words in the console").toEqual([]);
  },
});

const POLICIES = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: no-writing, namespace: default }
spec:
  action: DENY
  rules: [{ to: [{ operation: { notMethods: ["GET"] } }] }]
`;
const request = (name: string, method: string) => ({
  name,
  from: { principal: "cluster.local/ns/default/sa/frontend" },
  to: { workload: "default/backend", port: 8080 },
  http: { method, path: "/" },
});
const SCENARIO: Scenario = {
  lobby: 1,
  name: "Reading <and> writing",
  resources: [{ name: "policies.yaml", text: POLICIES }],
  workloads: [{ name: "backend", namespace: "default", ports: [{ port: 8080, protocol: "HTTP" }] }],
  requests: [request("Writes", "POST"), request("Reads", "GET")],
};

function fragmentOf(chosen: number): string {
  const link = writeLink({ scenario: SCENARIO, chosen });
  if (link.kind !== "link") throw new Error("too long");
  return link.hash;
}

/** Opens a page of another origin with this HTML in it; gives what is in its frame. */
async function host(page: Page, html: string): Promise<FrameLocator> {
  const { url, close } = await serveHostPage(html);
  closing.push(close);
  await page.goto(url);
  return page.frameLocator("iframe");
}

const closing: (() => Promise<void>)[] = [];
test.afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const frameOf = (src: string, sandbox: string | null) =>
  `<iframe src="${src}" title="Lobby" width="900" height="600" ${sandbox === null ? "" : `sandbox="${sandbox}"`}></iframe>`;

for (const { what, sandbox, origin } of [
  { what: "without an origin", sandbox: "allow-scripts", origin: "null" },
  { what: "with its own origin", sandbox: "allow-scripts allow-same-origin", origin: "own" },
  { what: "without a sandbox", sandbox: null, origin: "own" },
] as const) {
  test(`a frame ${what} shows the walk, and lets others be chosen`, async ({ page, baseURL }) => {
    const at = baseURL ?? "";
    await page.addInitScript(() => {
      // Whoever touches storage here is heard.
      for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
        Object.defineProperty(window, name, {
          get() {
            console.error(`${name} was looked at`);
            return undefined;
          },
        });
      }
    });
    const frame = await host(page, frameOf(`${at}?embed#${fragmentOf(1)}`, sandbox));
    await expect(frame.getByRole("heading", { level: 1 })).toHaveText(
      "200 allowed, nobody stands in the way",
    );
    const seen = await page.frames()[1]?.evaluate(() => window.origin);
    expect(seen).toBe(origin === "null" ? "null" : new URL(at).origin);
    await frame.getByLabel(EMBED.request, { exact: true }).selectOption("Writes");
    await expect(frame.getByRole("heading", { level: 1 })).toHaveText("403 denied by a guard");
    await expect(frame.getByText("no-writing rule[0] matches").first()).toBeVisible();
    await frame.getByRole("button", { name: "Step back" }).click();
    await expect(frame.getByRole("textbox")).toHaveCount(0);
    const href = await frame.getByRole("link", { name: EMBED.open }).getAttribute("href");
    expect(href?.startsWith(`${at}#`)).toBe(true);
    expect(readLink(new URL(href ?? "").hash)).toMatchObject({
      kind: "opened",
      state: { scenario: { name: SCENARIO.name } },
    });
    expect(await page.context().cookies()).toEqual([]);
  });
}

test("the HTML that the share dialog gives works as it is, and leads to the whole page", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await lobby.row("Alice reads data").click();
  await lobby.button(WORDS.page.share).click();
  await lobby.dialog.getByRole("tab", { name: EMBED.tab }).click();
  await lobby.dialog.getByLabel(EMBED.theme).selectOption(EMBED.themes.dark);
  await lobby.dialog.getByRole("button", { name: EMBED.copy }).click();
  const html = await page.evaluate(() => navigator.clipboard.readText());
  const frame = await host(page, html);
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("200 allowed by an employee");
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  const opened = page.waitForEvent("popup");
  await frame.getByRole("link", { name: EMBED.open }).click();
  const whole = lobbyPage(await opened);
  await expect(whole.verdict).toHaveText("200 allowed by an employee");
  await expect(whole.editor).toBeVisible();
});

test("a damaged link in a frame says so", async ({ page, baseURL }) => {
  const at = baseURL ?? "";
  const frame = await host(page, frameOf(`${at}?embed#1AAAA`, "allow-scripts"));
  await expect(frame.getByRole("alert")).toContainText("This link is damaged");
});

test.describe("a server that does not open its scripts to frames without an origin", () => {
  // What the browser refuses stands in its console.
  test.use({ quiet: false });

  test("leaves a frame that says why it is empty", async ({ page, baseURL }) => {
    const { url, close } = await serveWithoutAllowOrigin(baseURL ?? "");
    closing.push(close);
    const frame = await host(page, frameOf(`${url}?embed`, "allow-scripts"));
    await expect(frame.getByText("Lobby cannot start in this frame")).toBeVisible();
  });
});
