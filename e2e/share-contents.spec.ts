import AxeBuilder from "@axe-core/playwright";
import type { Scenario } from "../src/engine/index.ts";
import { writeLink } from "../src/share/codec.ts";
import { SHARE } from "../src/ui/messages/share.ts";
import { lobbyPage } from "./support/lobby-page.ts";
import { expect, test } from "./support/test.ts";

/** Of issuer `https://login.acme-bank.com`, subject and email of a person, signed with a key that is not Lobby's. */
const TOKEN = [
  { alg: "RS256", kid: "acme-2026" },
  {
    iss: "https://login.acme-bank.com",
    sub: "erika.mustermann",
    email: "erika.mustermann@acme-bank.com",
    exp: 4_102_444_800,
  },
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .concat("c2lnbmF0dXJlLW9mLWFjbWU")
  .join(".");

const SCENARIO: Scenario = {
  lobby: 1,
  name: "Ledger of acme-bank",
  now: "2026-11-22T00:00:00Z",
  resources: [
    {
      name: "ledger.yaml",
      text: `# asked by otto.normal@acme-bank.com, runs at 8.8.4.4
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: login, namespace: ledger-prod }
spec:
  jwtRules:
  - issuer: https://login.acme-bank.com
    jwksUri: https://login.acme-bank.com/keys
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: allow-teller, namespace: ledger-prod }
spec:
  rules:
  - from: [{ source: { principals: ["cluster.local/ns/branch-prod/sa/teller"] } }]
    to: [{ operation: { hosts: ["*.acme-bank.com"], paths: ["/accounts/*"] } }]
`,
    },
  ],
  workloads: [
    { name: "ledger", namespace: "ledger-prod", ports: [{ port: 8080 }] },
    { name: "teller", namespace: "branch-prod", serviceAccount: "teller" },
  ],
  requests: [
    {
      name: "teller looks up an account",
      from: { workload: "branch-prod/teller" },
      to: { workload: "ledger-prod/ledger", port: 8080 },
      http: { method: "GET", authority: "ledger.acme-bank.com", path: "/accounts/7" },
    },
    {
      name: "Erika with her token",
      from: { workload: "branch-prod/teller" },
      to: { workload: "ledger-prod/ledger", port: 8080 },
      http: {
        method: "GET",
        authority: "ledger.acme-bank.com",
        path: "/accounts/7",
        headers: { authorization: `Bearer ${TOKEN}` },
      },
    },
  ],
};

const NAMES = /acme|ledger-prod|branch-prod|erika|mustermann|otto|teller|8\.8\.4\.4/i;

test.beforeEach(async ({ lobby, page }) => {
  const link = writeLink({ scenario: SCENARIO });
  if (link.kind !== "link") throw new Error("the scenario fits no link");
  await lobby.open(link.hash);
  await expect(lobby.rows).toHaveCount(2);
  await page.getByRole("button", { name: "Share" }).click();
});

test("before copying one sees what is inside, and is warned of secrets", async ({ page }) => {
  const dialog = page.getByRole("dialog");
  const inside = dialog.getByRole("region", { name: SHARE.inside.title });
  for (const [kind, value] of [
    ["2 namespaces", "ledger-prod"],
    ["2 email addresses", "otto.normal@acme-bank.com"],
    ["1 address", "8.8.4.4"],
    ["1 principal", "cluster.local/ns/branch-prod/sa/teller"],
    ["1 token", "eyJhbGciOiJSUzI1NiIs"],
  ] as const) {
    await inside.getByText(kind, { exact: true }).click();
    await expect(inside.getByRole("listitem").filter({ hasText: value }).first()).toBeVisible();
  }
  const warning = dialog.getByRole("region", { name: SHARE.secrets.title(1) });
  await expect(warning).toContainText("in Erika with her token");
  await expect(warning).toContainText("not expired by this scenario's clock");
  await expect(warning).toContainText("issued by https://login.acme-bank.com");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test("a pseudonymised link has no original name in it, and opens with the same verdicts", async ({
  lobby,
  page,
  browser,
}) => {
  const own = await lobby.rows.allTextContents();
  const address = page.url();
  const dialog = page.getByRole("dialog");
  const link = dialog.getByRole("textbox", { name: SHARE.link, exact: true });
  const original = await link.inputValue();
  await dialog.getByRole("button", { name: SHARE.copies.pseudonyms }).click();
  await expect(dialog.getByText(SHARE.copies.same(2))).toBeVisible();
  await expect(dialog.getByText(SHARE.copies.made.pseudonyms)).toBeVisible();
  await expect(dialog.getByRole("region", { name: /secret/ })).toBeHidden();
  const copied = await link.inputValue();
  expect(copied).not.toBe(original);

  const elsewhere = await browser.newContext();
  const other = lobbyPage(await elsewhere.newPage());
  await other.page.goto(copied);
  await expect(other.rows).toHaveCount(2);
  const shared = other.inAddress();
  expect(JSON.stringify(shared)).not.toMatch(NAMES);
  expect(shared?.scenario.requests?.[1]?.jwt?.claims?.exp).toBe(4_102_444_800);
  const text = shared?.scenario.resources?.[0];
  expect(text).toMatchObject({ text: expect.stringMatching(/^# asked by user/) });
  for (const [index, words] of own.entries()) {
    const verdict = /\d{3}|closed/i.exec(words)?.[0] ?? "no verdict";
    await expect(other.rows.nth(index)).toContainText(verdict);
  }
  await elsewhere.close();

  await dialog.getByRole("button", { name: SHARE.copies.original }).click();
  await expect(link).toHaveValue(original);
  await page.keyboard.press("Escape");
  expect(page.url()).toBe(address);
  expect(JSON.stringify(lobby.inAddress())).toMatch(NAMES);
});

test("minted tokens take the place of pasted ones, and names stay", async ({ lobby, page }) => {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: SHARE.copies.mint }).click();
  await expect(dialog.getByText(SHARE.copies.same(2))).toBeVisible();
  await expect(dialog.getByText(SHARE.copies.minted(1))).toBeVisible();
  await expect(dialog.getByRole("region", { name: /secret/ })).toBeHidden();
  const copied = await dialog.getByRole("textbox", { name: SHARE.link, exact: true }).inputValue();
  await page.goto(copied);
  await expect
    .poll(() => lobby.inAddress()?.scenario.requests?.[1]?.jwt?.claims?.sub)
    .toBe("erika.mustermann");
  expect(JSON.stringify(lobby.inAddress())).not.toContain(TOKEN);
});

test("in the dark, the copy outlives a look at another tab of the dialog", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const dialog = page.getByRole("dialog");
  const link = dialog.getByRole("textbox", { name: SHARE.link, exact: true });
  await dialog.getByRole("button", { name: SHARE.copies.pseudonyms }).click();
  await expect(dialog.getByText(SHARE.copies.same(2))).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const copied = await link.inputValue();
  await dialog.getByRole("tab", { name: "Markdown" }).click();
  await expect(dialog.getByRole("textbox")).toHaveValue(/AuthorizationPolicy/);
  expect(await dialog.getByRole("textbox").inputValue()).not.toMatch(NAMES);
  await dialog.getByRole("tab", { name: "Embed" }).click();
  const frame = await dialog.getByRole("textbox", { name: "HTML" }).inputValue();
  expect(frame).toContain(new URL(copied).hash);
  expect(frame).not.toMatch(NAMES);
  await dialog.getByRole("tab", { name: SHARE.link, exact: true }).click();
  await expect(link).toHaveValue(copied);
});

test("the size of the link is said, and the file is offered", async ({ page }) => {
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/\d characters\. /)).toBeVisible();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: SHARE.copies.pseudonyms }).click();
  await expect(dialog.getByText(SHARE.copies.same(2))).toBeVisible();
  await dialog.getByRole("button", { name: SHARE.download }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.lobby\.yaml$/);
  expect(file.suggestedFilename()).not.toMatch(NAMES);
});
