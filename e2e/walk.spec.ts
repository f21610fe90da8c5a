import type { LobbyPage } from "./support/lobby-page.ts";
import { expect, test } from "./support/test.ts";

/** `Step 3 of 6`. */
const at = (step: number, of: number) => new RegExp(`^Step ${step} of ${of}\\b`);

async function pictureOf({ scene }: LobbyPage): Promise<string> {
  return scene.evaluate((svg) => svg.outerHTML);
}

test.describe("with motion", () => {
  test("play goes from the street to the decision, and pause holds it", async ({ lobby, page }) => {
    await lobby.open();
    await expect(lobby.scene).toHaveAccessibleName(at(6, 6));
    await lobby.button("Play").click();
    await expect(lobby.scene).toHaveAccessibleName(at(1, 6));
    await expect(lobby.scene).toHaveAccessibleName(at(2, 6));
    await lobby.button("Pause").click();
    const held = await pictureOf(lobby);
    await expect(lobby.button("Play")).toBeVisible();
    await page.clock.install();
    await page.clock.runFor(10_000);
    expect(await pictureOf(lobby)).toBe(held);
    await lobby.button("Play").click();
    await page.clock.runFor(10_000);
    await expect(lobby.scene).toHaveAccessibleName(at(6, 6));
    await expect(lobby.button("Play")).toBeVisible();
  });

  test("scrubbing back to a step shows the same picture as arriving there", async ({ lobby }) => {
    await lobby.open();
    await lobby.button("First step").click();
    const arriving = [await pictureOf(lobby)];
    for (let step = 2; step <= 6; step++) {
      await lobby.button("Step forward").click();
      await expect(lobby.scene).toHaveAccessibleName(at(step, 6));
      arriving.push(await pictureOf(lobby));
    }
    expect(new Set(arriving).size).toBe(6);
    for (const step of [3, 1, 5, 2, 6, 4]) {
      await lobby.steps.nth(step - 1).click();
      await expect(lobby.scene).toHaveAccessibleName(at(step, 6));
      expect(await pictureOf(lobby)).toBe(arriving[step - 1]);
    }
  });
});

test.describe("stills", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("with reduced motion nothing moves, and the content is the same", async ({ lobby }) => {
    await lobby.open();
    await lobby.button("First step").click();
    await lobby.button("Step forward").click();
    await expect(lobby.scene).toHaveAccessibleName(at(2, 6));
    const moving = () =>
      lobby.page.evaluate(() => document.getAnimations().filter((a) => a.playState === "running"));
    expect(await moving()).toEqual([]);
    await lobby.page.emulateMedia({ reducedMotion: "no-preference" });
    const still = await pictureOf(lobby);
    await lobby.button("First step").click();
    await lobby.button("Step forward").click();
    expect((await moving()).length).toBeGreaterThan(0);
    expect(await pictureOf(lobby)).toBe(still);
  });
});

test("steps are taken by click and by keyboard, and the address has them", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await lobby.steps.nth(1).click();
  await expect(lobby.scene).toHaveAccessibleName(at(2, 6));
  await expect.poll(() => lobby.inAddress()?.step).toBe(1);
  await page.keyboard.press("ArrowRight");
  await expect(lobby.steps.nth(2)).toBeFocused();
  await expect(lobby.stage).toContainText("Form check");
  await page.keyboard.press("End");
  await expect(lobby.scene).toHaveAccessibleName(at(6, 6));
  await expect(lobby.button("Step forward")).toBeDisabled();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(lobby.scene).toHaveAccessibleName(at(4, 6));
  await expect.poll(() => lobby.inAddress()?.step).toBe(3);
  await page.keyboard.press("Home");
  await expect(lobby.scene).toHaveAccessibleName(at(1, 6));
  await expect(lobby.button("Step back")).toBeDisabled();
  await expect.poll(() => lobby.inAddress()?.step).toBe(0);
  await page.reload();
  await expect(lobby.scene).toHaveAccessibleName(at(1, 6));
  await lobby.button("Last step").click();
  await expect(lobby.scene).toHaveAccessibleName(at(6, 6));
  await expect(lobby.button("Last step")).toBeDisabled();
});

test("three depths cut the walk ever finer, and stay where one is", async ({ lobby }) => {
  await lobby.open();
  await expect(lobby.steps).toHaveCount(6);
  await lobby.stage.getByRole("radio", { name: "Policies" }).check();
  const policies = await lobby.steps.count();
  await expect(lobby.scene).toHaveAccessibleName(/Guards\. .*403 RBAC: access denied/);
  await lobby.stage.getByRole("radio", { name: "Clauses" }).check();
  await expect.poll(() => lobby.steps.count()).toBeGreaterThan(policies);
  await expect(lobby.scene).toHaveAccessibleName(/Guards\./);
  await expect.poll(() => lobby.inAddress()?.depth).toBe("clauses");
});

