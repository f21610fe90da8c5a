// Takes docs/screenshot.png from the built page in a real browser, as the README shows it.
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findBrowser } from "./find-browser.mjs";

const server = await preview({ preview: { port: 4190, host: "localhost" } });
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  colorScheme: "light",
});
await page.goto(server.resolvedUrls.local[0]);
await page.locator(".monaco-editor .view-line").first().waitFor();
await page.evaluate(() => document.fonts.ready);
// The editor scrolls to the lit lines; the picture is of where it comes to rest.
await page.waitForTimeout(2500);
await page.screenshot({ path: "docs/screenshot.png", animations: "disabled" });
await browser.close();
await server.close();
