import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Relative, so that dist/ works under any path.
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
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
