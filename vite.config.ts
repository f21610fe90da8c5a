import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { ownFiles, withoutCdn } from "./scripts/build-plugins.ts";

export default defineConfig({
  // Relative, so that dist/ works under any path.
  base: "./",
  plugins: [
    withoutCdn(),
    react(),
    ownFiles(),
    VitePWA({
      // The worker is ours (src/offline/sw.ts says why); the plugin builds it and writes the list of files into it.
      strategies: "injectManifest",
      srcDir: "src/offline",
      filename: "sw.ts",
      registerType: "prompt",
      injectRegister: false,
      includeManifestIcons: false,
      injectManifest: {
        rollupFormat: "iife",
        // The plugin adds the manifest itself.
        globPatterns: ["**/*.{html,js,css,svg,png,ttf,woff2}"],
        // Monaco; a file that is left out would be missing when the cable is.
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
      },
      manifest: {
        id: "./",
        start_url: "./",
        scope: "./",
        name: "Lobby",
        short_name: "Lobby",
        description: "A playground for Istio's security policies. Nothing leaves the page.",
        display: "standalone",
        background_color: "#eef1f2",
        theme_color: "#ffffff",
        icons: [
          { src: "favicon.svg", sizes: "any", type: "image/svg+xml" },
          { src: "icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "icon-512.png", sizes: "512x512", type: "image/png" },
          {
            src: "icon-maskable-512.png",
            sizes: "512x512",
            type: "image/png",
            purpose: "maskable",
          },
        ],
      },
    }),
  ],
  worker: { format: "es" },
  // A sandboxed frame has no origin, and gets scripts only from a server that allows everybody (docs/embedding.md).
  preview: { cors: false, headers: { "Access-Control-Allow-Origin": "*" } },
  build: {
    target: "es2023",
    // Monaco is one lazy chunk; its size has a budget of its own (.size-limit.mjs).
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      output: {
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
  test: {
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    // The properties and the recordings are many cases each; none is slow alone.
    testTimeout: 120_000,
  },
});