test("each stage that refuses does so in its own place", async ({ lobby }) => {
  await lobby.open();
  const endings = [
    ["Legacy cron, plaintext", /Front door\. .*The client gets: connection closed/],
    ["Alice, yesterday's token", /Badge reader\. .*401 Jwt is expired/],
    ["Frontend writes data", /Guards\. .*403 RBAC: access denied/],
    ["Reports asks for a status", /Employees\. .*403 RBAC: access denied/],
    ["Alice reads data", /Office\. .*200, answered by backend/],
  ] as const;
  for (const [name, ending] of endings) {
    await lobby.row(name).click();
    await expect(lobby.scene).toHaveAccessibleName(ending);
  }
  await lobby.row("Frontend lists orders").click();
  await lobby.button("Edit").click();
  await lobby.form.getByLabel("Value of header 1").fill("no");
  await expect(lobby.scene).toHaveAccessibleName(/Executives\. .*403 denied by ext_authz/);
});

test("figure, tree, step and text are one selection", async ({ lobby, page }) => {
  await lobby.open();
  await expect(lobby.editor).toBeVisible();
  const { litLines } = lobby;
  const rule = lobby.tree.getByRole("treeitem", { name: /deny-all-backend rule\[0\]/ });
  const guard = lobby.button("default/deny-all-backend, matches");
  const executive = lobby.button("default/ask-authz, matches");
  const chosen = async (guardLit: boolean) => {
    await expect(rule).toHaveAttribute("aria-selected", String(guardLit));
    await expect(guard).toHaveAttribute("aria-pressed", String(guardLit));
    await expect(lobby.scene).toHaveAccessibleName(guardLit ? /Guards/ : /Executives/);
  };
  await chosen(true);
  await expect(page.getByText("saw POST, so 403")).toBeVisible();
  const denyRule = ["-to:", "-operation:", 'paths:["/api/*"]', 'notMethods:["GET"]'];
  const withoutNotes = async () => (await litLines()).map((line) => line.replace(/saw.*$/, ""));
  await expect.poll(withoutNotes).toEqual(denyRule);

  await test.step("a row of the tree lights its figure, step and lines", async () => {
    await lobby.tree.getByRole("treeitem", { name: /^CUSTOM/ }).press("ArrowRight");
    await lobby.tree.getByRole("treeitem", { name: /ask-authz rule\[0\]/ }).click();
    await chosen(false);
    await expect(executive).toHaveAttribute("aria-pressed", "true");
    await expect.poll(withoutNotes).toEqual(["-to:", '-operation:{paths:["/api/*"]}']);
  });
  await test.step("a figure lights its row, step and the policy's name", async () => {
    await guard.click();
    await chosen(true);
    await expect.poll(litLines).toEqual(["name:deny-all-backend"]);
  });
  await test.step("a step lights its row, figure and lines", async () => {
    await lobby.steps.nth(3).click();
    await chosen(false);
    await expect.poll(withoutNotes).toEqual(["-to:", '-operation:{paths:["/api/*"]}']);
    await lobby.steps.nth(5).click();
    await chosen(true);
    await expect.poll(withoutNotes).toEqual(denyRule);
  });
  await test.step("the margin beside a line lights its row, figure and step", async () => {
    // In the street nothing is lit, and the text stays where it is.
    await lobby.steps.first().click();
    await expect(guard).toHaveAttribute("aria-pressed", "false");
    const policies = page.getByRole("region", { name: "Policies" });
    const text = await policies.boundingBox();
    const line = await policies.getByText("notMethods", { exact: true }).boundingBox();
    if (line === null || text === null) throw new Error("the line has no place");
    await page.mouse.click(text.x + 8, line.y + line.height / 2);
    await expect(lobby.tree.getByRole("treeitem", { name: /holds: notMethods/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await expect(guard).toHaveAttribute("aria-pressed", "true");
    await expect(lobby.scene).toHaveAccessibleName(/Guards/);
  });
});

test("the order of the stages is a switch, and the other order answers otherwise", async ({
  lobby,
  page,
}) => {
  await lobby.open();
  await lobby.row("Alice, yesterday's token").click();
  await lobby.button("Edit").click();
  await lobby.form.getByLabel("Value of header 1").fill("no");
  await expect(lobby.verdict).toHaveText("403 denied by an executive");
  await lobby.button("Order: as proxies run it").click();
  await expect(lobby.verdict).toHaveText("401 refused by the badge reader");
  await expect.poll(() => lobby.inAddress()?.scenario.mesh?.stageOrder).toBe("documented");
  await expect(lobby.steps.last()).toHaveAccessibleName(/Badge reader/);
  await page.getByRole("button", { name: "Order: as the docs draw it" }).click();
  await expect(lobby.verdict).toHaveText("403 denied by an executive");
});
