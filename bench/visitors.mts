/**
 * Main-thread time of 200 visitors who walk in together, in milliseconds a frame, beside the same page at rest: the
 * difference is what their movement costs (goal: 0.1 at most). Prints numbers and asserts none:
 * `npx tsx bench/visitors.mts`, with a build in dist/ (`npm run build`) or its address as the first argument.
 */
import { chromium, type Page } from "@playwright/test";
import { preview } from "vite";
import { writeLink } from "../src/share/codec.ts";

const VISITORS = 200;
const SECONDS = 5;
const FRAMES_A_SECOND = 60;

const POLICIES = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: istio-system }
spec: { mtls: { mode: STRICT } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: no-writes, namespace: default }
spec: { action: DENY, rules: [{ to: [{ operation: { methods: ["DELETE"] } }] }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: read, namespace: default }
spec: { rules: [{ to: [{ operation: { methods: ["GET", "DELETE"] } }] }] }
`;

const METHODS = ["GET", "DELETE", "POST"] as const;

function linkOfMany(): string {
  const requests = Array.from({ length: VISITORS + 1 }, (_, index) => ({
    name: `visitor ${index}`,
    from: index % 7 === 0 ? { plaintext: true } : { workload: "default/caller" },
    to: { workload: "default/backend", port: 8080 },
    http: { method: METHODS[index % METHODS.length] ?? "GET", path: "/" },
  }));
  const link = writeLink({
    scenario: {
      lobby: 1,
      name: "200 visitors",
      workloads: [
        { name: "caller", namespace: "default" },
        { name: "backend", namespace: "default", ports: [{ port: 8080, protocol: "http" }] },
      ],
      resources: [{ name: "policies.yaml", text: POLICIES }],
      requests,
    },
  });
  if (link.kind !== "link") throw new Error("the scenario is too large for a link");
  return link.hash;
}

const METRICS = ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration", "TaskDuration"];

/** What the main thread does in the next seconds, in milliseconds a frame. */
async function costOf(page: Page): Promise<ReadonlyMap<string, number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const read = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return new Map(metrics.map(({ name, value }) => [name, value]));
  };
  const before = await read();
  await page.waitForTimeout(SECONDS * 1000);
  const after = await read();
  return new Map(
    METRICS.map((name) => {
      const seconds = (after.get(name) ?? 0) - (before.get(name) ?? 0);
      return [name, (seconds * 1000) / (SECONDS * FRAMES_A_SECOND)];
    }),
  );
}

async function main(): Promise<void> {
  const given = process.argv[2];
  const server = given === undefined ? await preview({ preview: { port: 4189 } }) : null;
  const address = given ?? server?.resolvedUrls?.local[0] ?? "";
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    args: ["--no-sandbox"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${address}#${linkOfMany()}`);
    // The editor comes behind the first verdict; its start is not theirs.
    await page.locator(".monaco-editor").first().waitFor();
    await page.getByRole("button", { name: "Play all" }).click();
    await page
      .locator("[data-visitor]")
      .nth(VISITORS - 2)
      .waitFor({ state: "attached" });
    // What starting costs is another number; this one is what every frame costs from then on.
    await page.waitForTimeout(500);
    const moving = await costOf(page);
    const running = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === "running").length,
    );
    console.log(`${running} animations still running after ${SECONDS} s`);
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    await page.waitForTimeout(500);
    const resting = await costOf(page);
    console.log("".padEnd(20), "moving".padStart(9), "at rest".padStart(9), "(ms a frame)");
    for (const [name, cost] of moving)
      console.log(
        name.padEnd(20),
        cost.toFixed(4).padStart(9),
        (resting.get(name) ?? 0).toFixed(4).padStart(9),
      );
  } finally {
    await browser.close();
    await server?.close();
  }
}

await main();
