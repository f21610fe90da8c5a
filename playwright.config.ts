import { defineConfig } from "@playwright/test";

const port = Number(process.env.LOBBY_E2E_PORT ?? 4179);

export default defineConfig({
  testDir: "e2e",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "node_modules/.cache/lobby/playwright.json" }]],
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    // Tests paste into the editor and read it as a user would.
    permissions: ["clipboard-read", "clipboard-write"],
    // Debian's Chromium stands in for Playwright's own (scripts/find-browser.mjs says which).
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    },
  },
  webServer: {
    command: `node scripts/start.mjs --port ${port} --strict-port --no-build`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
